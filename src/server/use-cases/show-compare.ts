import type { CompareNote, CompareView } from '#domain/contract/compare-view';
import type { Board } from '#domain/framework/place-agencies';
import { dayInWords } from '#domain/measure/period-words';
import { proposeSimilar } from '#domain/presentation/similar-places';
import { MOST_MEASURES, MOST_PLACES, toCompareView } from '#domain/presentation/to-compare-view';
import { areasOfPlace, type Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import type { PlaceReports } from './place-reports.ts';

/** What is asked of a comparison, as a link says it: lists with commas between. */
export interface CompareRequest {
  readonly places: string;
  readonly measures: string;
  readonly chart: string | null;
}

/**
 * Places side by side on a day. Nothing asked for is an error: what has no answer is said beside what has, with what was
 * probably meant.
 */
export async function showCompare(
  knowledge: Knowledge,
  reports: PlaceReports,
  request: CompareRequest,
  asOf: string,
): Promise<CompareView> {
  const { catalogue, register } = knowledge;
  const notes: CompareNote[] = [];
  const boards: Board[] = [];
  const left: Board[] = [];
  for (const code of listed(request.places)) {
    const found = register.find(code, asOf);
    if (found.kind !== 'in-force') notes.push(noteOn(code, found, asOf));
    else if ([...boards, ...left].includes(found.board))
      notes.push({
        what: 'same place twice',
        found: code,
        words: `${found.board.name} was asked for twice; it stands here once.`,
        ways: [],
      });
    else if (boards.length < MOST_PLACES) boards.push(found.board);
    else left.push(found.board);
  }
  if (left.length > 0)
    notes.push({
      what: 'too many places',
      found: left.map(({ code }) => code).join(','),
      words: `Six places can be read side by side. Left out: ${left.map(({ name }) => name).join(', ')}.`,
      ways: [],
    });
  const known = new Set(catalogue.measures.map(({ id }) => id));
  const asked = [...new Set(listed(request.measures))];
  const unknown = asked.filter((id) => !known.has(id));
  if (unknown.length > 0)
    notes.push({
      what: 'unknown measure',
      found: unknown.join(','),
      words: `${unknown.length === 1 ? 'A measure of this link is' : 'Some measures of this link are'} not on file and left out.`,
      ways: [],
    });
  const measures = asked.filter((id) => known.has(id));
  if (measures.length > MOST_MEASURES)
    notes.push({
      what: 'too many measures',
      found: measures.slice(MOST_MEASURES).join(','),
      words: `Twelve measures fit one table; the first twelve of this link are shown.`,
      ways: [],
    });
  const analysed = await Promise.all(boards.map(async (board) => reports.report(board, asOf)));
  const onTheDay = (code: string): Board | null => register.boardOfArea(code, asOf);
  return toCompareView({
    asOf,
    places: analysed.map(({ board, snapshot, report }) => ({
      board,
      snapshot,
      report,
      newestFigures: knowledge.figures.newestEnd(areasOfPlace(board, asOf), asOf, known),
    })),
    notes,
    similar: proposeSimilar(boards, onTheDay),
    measures: measures.slice(0, MOST_MEASURES),
    chart: request.chart,
    sourceLines: (ids) => linesOfPublications(knowledge, ids),
    catalogueVersion: catalogue.version,
  });
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

type NotFound = Exclude<ReturnType<Knowledge['register']['find']>, { readonly kind: 'in-force' }>;

function noteOn(code: string, found: NotFound, asOf: string): CompareNote {
  switch (found.kind) {
    case 'unknown':
      return {
        what: 'unknown place',
        found: code,
        words: `“${code}” is not the code of a board in England.`,
        ways: found.nearest.map((board) => ({ code: board.code, name: board.name, words: board.name })),
      };
    case 'not-yet':
    case 'ended':
      return {
        what: 'not there that day',
        found: code,
        words:
          found.kind === 'not-yet'
            ? `${found.board.name} has been a board since ${dayInWords(found.from)}; on ${dayInWords(asOf)} it was not there yet.`
            : `${found.board.name} was a board until ${dayInWords(found.to ?? '')}; on ${dayInWords(asOf)} it was no more.`,
        ways: found.neighboursInTime.map((board) => ({
          code: board.code,
          name: board.name,
          words: `${board.name} stood there on that day`,
        })),
      };
  }
}
