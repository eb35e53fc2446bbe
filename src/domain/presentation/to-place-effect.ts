import type { AlignmentReport, Finding } from '#domain/alignment/report';
import type { Snapshot } from '#domain/alignment/snapshot';
import { compareReports } from '#domain/alignment/what-if/compare-reports';
import type { EffectRow, PlaceEffectView } from '#domain/contract/upload-effects-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import { byWeight } from './by-weight.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { changesOf, differenceSentence } from './what-if/tell-difference.ts';

/** Rows of one place that are listed. */
const MOST_ROWS = 12;
/** What `changesOf` says where a reader would see no change. */
const UNSEEN = 'only its working changes';

/** One place on one day, as the rules see it. */
export interface SeenPlace {
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
}

/**
 * What changes between two analyses of one place on one day, conflict by conflict, headlines first. A conflict whose sentence, place,
 * severity and evidence stay the same stays, whatever changes in its working.
 */
export function toPlaceEffect(
  place: { readonly code: string; readonly name: string },
  before: SeenPlace,
  after: SeenPlace,
): PlaceEffectView {
  const difference = compareReports(before.report, after.report);
  const [then, now] = [cardsOf(place.name, before), cardsOf(place.name, after)];
  const rows: (EffectRow & { readonly finding: Finding })[] = [];
  for (const finding of difference.appeared.filter(isConflict)) {
    const card = now(finding);
    rows.push({ ...rowOf(finding, 'comes', null, card), finding });
  }
  for (const finding of difference.gone.filter(isConflict)) {
    const card = then(finding);
    rows.push({ ...rowOf(finding, 'goes', card, null), finding });
  }
  for (const pair of difference.changed) {
    if (!isConflict(pair.after)) continue;
    const [was, is] = [then(pair.before), now(pair.after)];
    const changes = changesOf({ card: was, finding: pair.before }, { card: is, finding: pair.after }).filter(
      (words) => words !== UNSEEN && !words.startsWith('said before:'),
    );
    if (changes.length === 0 && was.sentence === is.sentence) continue;
    rows.push({ ...rowOf(pair.after, 'changes', was, is), changes, finding: pair.after });
  }
  rows.sort((a, b) => headlineOf(a) - headlineOf(b) || byWeight(a.finding, b.finding));
  const count = (fate: EffectRow['fate']): number => rows.filter((row) => row.fate === fate).length;
  const counts = { gone: count('goes'), appeared: count('comes'), changed: count('changes') };
  return {
    place: { code: place.code, name: place.name },
    asOf: after.snapshot.asOf,
    asOfWords: dayInWords(after.snapshot.asOf),
    sentence: differenceSentence(counts, 1),
    rows: rows.slice(0, MOST_ROWS).map(({ finding: _finding, ...row }) => row),
    more: Math.max(0, rows.length - MOST_ROWS),
    stay: after.report.findings.filter(isConflict).length - counts.appeared - counts.changed,
  };
}

function isConflict(finding: Finding): boolean {
  return finding.kind !== 'SYNERGY';
}

function cardsOf(placeName: string, { snapshot, report }: SeenPlace): (finding: Finding) => FindingCard {
  const telling: Telling = { snapshot, placeName: placeInWords(placeName) };
  return (finding) => {
    const at = report.headlines.indexOf(finding.id);
    return toFindingCard(telling, finding, at < 0 ? null : at + 1);
  };
}

function rowOf(finding: Finding, fate: EffectRow['fate'], was: FindingCard | null, is: FindingCard | null): EffectRow {
  return {
    id: finding.id,
    fate,
    numberBefore: was?.number ?? null,
    numberAfter: is?.number ?? null,
    before: was?.sentence ?? null,
    after: is?.sentence ?? null,
    changes: [],
  };
}

function headlineOf({ numberBefore, numberAfter }: EffectRow): number {
  return Math.min(numberBefore ?? 99, numberAfter ?? 99);
}
