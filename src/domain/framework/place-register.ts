import { isCalendarDay } from './check-shape.ts';
import type { Board, District } from './place-agencies.ts';
import { editDistance, matchRank, toSearchText } from './search-text.ts';

/** A place looked up on a day. */
export type FoundPlace =
  | { readonly kind: 'in-force'; readonly board: Board }
  | {
      /** `not-yet`: the day is before the board's first; `ended`: after its last. */
      readonly kind: 'not-yet' | 'ended';
      readonly board: Board;
      readonly from: string;
      readonly to: string | null;
      /** Boards that stood there on the day: what it came from, or what came after it. Empty before April 2013. */
      readonly neighboursInTime: readonly Board[];
    }
  | {
      readonly kind: 'unknown';
      /** Boards that were probably meant, best first, at most five. */
      readonly nearest: readonly Board[];
    };

/** What a search found, and the boards it leads to, best first. */
export interface PlaceHit {
  readonly kind: 'board' | 'district' | 'organisation';
  readonly name: string;
  /** What it is, in plain words: `a district of Worcestershire`. */
  readonly words: string;
  readonly boards: readonly Board[];
}

/** The boards of England over time. */
export interface PlaceRegister {
  /** Every board there has been, in order of code. */
  readonly boards: readonly Board[];
  /** Days on which the set of boards in force changes, earliest first. */
  readonly changeDays: readonly string[];
  /** Boards in force on a day (first and last day included), in order of name. */
  boardsOn(day: string): readonly Board[];
  /** A board by its code, in any letter case, on a day. */
  find(code: string, day: string): FoundPlace;
  /** The board in force on the day on the ground of a code, old or new; null when there is none or the ground differs. */
  boardOfArea(code: string, day: string): Board | null;
  /** The code that figures of an area are kept under; a code that is no board's is itself. */
  figuresCodeOf(code: string): string;
  /** Boards, districts inside boards and organisations serving boards on the day, best first. */
  search(text: string, day: string, limit?: number): readonly PlaceHit[];
}

const MOST_SUGGESTIONS = 5;
/** Slips of the finger that a code is forgiven. */
const MOST_SLIPS = 2;
/** A longer text is no code; it is cut, so that a hostile one costs nothing. */
const LONGEST_CODE = 20;
/** Days whose names are kept ready for searching. */
const MOST_DAYS_KEPT = 8;

interface SearchEntry {
  readonly hit: PlaceHit;
  readonly text: string;
}

/** Makes the register of the boards given; their order does not matter. */
export function createPlaceRegister(boards: readonly Board[]): PlaceRegister {
  const sorted = [...boards].sort((a, b) => compareText(a.code, b.code));
  const byCode = new Map(sorted.map((board) => [board.code, board]));
  const entriesByDay = new Map<string, readonly SearchEntry[]>();

  const boardsOn = (day: string) =>
    sorted.filter((board) => isInForce(board, day)).sort((a, b) => compareText(a.name, b.name));

  const inTime = (board: Board, day: string, direction: 'predecessors' | 'successors'): readonly Board[] => {
    const found = board[direction].flatMap((code) => {
      const relative = byCode.get(code);
      if (relative === undefined) return [];
      return isInForce(relative, day) ? [relative] : inTime(relative, day, direction);
    });
    return [...new Set(found)];
  };

  const find = (code: string, day: string): FoundPlace => {
    const board = byCode.get(code.trim().toUpperCase());
    if (board === undefined) return { kind: 'unknown', nearest: suggest(code, day) };
    if (isInForce(board, day)) return { kind: 'in-force', board };
    const kind = day < board.from ? 'not-yet' : 'ended';
    const neighboursInTime = inTime(board, day, kind === 'not-yet' ? 'predecessors' : 'successors');
    return { kind, board, from: board.from, to: board.to, neighboursInTime };
  };

  const suggest = (text: string, day: string): readonly Board[] => {
    const byName = search(text, day)
      .filter((hit) => hit.kind !== 'organisation')
      .flatMap((hit) => hit.boards);
    const wanted = text.trim().toUpperCase().slice(0, LONGEST_CODE);
    const alike = sorted.map((board) => ({ board, slips: editDistance(wanted, board.code) }));
    const fewest = Math.min(MOST_SLIPS, ...alike.map(({ slips }) => slips));
    const byCodeLikeness = alike
      .filter(({ slips }) => slips === fewest)
      .map(({ board }) => board)
      .sort((a, b) => Number(isInForce(b, day)) - Number(isInForce(a, day)));
    return [...new Set([...byName, ...byCodeLikeness])].slice(0, MOST_SUGGESTIONS);
  };

  const entriesOn = (day: string): readonly SearchEntry[] => {
    const kept = entriesByDay.get(day);
    if (kept !== undefined) return kept;
    if (entriesByDay.size >= MOST_DAYS_KEPT) entriesByDay.clear();
    const inForce = boardsOn(day);
    const hits = [...inForce.map(toBoardHit), ...toDistrictHits(inForce, day), ...toOrganisationHits(inForce, day)];
    const entries = hits.map((hit) => ({ hit, text: toSearchText(hit.name) }));
    entriesByDay.set(day, entries);
    return entries;
  };

  const search = (text: string, day: string, limit = 12): readonly PlaceHit[] => {
    const searched = toSearchText(text);
    return entriesOn(day)
      .flatMap(({ hit, text: name }) => {
        const rank = matchRank(searched, name);
        return rank === null ? [] : [{ hit, rank, name }];
      })
      .sort(
        (a, b) =>
          Number(a.rank === 3) - Number(b.rank === 3) ||
          KIND_ORDER[a.hit.kind] - KIND_ORDER[b.hit.kind] ||
          a.rank - b.rank ||
          compareText(a.name, b.name),
      )
      .slice(0, limit)
      .map(({ hit }) => hit);
  };

  const figuresCodeOf = (code: string) => byCode.get(code)?.figuresCode ?? code;

  return {
    boards: sorted,
    changeDays: findChangeDays(sorted),
    boardsOn,
    find,
    boardOfArea: (code, day) =>
      sorted.find((board) => board.figuresCode === figuresCodeOf(code) && isInForce(board, day)) ?? null,
    figuresCodeOf,
    search,
  };
}

const KIND_ORDER: Readonly<Record<PlaceHit['kind'], number>> = { board: 0, district: 1, organisation: 2 };

function toBoardHit(board: Board): PlaceHit {
  return { kind: 'board', name: board.name, words: board.board, boards: [board] };
}

/** Districts of the boards in force, those that ended too: people go on using the names. */
function toDistrictHits(boards: readonly Board[], day: string): readonly PlaceHit[] {
  const names = new Set(boards.map((board) => board.name));
  return boards.flatMap((board) =>
    board.districts
      .filter((district) => (district.from === null || district.from <= day) && !names.has(district.name))
      .map((district) => ({
        kind: 'district' as const,
        name: district.name,
        words: hasEnded(district, day) ? `a former district, now in ${board.name}` : `a district of ${board.name}`,
        boards: [board],
      })),
  );
}

/** Organisations that serve boards on the day; the board's own bodies are left to the board. */
function toOrganisationHits(boards: readonly Board[], day: string): readonly PlaceHit[] {
  const found = new Map<string, { name: string; served: { board: Board; share: number }[] }>();
  for (const board of boards) {
    for (const row of board.agencies.agencies) {
      if (!isInForce(row, day) || row.collective === true) continue;
      if (row.id === board.code || row.id.endsWith(`-${board.code}`)) continue;
      const organisation = found.get(row.id) ?? { name: row.name, served: [] };
      found.set(row.id, organisation);
      const known = organisation.served.find((served) => served.board === board);
      const share = row.share ?? 0;
      if (known === undefined) organisation.served.push({ board, share });
      else known.share = Math.max(known.share, share);
    }
  }
  return [...found.values()].map(({ name, served }) => {
    const best = served.sort((a, b) => b.share - a.share || compareText(a.board.name, b.board.name));
    return {
      kind: 'organisation' as const,
      name,
      words: `serves ${listNames(best.map(({ board }) => board.name))}`,
      boards: best.map(({ board }) => board),
    };
  });
}

function listNames(names: readonly string[]): string {
  const [first = '', second = '', third = ''] = names;
  if (names.length <= 1) return first;
  if (names.length === 2) return `${first} and ${second}`;
  if (names.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${names.length - 2} more`;
}

function isInForce(row: { readonly from: string | null; readonly to: string | null }, day: string): boolean {
  return (row.from === null || row.from <= day) && (row.to === null || day <= row.to);
}

function hasEnded(district: District, day: string): boolean {
  return district.to !== null && district.to < day;
}

function findChangeDays(boards: readonly Board[]): readonly string[] {
  const days = boards.flatMap((board) => (board.to === null ? [board.from] : [board.from, dayAfter(board.to)]));
  return [...new Set(days)].sort(compareText);
}

function dayAfter(day: string): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const candidates = [toDay(year, month, date + 1), toDay(year, month + 1, 1), toDay(year + 1, 1, 1)];
  return candidates.find(isCalendarDay) ?? day;
}

function toDay(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
