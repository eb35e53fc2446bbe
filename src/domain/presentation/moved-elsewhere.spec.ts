import { findAttribution } from '#domain/alignment/rules/attribution';
import { completeFinding } from '#domain/alignment/complete-finding';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { aCatalogue, aGoal, aMeasure, aPlace } from '#domain/testing/build-catalogue';
import { toComparedTable } from './compared-table.ts';
import { movedElsewhere } from './moved-elsewhere.ts';
import type { FigureLookup } from './series-lines.ts';
import type { Telling } from './telling.ts';

/** Sixteen areas over two years: `one` and `other` before and after; the total is their sum. */
function rows(changes: readonly (readonly [area: string, one: number, other: number])[]): FigureRow[] {
  return changes.flatMap(([area, one, other]) =>
    [
      ['one', 10, 10 + one],
      ['other', 10, 10 + other],
      ['total', 20, 20 + one + other],
    ].flatMap(([measure, before, after]) => [
      { measure: String(measure), area, level: 'council', period: '2016/17', value: Number(before) },
      { measure: String(measure), area, level: 'council', period: '2017/18', value: Number(after) },
    ]),
  );
}

function world(changes: Parameters<typeof rows>[0]): Telling {
  const catalogue = aCatalogue({
    measures: ['one', 'other', 'total'].map((id) =>
      aMeasure(id, { unit: 'days', unit_kind: 'time', polarity: 'lower' }),
    ),
    goals: [aGoal('hospital/one', { polarity: 'lower' }), aGoal('council/other', { polarity: 'lower' })],
    identities: [
      { id: 'S', type: 'sum', total: 'total', parts: ['one', 'other'], tolerance: 0.01, sources: [], note: null },
    ],
  });
  const snapshot = takeSnapshot(catalogue, aPlace(), Figures.from(rows(changes)), '2018-03-31');
  return { snapshot, placeName: 'Testshire' };
}

const still = Array.from({ length: 15 }, (_, index) => [`A${index}`, 0, 0] as const);

describe('moved blame elsewhere', () => {
  const telling = world([['P', 3, -3], ...still]);
  const finding = findAttribution(telling.snapshot)
    .map((draft) => completeFinding(telling.snapshot, draft, null))
    .find((one) => one.subkind === 'moved');

  it('counts the areas that show it and places this one among them', () => {
    if (finding === undefined) throw new Error('the rule found nothing');
    const elsewhere = movedElsewhere(telling, finding);
    expect(elsewhere?.areas).toBe(16);
    expect(elsewhere?.showing).toBe(1);
    expect(elsewhere?.ranks).toEqual([
      { measure: 'one', rank: 1, rose: true },
      { measure: 'other', rank: 1, rose: false },
    ]);
  });

  it('gives chance as the mean over all ways of dealing the changes out', () => {
    if (finding === undefined) throw new Error('the rule found nothing');
    // Only this place falls in one part, and only its own rise of the other makes the pattern: one deal in sixteen.
    expect(movedElsewhere(telling, finding)?.byChance.mean).toBeCloseTo(1 / 16, 12);
  });

  it('says nothing of fewer than fifteen areas', () => {
    const few = world([['P', 3, -3], ...still.slice(0, 13)]);
    if (finding === undefined) throw new Error('the rule found nothing');
    expect(movedElsewhere(few, finding)).toBeNull();
  });

  it('shows the counts behind each year in small where the store has them, and none where it has not', () => {
    if (finding === undefined) throw new Error('the rule found nothing');
    const lookup: FigureLookup = (measure, area, period) => ({
      missing: null,
      numerator: (telling.snapshot.figures.value(measure, area, period) ?? 0) * 100,
      denominator: 100,
      provenance: null,
    });
    const table = toComparedTable(telling, finding, lookup);
    expect(table?.rows.map((row) => row.cells.map((cell) => cell.small))).toEqual([
      ['2,000', '2,000', '0'],
      ['1,000', '1,300', '+300'],
      ['1,000', '700', '−300'],
    ]);
    expect(table?.caption).toContain('in small the counts of each year');
    expect(toComparedTable(telling, finding, null)?.caption).not.toContain('in small');
  });
});
