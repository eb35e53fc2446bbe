import type { Problem } from '#domain/contract/places-view';
import { dayWords } from '#domain/presentation/day-words';
import { words } from '#app/words/words';

/** What a problem page says, before its links are known: `ways` lead to a place on a day (null: today's or the day asked for). */
export type ProblemWords = {
  readonly heading: string;
  readonly reasons: readonly string[];
  readonly waysHeading: string;
  readonly ways: readonly { readonly words: string; readonly place: string; readonly asOf: string | null }[];
  readonly canRetry: boolean;
  readonly code: string;
};

/** Which page asked, and for which place and day. */
type Asked = {
  readonly page: 'place' | 'conflict' | 'measure' | 'agency';
  readonly place: string;
  readonly asOf: string | null;
};

/** What every problem page says unless it has more to say. */
const plain = { reasons: [], waysHeading: '', ways: [], canRetry: false, code: '' };

/** No page stands at the address. */
export const noPageHere: ProblemWords = { ...plain, heading: words.notFound.heading, reasons: [words.notFound.text] };

/** Puts a problem into words: a sentence, a reason, a next step; null where there is none. */
export function describeProblem(problem: Problem, about: Asked): ProblemWords;
export function describeProblem(problem: Problem | null, about: Asked): ProblemWords | null;
export function describeProblem(problem: Problem | null, about: Asked): ProblemWords | null {
  if (problem === null) return null;
  if (problem.place !== undefined) {
    const { name, from, to, neighbours } = problem.place;
    const ended = to !== null && about.asOf !== null && about.asOf > to ? to : null;
    return {
      ...plain,
      heading: words.notInForce.heading(name, about.asOf === null ? words.asAt.today : dayWords(about.asOf)),
      reasons: [ended !== null ? words.notInForce.until(dayWords(ended)) : words.notInForce.from(dayWords(from))],
      waysHeading: words.notInForce.neighbours,
      ways: neighbours.map((neighbour) => ({
        words: neighbour.words,
        place: neighbour.code,
        asOf: neighbour.asOf,
      })),
    };
  }
  if (problem.status === 404 && about.page === 'conflict' && problem.suggestions === undefined) {
    return {
      ...plain,
      heading: words.notFound.conflictHeading,
      reasons: [words.notFound.conflictText],
      ways: [{ words: words.notFound.toJourney, place: about.place, asOf: about.asOf }],
    };
  }
  if (problem.code === 'unknown_agency') {
    return {
      ...plain,
      heading: words.notFound.agencyHeading,
      reasons: [words.notFound.agencyText],
      ways: [{ words: words.notFound.toAgencies, place: about.place, asOf: about.asOf }],
    };
  }
  if (problem.code === 'unknown_step' || problem.code === 'unknown_seam') {
    const isStep = problem.code === 'unknown_step';
    return {
      ...plain,
      heading: isStep ? words.notFound.stepHeading : words.notFound.seamHeading,
      reasons: [isStep ? words.notFound.stepText : words.notFound.seamText],
      ways: [{ words: words.notFound.toLine, place: about.place, asOf: about.asOf }],
    };
  }
  if (problem.code === 'unknown_measure') {
    return {
      ...plain,
      heading: words.notFound.measureHeading,
      reasons: [words.notFound.measureText],
      ways: [{ words: words.notFound.toJourney, place: about.place, asOf: about.asOf }],
    };
  }
  if (problem.status === 404) {
    return {
      ...plain,
      heading: words.notFound.placeHeading,
      reasons: [words.notFound.placeText],
      waysHeading: words.notFound.meant,
      ways: (problem.suggestions ?? []).map(({ code, name }) => ({
        words: name,
        place: code,
        asOf: about.asOf,
      })),
    };
  }
  if (problem.status === 400 || problem.status === 422) {
    return {
      ...plain,
      heading: words.problems.badDayHeading,
      reasons: [problem.detail].filter((text) => text !== ''),
    };
  }
  return {
    ...plain,
    heading: words.problems.heading,
    reasons: [
      problem.code === 'unreachable' ? words.problems.unreachable : problem.detail || words.problems.unknown,
      words.problems.next,
    ],
    canRetry: true,
    code: problem.code === 'unreachable' || problem.code === 'unreadable' ? '' : problem.code,
  };
}
