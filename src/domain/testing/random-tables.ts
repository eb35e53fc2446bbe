import fc from 'fast-check';
import { controlCount } from '#domain/disclosure/control-count';
import { NHS_RULE, type DisclosurePolicy } from '#domain/disclosure/disclosure-policy';
import { cellKey, protectCounts, type CountTable, type TableCount } from '#domain/disclosure/protect-counts';

export const WITHOUT_ROUNDING: DisclosurePolicy = { ...NHS_RULE, round: 1, secondary: 'complement' };

/** Policies under which a hidden count must stay free, by name. */
export const POLICIES = [
  ['the NHS rule', NHS_RULE],
  ['hiding without rounding', WITHOUT_ROUNDING],
] as const;

/** More than any count of the tables here. */
const ENOUGH = 400;

/** What somebody outside sees: a number, or nothing. */
type Seen = ReadonlyMap<string, number | null>;

/** What everybody sees of a table whose cells are hidden. */
export function look(table: CountTable, hidden: ReadonlySet<string>, policy: DisclosurePolicy): Seen {
  return new Map(
    table.counts.map(({ row, column, count, isOpen }) => {
      const key = cellKey(row, column);
      return [key, hidden.has(key) ? null : isOpen === true ? count : controlCount(count, policy)];
    }),
  );
}

/** A sum as it is known to everybody: the total and its parts. */
interface KnownSum {
  readonly total: string;
  readonly parts: readonly string[];
}

function sumsOf({ counts, parentOf }: CountTable): readonly KnownSum[] {
  const rows = [...new Set(counts.map(({ row }) => row))];
  const columns = [...new Set(counts.map(({ column }) => column))];
  const across = rows.map((row) => ({
    total: cellKey(row, ''),
    parts: columns.filter((name) => name !== '').map((name) => cellKey(row, name)),
  }));
  const down = rows.flatMap((parent) =>
    columns.map((column) => ({
      total: cellKey(parent, column),
      parts: rows.filter((row) => parentOf.get(row) === parent).map((row) => cellKey(row, column)),
    })),
  );
  return [...across, ...down].filter(({ parts }) => parts.length > 0);
}

/**
 * Whether a cell can be a number, by search alone and with nothing of the code under test: ranges from what is seen, narrowed by
 * every sum until they stand still, then one cell after another is tried.
 */
export function canBe(key: string, wanted: number, table: CountTable, seen: Seen, policy: DisclosurePolicy): boolean {
  const range = new Map<string, readonly [number, number]>();
  for (const cell of table.counts) {
    const name = cellKey(cell.row, cell.column);
    const shown = seen.get(name) ?? null;
    if (shown === null) range.set(name, [0, ENOUGH]);
    else if (cell.isOpen === true) range.set(name, [shown, shown]);
    else {
      const fits = countsThatRead(shown, policy);
      range.set(name, [fits[0] ?? 0, fits.at(-1) ?? 0]);
    }
  }
  const [low, high] = range.get(key) ?? [0, 0];
  if (wanted < low || wanted > high) return false;
  range.set(key, [wanted, wanted]);
  return search(range, sumsOf(table));
}

const READS = new Map<string, readonly number[]>();
function countsThatRead(shown: number, policy: DisclosurePolicy): readonly number[] {
  const key = `${String(policy.round)} ${String(shown)}`;
  const kept =
    READS.get(key) ??
    Array.from({ length: ENOUGH + 1 }, (_, count) => count).filter((count) => controlCount(count, policy) === shown);
  READS.set(key, kept);
  return kept;
}

function search(given: ReadonlyMap<string, readonly [number, number]>, sums: readonly KnownSum[]): boolean {
  const range = new Map(given);
  const narrow = (key: string, low: number, high: number): boolean => {
    const [from, to] = range.get(key) ?? [0, 0];
    const [least, most] = [Math.max(from, low), Math.min(to, high)];
    if (least > from || most < to) range.set(key, [least, most]);
    return least > from || most < to;
  };
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const { total, parts } of sums) {
      const ranges = parts.map((part) => range.get(part) ?? [0, 0]);
      const least = ranges.reduce((sum, [low]) => sum + low, 0);
      const most = ranges.reduce((sum, [, high]) => sum + high, 0);
      if (narrow(total, least, most)) isMoving = true;
      const [from, to] = range.get(total) ?? [0, 0];
      for (const [index, part] of parts.entries()) {
        const [low = 0, high = 0] = ranges[index] ?? [];
        if (narrow(part, from - (most - high), to - (least - low))) isMoving = true;
      }
      for (const key of [total, ...parts]) {
        const [low, high] = range.get(key) ?? [0, 0];
        if (low > high) return false;
      }
    }
  }
  const open = [...range]
    .filter(([, [low, high]]) => low < high)
    .sort(([, a], [, b]) => a[1] - a[0] - (b[1] - b[0]))[0];
  if (open === undefined) return true;
  const [key, [low, high]] = open;
  for (let value = low; value <= high; value += 1) {
    if (search(new Map([...range, [key, [value, value]]]), sums)) return true;
  }
  return false;
}

/** A table of areas in a country, some of them in a region, and of parts of each, from the counts at its heart. */
export function tableOf(heart: readonly (readonly number[])[], withRegion: boolean, isOpen: boolean): CountTable {
  const counts: TableCount[] = [];
  const parentOf = new Map<string, string>();
  const columns =
    (heart[0] ?? []).length === 1 ? [''] : ['', ...(heart[0] ?? []).map((_, index) => `part: ${String(index)}`)];
  const valuesOf = (cells: readonly number[]): readonly number[] =>
    columns.length === 1 ? cells : [sum(cells), ...cells];
  const add = (row: string, cells: readonly number[], open: boolean): void => {
    for (const [index, count] of valuesOf(cells).entries())
      counts.push({ row, column: columns[index] ?? '', count, isOpen: open });
  };
  for (const [index, cells] of heart.entries()) {
    add(`area ${String(index)}`, cells, false);
    parentOf.set(`area ${String(index)}`, withRegion && index < 2 ? 'region' : 'country');
  }
  const column = (rows: readonly (readonly number[])[]): readonly number[] =>
    (heart[0] ?? []).map((_, index) => sum(rows.map((row) => row[index] ?? 0)));
  if (withRegion) {
    add('region', column(heart.slice(0, 2)), false);
    parentOf.set('region', 'country');
  }
  add('country', column(heart), isOpen);
  return { counts, parentOf };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

const aCount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const aTable = fc
  .record({
    wide: fc.constantFrom(1, 1, 2, 3),
    high: fc.integer({ min: 2, max: 4 }),
    withRegion: fc.boolean(),
    isOpen: fc.boolean(),
  })
  .chain(({ wide, high, withRegion, isOpen }) =>
    fc
      .array(fc.array(aCount, { minLength: wide, maxLength: wide }), { minLength: high, maxLength: high })
      .map((heart) => tableOf(heart, withRegion && high > 2, isOpen)),
  );

/**
 * Makes tables by chance, hides what the policy asks for, and tries whether every hidden count is free to be any of 1 to 7 for somebody
 * who knows the rules and sees all the rest.
 * @returns how many counts were hidden in all of them
 * @throws with the smallest table that gives one away
 */
export function hideInTables(tables: number, policy: DisclosurePolicy): number {
  let hiddenInAll = 0;
  fc.assert(
    fc.property(aTable, (table) => {
      const hidden = protectCounts(table, policy);
      const seen = look(table, hidden, policy);
      for (const { row, column, count, isOpen } of table.counts) {
        const key = cellKey(row, column);
        if (controlCount(count, policy) !== null || (isOpen === true && !hidden.has(key))) continue;
        hiddenInAll += 1;
        if (seen.get(key) !== null) throw new Error(`${key} is not hidden.`);
        for (const number of [1, 7]) {
          // Thrown and not only expected, so that the smallest table is found that shows it.
          if (!canBe(key, number, table, seen, policy)) throw new Error(`${key} cannot be ${String(number)}.`);
        }
      }
    }),
    { numRuns: tables },
  );
  return hiddenInAll;
}
