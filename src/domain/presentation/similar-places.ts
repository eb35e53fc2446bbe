import type { Board } from '#domain/framework/place-agencies';
import { inDigits, ordinal, shareInWords } from './number-words.ts';

/**
 * How likeness is worked out, for the reader. Source: the register of places (data/places), field `similar`: ten nearest by the
 * square root of the sum of four squared differences, each over its standard deviation.
 */
export const SIMILAR_METHOD =
  'Similar: the ten nearest places by population (its logarithm), the shares of people aged 65 and over and 85 and over (all mid-2020) and the average score of the Indices of Deprivation 2025. Each difference is divided by its standard deviation over 150 places; the distance is the square root of the sum of their squares. Type of council and region are left out on purpose. Sources: ONS mid-2020 population estimates; MHCLG English Indices of Deprivation 2025.';

/** Most places that are proposed. */
const MOST_PROPOSED = 6;

/** A place that is like one that was chosen. */
export interface SimilarPlace {
  readonly board: Board;
  readonly reason: string;
}

/**
 * Places to set beside those chosen: the similar places of each, nearest first, each once and none that is chosen.
 * @param onTheDay the board of a code on the day; null when none stands there
 */
export function proposeSimilar(
  chosen: readonly Board[],
  onTheDay: (code: string) => Board | null,
): readonly SimilarPlace[] {
  const taken = new Set(chosen.map((board) => board.code));
  const candidates = chosen.flatMap((board) =>
    board.similar.flatMap(({ code, distance }, index) => {
      const other = onTheDay(code);
      return other === null || taken.has(other.code) ? [] : [{ board: other, of: board, distance, rank: index + 1 }];
    }),
  );
  const nearest = new Map<string, (typeof candidates)[number]>();
  for (const candidate of candidates) {
    const known = nearest.get(candidate.board.code);
    if (known === undefined || candidate.distance < known.distance) nearest.set(candidate.board.code, candidate);
  }
  return [...nearest.values()]
    .sort((a, b) => a.distance - b.distance || (a.board.name < b.board.name ? -1 : 1))
    .slice(0, MOST_PROPOSED)
    .map(({ board, of, distance, rank }) => ({ board, reason: reasonOf(board, of, distance, rank) }));
}

function reasonOf(board: Board, of: Board, distance: number, rank: number): string {
  const place = rank === 1 ? 'nearest' : `${ordinal(rank)} nearest`;
  const said = `${place} to ${of.name} in size, age and deprivation (distance ${inDigits(distance, 1)})`;
  const [mine, theirs] = [board.population, of.population];
  if (mine === null || theirs === null) return said;
  return `${said}: ${people(mine.all)} people, ${share(mine)} aged 65 and over; ${of.name} ${people(theirs.all)} and ${share(theirs)}`;
}

/** Who lives in a place: `799,000 people in mid-2020, 16% aged 65 and over`; empty where it is not on file. */
export function peopleInWords({ population }: Board): string {
  return population === null
    ? ''
    : `${people(population.all)} people in mid-2020, ${share(population)} aged 65 and over`;
}

function people(count: number): string {
  return inDigits(count < 10_000 ? count : Math.round(count / 1000) * 1000, 0);
}

function share({ all, over65 }: NonNullable<Board['population']>): string {
  return shareInWords(all === 0 ? 0 : over65 / all);
}
