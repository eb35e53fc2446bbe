import type { FinderView } from '#domain/contract/finder-view';
import { toFinderView } from '#domain/presentation/to-finder-view';
import type { Knowledge } from './knowledge.ts';
import type { PlaceReports } from './place-reports.ts';
import { showConflicts } from './show-conflicts.ts';
import { showPlace } from './show-place.ts';
import { showPlaceMeasures } from './show-place-measures.ts';

/**
 * Everything that can be gone to by name on a day, with the organisations, conflicts and measures of a place when one is named.
 * @throws NotPossibleError for a place that is not there
 */
export async function showFinder(
  knowledge: Knowledge,
  reports: PlaceReports,
  asOf: string,
  today: string,
  place?: string,
): Promise<FinderView> {
  const boards = knowledge.register
    .boardsOn(asOf)
    .map(({ code, name, board, region }) => ({ code, name, board, region: region?.name ?? null }));
  if (place === undefined) return toFinderView(asOf, boards, null);
  const { code, name, agencies } = showPlace(knowledge, place, asOf, today);
  const [conflicts, measures] = await Promise.all([
    showConflicts(knowledge, reports, place, asOf),
    showPlaceMeasures(knowledge, reports, place, asOf),
  ]);
  return toFinderView(asOf, boards, {
    code,
    name,
    agencies,
    conflicts: conflicts.conflicts.map(({ card }) => card),
    measures: measures.rows,
  });
}
