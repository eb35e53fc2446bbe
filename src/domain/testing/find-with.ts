import { completeFinding } from '#domain/alignment/complete-finding';
import type { Rule } from '#domain/alignment/draft-finding';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { aCatalogue } from './build-catalogue.ts';

/** What one rule finds in a catalogue on a day, completed and in order of id. */
export function findWith(
  rule: Rule,
  parts: Parameters<typeof aCatalogue>[0],
  at: { readonly place?: PlaceAgencies | null; readonly rows?: readonly FigureRow[]; readonly asOf?: string } = {},
): readonly Finding[] {
  const snapshot = takeSnapshot(
    aCatalogue(parts),
    at.place ?? null,
    Figures.from(at.rows ?? []),
    at.asOf ?? '2026-11-22',
  );
  return rule(snapshot)
    .map((draft) => completeFinding(snapshot, draft, null))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
