import { proposeGoalMapping } from './propose-goal-mapping.ts';
import type { SourceRow } from './source-table.ts';

const rows = (...lines: readonly (readonly string[])[]): readonly SourceRow[] =>
  lines.map((cells, at) => ({ line: at + 1, offset: -1, cells }));

describe('a goal file', () => {
  const heading = ['Polarity', 'measure_code', 'target_value', 'colour'];

  it('is known by its headings, in any order, on whatever sheet and below blank lines', () => {
    const proposed = proposeGoalMapping([
      { sheet: 'Guidance', rows: rows(['How to fill it in']) },
      { sheet: 'Goals', rows: rows(['Our plan', ''], heading, ['higher', 'm', '5', 'red']) },
    ]);
    const table = proposed?.mapping.tables[0];
    expect([proposed?.mapping.recognisedAs, table?.sheet, table?.headingLine, table?.firstLine]).toEqual([
      'Goal file',
      'Goals',
      2,
      3,
    ]);
    expect(table?.columns.map(({ heading: text, reason }) => `${text}: ${reason}`)).toEqual([
      'Polarity: which way is better',
      'measure_code: the measure',
      'target_value: the target',
      'colour: not read, kept with the file',
    ]);
  });

  it('is no file of figures, whatever it is called', () => {
    expect(proposeGoalMapping([{ sheet: null, rows: rows(['measure', 'area', 'period', 'value']) }])).toBeNull();
    expect(proposeGoalMapping([{ sheet: null, rows: [] }])).toBeNull();
    expect(proposeGoalMapping([])).toBeNull();
  });
});
