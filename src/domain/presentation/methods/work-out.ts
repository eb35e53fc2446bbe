import { completeFinding } from '#domain/alignment/complete-finding';
import type { Rule } from '#domain/alignment/draft-finding';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import type { Catalogue } from '#domain/framework/catalogue';
import type { AgencyRow } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { pointsInWords } from '../severity-words.ts';
import { tellFinding } from '../tell-finding.ts';
import { exampleCatalogue } from './example-rows.ts';
import { line, type Line } from './method.ts';

/** The day examples are judged on, unless they say another. */
export const EXAMPLE_DAY = '2026-11-22';

/** The place of examples that need one. */
const EXAMPLE_PLACE = 'P';

/** A small world on a day; with agencies it is a place. */
export interface ExampleWorld {
  readonly parts: Partial<Omit<Catalogue, 'version'>>;
  readonly agencies?: readonly AgencyRow[];
  readonly comparator?: string;
  readonly rows?: readonly FigureRow[];
  readonly asOf?: string;
}

/** What holds in an example. */
export function exampleSnapshot({ parts, agencies, comparator, rows, asOf }: ExampleWorld): Snapshot {
  const place =
    agencies === undefined ? null : { place: EXAMPLE_PLACE, comparator: comparator ?? null, agencies, delegations: [] };
  return takeSnapshot(exampleCatalogue(parts), place, Figures.from(rows ?? []), asOf ?? EXAMPLE_DAY);
}

/** What one rule finds in an example, in order of id, each with the sentence it would get. */
export function workOut(
  rule: Rule,
  world: ExampleWorld,
): readonly { readonly finding: Finding; readonly sentence: string }[] {
  const snapshot = exampleSnapshot(world);
  return rule(snapshot)
    .map((draft) => completeFinding(snapshot, draft, null))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((finding) => ({ finding, sentence: sentenceOf(finding, snapshot) }));
}

/** The example is nowhere in England, so it must not say that it is true everywhere there. */
function sentenceOf(finding: Finding, snapshot: Snapshot): string {
  return tellFinding(finding, { snapshot, placeName: snapshot.place === null ? null : 'the place' }).replace(
    / ?True everywhere in England\.$/,
    '',
  );
}

/** How severe and how sure a finding of an example is. */
export function judgementLines(finding: Finding): readonly Line[] {
  const { severity } = finding;
  return [
    ...(severity === null ? [] : [line('Severity', `${severity.band}, ${pointsInWords(severity)}`)]),
    line('Confidence', finding.confidence),
  ];
}
