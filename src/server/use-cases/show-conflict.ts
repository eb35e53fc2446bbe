import type { ConflictView } from '#domain/contract/conflict-view';
import type { Finding } from '#domain/alignment/report';
import type { Identity } from '#domain/framework/catalogue';
import { toConflictView } from '#domain/presentation/to-conflict-view';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { findBoard } from './find-board.ts';
import { areasOfPlace, type Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import { lookUpFigures } from './look-up-figures.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PlaceReports } from './place-reports.ts';

/**
 * One conflict of a place on a day, with the counts and lines behind its figures.
 * @throws NotPossibleError for a place that is not there, or `unknown_conflict` when the rules do not find it there that day
 */
export async function showConflict(
  knowledge: Knowledge,
  reports: PlaceReports,
  observations: Pick<ObservationRepository, 'readObservations'>,
  code: string,
  id: string,
  asOf: string,
): Promise<ConflictView> {
  const board = findBoard(knowledge.register, code, asOf);
  const analysed = await reports.report(board, asOf);
  const finding = analysed.report.findings.find((one) => one.id === id);
  const lookup =
    finding === undefined
      ? null
      : await lookUpFigures(observations, measuresBehind(knowledge, finding), [
          ...areasOfPlace(board, asOf),
          ...(finding.area === undefined ? [] : [finding.area]),
        ]);
  const view = toConflictView(
    { ...analysed, lookup, sourceOf: (measure) => linesOfPublications(knowledge, [measure]).join('. ') },
    id,
  );
  if (view === null) throw new NotPossibleError({ code: 'unknown_conflict', found: id, place: board.name, asOf });
  return view;
}

/** The measures a finding lists, and those of the sum or split it rests on. */
function measuresBehind({ catalogue }: Knowledge, finding: Finding): readonly string[] {
  const identity = catalogue.identities.find((row) => row.id === finding.identity);
  return [...new Set([...finding.measures, ...(identity === undefined ? [] : measuresOf(identity))])];
}

function measuresOf(identity: Identity): readonly string[] {
  switch (identity.type) {
    case 'sum':
      return [identity.total, ...identity.parts];
    case 'split':
      return [...(identity.total === null ? [] : [identity.total]), ...identity.parts.map((part) => part.measure)];
    case 'same_quantity':
    case 'change_of':
    case 'numerator_is_denominator':
      return [identity.a, identity.b];
  }
}
