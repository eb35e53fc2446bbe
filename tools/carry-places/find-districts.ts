import type { District } from '#domain/framework/place-agencies';

/** A line of the lookup of district codes 2016 to 2024: `ltla16_code`, `ltla16_name` ... `ltla24_code`, `ltla24_name`. */
export type DistrictLine = Readonly<Record<string, string>>;

/** What is needed of a board to find its districts. */
export interface BoardWithDistricts {
  readonly code: string;
  readonly name: string;
  readonly successors: readonly string[];
}

const FIRST_YEAR = 16;
const LAST_YEAR = 24;

/**
 * The districts of each board by its code: those of a county, and for a council made of districts those it was made of.
 * A district's dates follow from the years it stands in: codes change on 1 April.
 * @param countyOf county of a district code, for the codes of 2021 and 2023
 */
export function findDistricts(
  lines: readonly DistrictLine[],
  countyOf: ReadonlyMap<string, string>,
  boards: readonly BoardWithDistricts[],
): ReadonlyMap<string, readonly District[]> {
  const found = new Map<string, Map<string, { name: string; first: number; last: number }>>();
  const byCode = new Map(boards.map((board) => [board.code, board]));
  for (const line of lines) {
    const newest = codeIn(line, LAST_YEAR);
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      const code = codeIn(line, year);
      const name = line[`ltla${year}_name`] ?? '';
      const upper = byCode.get(newest);
      const counties = isDistrict(code) ? [countyOf.get(code) ?? countyBefore(line, year, countyOf, boards)] : [];
      const isOwnSuccessor = upper !== undefined && code !== newest && upper.name !== name;
      for (const board of [...counties, ...(isOwnSuccessor ? [newest] : [])]) {
        if (board === undefined) continue;
        const districts = found.get(board) ?? new Map<string, { name: string; first: number; last: number }>();
        found.set(board, districts);
        const known = districts.get(name);
        if (known === undefined) districts.set(name, { name, first: year, last: year });
        else districts.set(name, { name, first: Math.min(known.first, year), last: Math.max(known.last, year) });
      }
    }
  }
  return new Map(
    [...found].map(([board, districts]) => [
      board,
      [...districts.values()]
        .map(({ name, first, last }) => ({
          name,
          from: first === FIRST_YEAR ? null : `20${first}-04-01`,
          to: last === LAST_YEAR ? null : `20${last + 1}-03-31`,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ]),
  );
}

/** County of a district that ended before the lookups of counties begin: that of what came after it. */
function countyBefore(
  line: DistrictLine,
  year: number,
  countyOf: ReadonlyMap<string, string>,
  boards: readonly BoardWithDistricts[],
): string | undefined {
  for (let later = year + 1; later <= LAST_YEAR; later += 1) {
    const code = codeIn(line, later);
    const known = countyOf.get(code);
    if (known !== undefined && isCounty(known)) return known;
    const county = boards.find(({ code: c, successors }) => isCounty(c) && successors.includes(code))?.code;
    if (county !== undefined) return county;
  }
  return undefined;
}

function codeIn(line: DistrictLine, year: number): string {
  return line[`ltla${year}_code`] ?? '';
}

function isDistrict(code: string): boolean {
  return code.startsWith('E07');
}

function isCounty(code: string): boolean {
  return code.startsWith('E10');
}
