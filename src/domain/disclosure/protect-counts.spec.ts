import fc from 'fast-check';
import { controlCount } from './control-count.ts';
import { NHS_RULE, type DisclosurePolicy } from './disclosure-policy.ts';
import { cellKey, protectCounts, type CountTable, type TableCount } from './protect-counts.ts';

const WITHOUT_ROUNDING: DisclosurePolicy = { ...NHS_RULE, round: 1, secondary: 'complement' };
/** More than any count of the tables here. */
const ENOUGH = 400;

/** What somebody outside sees: a number, or nothing. */
type Seen = ReadonlyMap<string, number | null>;

function look(table: CountTable, hidden: ReadonlySet<string>, policy: DisclosurePolicy): Seen {
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
function canBe(key: string, wanted: number, table: CountTable, seen: Seen, policy: DisclosurePolicy): boolean {
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
function tableOf(heart: readonly (readonly number[])[], withRegion: boolean, isOpen: boolean): CountTable {
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

describe('a table whose small counts are hidden', () => {
  it('hides another where rounding alone would narrow a hidden count', () => {
    const table = tableOf([[3], [8]], false, false);
    const alone = look(table, new Set([cellKey('area 0', '')]), NHS_RULE);
    expect(canBe(cellKey('area 0', ''), 4, table, alone, NHS_RULE)).toBeTrue();
    expect(canBe(cellKey('area 0', ''), 5, table, alone, NHS_RULE)).toBeFalse();
    expect(protectCounts(table, NHS_RULE)).toEqual(new Set([cellKey('area 0', ''), cellKey('area 1', '')]));
  });

  it('hides the smallest of the others first, and nought only before totals', () => {
    const table = tableOf([[3], [40], [0], [20]], false, true);
    expect(protectCounts(table, WITHOUT_ROUNDING)).toEqual(new Set([cellKey('area 0', ''), cellKey('area 3', '')]));
  });

  it('hides a total that is open otherwise, where no part is left to hide', () => {
    const table = tableOf([[2], [3], [0]], false, true);
    expect(protectCounts(table, WITHOUT_ROUNDING).has(cellKey('country', ''))).toBeTrue();
  });

  it('leaves a table with nothing small, and one whose policy asks for no more, as it is', () => {
    expect(
      protectCounts(
        tableOf(
          [
            [9, 10],
            [0, 30],
          ],
          false,
          false,
        ),
        NHS_RULE,
      ).size,
    ).toBe(0);
    expect(protectCounts(tableOf([[3], [8]], false, false), { ...NHS_RULE, secondary: 'none' })).toEqual(
      new Set([cellKey('area 0', '')]),
    );
  });

  it('is not led by sums that do not hold', () => {
    const { counts, parentOf } = tableOf([[3], [40]], false, false);
    const off = counts.map((cell) => (cell.row === 'country' ? { ...cell, count: 51 } : cell));
    expect(protectCounts({ counts: off, parentOf }, WITHOUT_ROUNDING)).toEqual(new Set([cellKey('area 0', '')]));
  });

  for (const [name, policy] of [
    ['the NHS rule', NHS_RULE],
    ['hiding without rounding', WITHOUT_ROUNDING],
  ] as const) {
    it(`leaves every hidden count free to be any of 1 to 7, in 1,000 random tables, under ${name} (case 40)`, () => {
      let hiddenInAll = 0;
      fc.assert(
        fc.property(aTable, (table) => {
          const hidden = protectCounts(table, policy);
          const seen = look(table, hidden, policy);
          for (const { row, column, count, isOpen } of table.counts) {
            const key = cellKey(row, column);
            if (controlCount(count, policy) !== null || (isOpen === true && !hidden.has(key))) continue;
            hiddenInAll += 1;
            expect(seen.get(key)).toBeNull();
            expect(canBe(key, 1, table, seen, policy))
              .withContext(`${key} 1`)
              .toBeTrue();
            expect(canBe(key, 7, table, seen, policy))
              .withContext(`${key} 7`)
              .toBeTrue();
          }
        }),
        { numRuns: 1_000 },
      );
      expect(hiddenInAll).toBeGreaterThan(500);
    });
  }
});
