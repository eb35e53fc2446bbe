import { canBe, hideInTables, look, POLICIES, tableOf, WITHOUT_ROUNDING } from '#domain/testing/random-tables';
import { NHS_RULE } from './disclosure-policy.ts';
import { cellKey, protectCounts } from './protect-counts.ts';

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

  for (const [name, policy] of POLICIES) {
    it(`leaves every hidden count free to be any of 1 to 7, in 1,000 random tables, under ${name} (case 40)`, () => {
      expect(hideInTables(1_000, policy)).toBeGreaterThan(500);
    });
  }
});
