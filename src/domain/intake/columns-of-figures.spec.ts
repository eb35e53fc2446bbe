import { columnsOfFigures } from './columns-of-figures.ts';

const FIGURE = {
  heading: '',
  value: { kind: 'rate a day', people: 'adults', times: 1 } as const,
  numerator: [1],
  denominator: [],
  measure: null,
  area: null,
  period: null,
  breakdown: '',
  areaSuffix: '',
  reason: 'days put down to the NHS',
};

describe('columns that figures are read from', () => {
  it('are told with the figure that is theirs alone before one that several add up to', () => {
    const all = { ...FIGURE, numerator: [1, 2], reason: 'all days' };
    const found = columnsOfFigures({ figures: [all, FIGURE], layout: 'wide by measure', only: [] });
    expect([...found]).toEqual([
      [1, { kind: 'figures', reason: 'days put down to the NHS' }],
      [2, { kind: 'figures', reason: 'all days' }],
    ]);
  });

  it('are none of a long table but those that tell which of its lines are figures', () => {
    const found = columnsOfFigures({ figures: [FIGURE], layout: 'long', only: [{ column: 3, is: ['all'] }] });
    expect([...found]).toEqual([[3, { kind: 'lines', reason: 'only lines that say "all" are read' }]]);
  });
});
