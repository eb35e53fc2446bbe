import { isWithin } from '#domain/alignment/snapshot';
import type { AgenciesView } from '#domain/contract/agencies-view';
import type { AgencyView } from '#domain/contract/agency-view';
import { hereWords } from '#domain/presentation/here-words';
import { toAgenciesView } from '#domain/presentation/to-agencies-view';
import { toAgencyView, type AgencyInput } from '#domain/presentation/to-agency-view';
import { toFindingCard } from '#domain/presentation/to-finding-card';
import { tellingOf } from '#domain/presentation/to-journey-view';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PlaceReports } from './place-reports.ts';

/** Who is held to what at a place on a day, and who pulls against whom. @throws NotPossibleError for a place that is not there */
export async function showAgencies(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
): Promise<AgenciesView> {
  const board = findBoard(knowledge.register, code, asOf);
  return toAgenciesView(await reports.report(board, asOf));
}

/**
 * One agency at a place on a day, with what is already worked out of the other places it serves.
 * @throws NotPossibleError for a place that is not there or an agency it never had
 */
export async function showAgency(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  agency: string,
  asOf: string,
): Promise<AgencyView> {
  const board = findBoard(knowledge.register, code, asOf);
  const analysed = await reports.report(board, asOf);
  const boards = knowledge.register.boardsOn(asOf);
  const others = boards.filter(
    (other) =>
      other.code !== board.code &&
      other.agencies.agencies.some((row) => row.id === agency && isWithin(asOf, row.from, row.to)),
  );
  const name = analysed.snapshot.agencies.get(agency)?.name ?? null;
  const known = await reports.known(others, asOf);
  const view = toAgencyView({ ...analysed, boards, elsewhere: lookElsewhere(known, agency, name) }, agency);
  if (view === null) throw new NotPossibleError({ code: 'unknown_agency', found: agency, place: board.name });
  return view;
}

function lookElsewhere(
  known: Awaited<ReturnType<PlaceReports['known']>>,
  agency: string,
  name: string | null,
): AgencyInput['elsewhere'] {
  const told = known.reports.flatMap((analysed) => {
    const telling = tellingOf(analysed);
    const byId = new Map(analysed.report.findings.map((finding) => [finding.id, finding]));
    return analysed.report.headlines.flatMap((id, index) => {
      const finding = byId.get(id);
      if (finding?.agencies?.includes(agency) !== true) return [];
      const card = toFindingCard(telling, finding, index + 1);
      return [
        {
          place: { code: analysed.board.code, name: analysed.board.name },
          conflict: card.id,
          sentence: card.sentence,
          here: card.here,
          hereWords: card.hereWords,
        },
      ];
    });
  });
  const first = known.summaries.flatMap(({ board, summary: { headline } }) =>
    headline === null || name === null || !headline.sentence.includes(name)
      ? []
      : [
          {
            place: { code: board.code, name: board.name },
            conflict: headline.id,
            sentence: headline.sentence,
            here: headline.here,
            hereWords: hereWords(headline.here),
          },
        ],
  );
  return { whole: known.reports.length, first: known.summaries.length, headlines: [...told, ...first] };
}
