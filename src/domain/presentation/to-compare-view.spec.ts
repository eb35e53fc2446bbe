import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { aBoard } from '#domain/testing/build-board';
import { aCatalogue, aGoal, aMeasure, anAgency, aPlace, aTarget } from '#domain/testing/build-catalogue';
import { toCompareView, type ComparedInput, type CompareInput } from './to-compare-view.ts';

const DAY = '2026-11-22';
const catalogue = aCatalogue({
  measures: [
    aMeasure('waits', { name: 'Waits within target' }),
    aMeasure('beds', { name: 'Beds taken' }),
    aMeasure('people', { name: 'People waiting', unit: 'number', unit_kind: 'count' }),
  ],
  goals: [aGoal('hospital/waits', { target: aTarget('>=', 95) }), aGoal('council/waits'), aGoal('hospital/people')],
});

/** Twenty hospitals in England with the values 1 to 20; three of them serve the places of these specs. */
const england = ['waits', 'beds', 'people'].flatMap((measure) =>
  Array.from({ length: 20 }, (_, index): FigureRow => ({
    measure,
    area: `H${index + 1}`,
    level: 'trust',
    period: '2025/26',
    value: index + 1,
  })),
);

/** A place with one hospital of its own. */
function place(code: string, name: string, hospital: string, rows: readonly FigureRow[] = england): ComparedInput {
  const board = aBoard(code, {
    name,
    agencies: aPlace({
      place: code,
      agencies: [
        anAgency(hospital, ['hospital'], { share: 0.9, name: `${name} Hospital` }),
        anAgency('C', ['council']),
        anAgency('B', ['board']),
      ],
    }),
  });
  const snapshot = takeSnapshot(catalogue, board.agencies, Figures.from(rows), DAY);
  return { board, snapshot, report: analyse(snapshot), newestFigures: null };
}

function compare(places: readonly ComparedInput[], more: Partial<CompareInput> = {}) {
  return toCompareView({
    asOf: DAY,
    places,
    notes: [],
    similar: [],
    measures: [],
    chart: null,
    sourceLines: () => [],
    catalogueVersion: 'v1',
    ...more,
  });
}

describe('places side by side', () => {
  const far = [place('N', 'Northtown', 'H2'), place('S', 'Southtown', 'H18')];

  it('say first what they are furthest apart on, with whose figures, of what somebody is held to', () => {
    expect(compare(far).title).toBe(
      'Southtown and Northtown are furthest apart on Waits within target in 2025/26: 18.0% at Southtown Hospital, 2.0% at Northtown Hospital.',
    );
    expect(compare([...far, place('E', 'Eastham', 'H3')]).title).toMatch(
      /^Of these three places Southtown and Northtown /,
    );
  });

  it('say so when nothing sets them apart', () => {
    expect(compare([place('N', 'Northtown', 'H2'), place('S', 'Southtown', 'H3')]).title).toMatch(/far apart/);
  });

  it('ask for another place when there is one, and for two when there is none', () => {
    expect(compare([place('N', 'Northtown', 'H2')]).title).toBe('Choose another place to set beside Northtown.');
    const none = compare([]);
    expect([none.title, none.measures.rows, none.chart]).toEqual([
      'Choose two to six places to set side by side.',
      [],
      null,
    ]);
  });

  it('show by themselves what somebody is held to before the rest, the furthest apart first, and counts last', () => {
    const { rows, isDefault } = compare(far).measures;
    expect([isDefault, rows.map(({ id }) => id)]).toEqual([true, ['waits', 'people', 'beds']]);
    expect(rows[0]?.note).toBe('Highest Southtown, lowest Northtown; 80% of England’s hospital trusts lie between.');
    expect(rows[1]?.note).toContain('a number, which a larger one has more of');
    expect(rows[0]?.england).toEqual({ text: '10.5%', periodWords: 'middle of England, 2025/26' });
  });

  it('show what is asked for in the order it is asked for, and leave out what is not on file', () => {
    const { measures } = compare(far, { measures: ['beds', 'nothing', 'waits'] });
    expect([measures.isDefault, measures.rows.map(({ id }) => id)]).toEqual([false, ['beds', 'waits']]);
  });

  it('never compare different periods, and say unknown and stale as such', () => {
    const withOld = england.map((row) => (row.area === 'H18' ? { ...row, period: '2024/25' } : row));
    const apart = compare([place('N', 'Northtown', 'H2', withOld), place('S', 'Southtown', 'H18', withOld)]);
    expect(apart.measures.rows.map(({ note, isComparable }) => [note, isComparable])).toEqual([
      ['Different periods: not compared.', false],
      ['Different periods: not compared.', false],
      ['Different periods: not compared.', false],
    ]);
    const stale = england
      .filter((row) => row.area !== 'H2')
      .map((row) => (row.area === 'H18' ? { ...row, period: '2019/20' } : row));
    const unknown = compare([place('N', 'Northtown', 'H2', stale), place('S', 'Southtown', 'H18', stale)], {
      measures: ['waits'],
    }).measures.rows[0];
    expect(unknown?.figures.map(({ state, text, periodWords }) => [state, text, periodWords])).toEqual([
      ['none', '', 'no figures here'],
      ['old', '18.0%', 'last known: 2019-20, too old to judge'],
    ]);
    expect(unknown?.figures[1]?.targets.map(({ state }) => state)).toEqual(['unknown']);
    expect(unknown?.note).toBe('No fresh figure: nothing is compared.');
  });

  it('draw one line an area, England beside it, and one for two places of one hospital', () => {
    const { chart } = compare([...far, place('E', 'Eastham', 'H2')], { chart: 'waits' });
    expect(chart?.series.lines.map(({ label, part }) => [label, part])).toEqual([
      ['Northtown and Eastham', 'whole'],
      ['Southtown', 'first'],
      ['middle of England', 'comparator'],
    ]);
    expect(chart?.whose[0]).toBe('Northtown: Northtown Hospital');
  });

  it('count all four kinds of the index, and name who shares a headline', () => {
    for (const { index, headlines } of compare(far).places) {
      expect(index.aligned + index.tension + index.opposed + index.unknown).toBeGreaterThan(0);
      expect(index.words).toContain('pairs of goals');
      for (const { also } of headlines) expect(also).toMatch(/^(|also in (Northtown|Southtown))$/);
    }
  });
});
