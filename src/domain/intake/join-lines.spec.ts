import type { ColumnPart, TableMapping } from './column-mapping.ts';
import { joinLines } from './join-lines.ts';
import { makeMeasureRegister } from './measure-register.ts';

const NONE = makeMeasureRegister({ measures: [], context: [] });

function table(headings: readonly (readonly [string, ColumnPart])[], values: readonly number[]): TableMapping {
  return {
    sheet: null,
    layout: 'long',
    join: null,
    headingLine: 1,
    firstLine: 2,
    columns: headings.map(([heading, part], index) => ({
      index,
      heading,
      part,
      reason: '',
      isSure: true,
      whole: [],
    })),
    figures: values.map((column) => ({
      heading: '',
      value: { kind: 'cell', column, times: 1 },
      numerator: [],
      denominator: [],
      measure: null,
      area: null,
      period: null,
      breakdown: '',
      areaSuffix: '',
      reason: '',
    })),
    only: [],
    measureScheme: null,
    missingTexts: {},
    areaLevels: null,
    levels: {},
    measure: null,
    area: null,
    period: null,
  };
}

const row = (line: number, ...cells: readonly string[]) => ({ line, offset: line * 10, cells });

describe('several lines that are one figure', () => {
  const parts = table(
    [
      ['Area', 'area'],
      ['Type', 'part of figure'],
      ['Value', 'value'],
    ],
    [2],
  );

  it('leave a line of another kind to be told by itself', () => {
    const joiner = joinLines(
      { ...parts, only: [{ column: 1, is: ['value', 'numerator'] }] },
      'parts of a figure',
      NONE,
    );
    expect(joiner.take(row(2, 'A', 'value', '30'))).toBeNull();
    expect(joiner.take(row(3, 'A', 'default', '31'))).toEqual(row(3, 'A', 'default', '31'));
    expect(joiner.flush().map(({ cells }) => cells)).toEqual([['A', 'value', '30', '', '']]);
  });

  it('belong together by what their codes mean, once somebody has said what a wrong one means', () => {
    const lines = [row(2, 'A', 'Outcome', '30'), row(3, 'X', 'Numerator', '3'), row(4, 'A', 'Denominator', '10')];
    const means = [{ part: 'area', written: 'X', means: 'A' }] as const;
    const joined = (replacements: typeof means | readonly []) => {
      const joiner = joinLines(parts, 'parts of a figure', NONE, replacements);
      for (const one of lines) joiner.take(one);
      return joiner.flush().map(({ cells }) => cells.join(' '));
    };
    expect(joined([])).toEqual(['A Outcome 30  10', 'X Numerator  3 ']);
    expect(joined(means)).toEqual(['A Outcome 30 3 10']);
    const sums = table(
      [
        ['Area', 'area'],
        ['Who', 'kept'],
        ['Value', 'value'],
      ],
      [2],
    );
    const sumOf = (replacements: typeof means | readonly []) => {
      const joiner = joinLines(sums, 'sum of lines', NONE, replacements);
      for (const one of lines) joiner.take(one);
      return joiner.flush().map(({ cells }) => cells[2]);
    };
    expect(sumOf([])).toEqual(['40', '3']);
    expect(sumOf(means)).toEqual(['43']);
  });

  it('stand in the place of the line with the value, and each count remembers its own', () => {
    const joiner = joinLines(parts, 'parts of a figure', NONE);
    for (const one of [row(2, 'A', 'Numerator', '3'), row(3, 'A', 'Outcome', '30'), row(4, 'A', 'Denominator', 'x')]) {
      expect(joiner.take(one)).toBeNull();
    }
    const [joined] = joiner.flush();
    expect([joined?.line, joined?.cells, joined?.lacksValue]).toEqual([3, ['A', 'Numerator', '30', '3', 'x'], false]);
    expect([...(joined?.origins ?? [])]).toEqual([
      [3, { line: 2, column: 2 }],
      [4, { line: 4, column: 2 }],
    ]);
  });

  it('lack a value when a count stands alone, and do not when both counts give it', () => {
    const joiner = joinLines(parts, 'parts of a figure', NONE);
    joiner.take(row(2, 'A', 'Numerator', '3'));
    joiner.take(row(3, 'B', 'Numerator', '3'));
    joiner.take(row(4, 'B', 'Denominator', '6'));
    expect(joiner.flush().map(({ cells, lacksValue }) => [cells[0], lacksValue])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });

  it('are no part of a month when their day is in no calendar', () => {
    const days = table(
      [
        ['Day', 'period'],
        ['Waiting', 'value'],
      ],
      [1],
    );
    const joiner = joinLines(days, 'mean of days', NONE);
    const given = ['2019-02-28', '28/02/2019', '30/02/2019', '2019-02-30', '06/17/2019', '2019-13-01'];
    given.forEach((day, at) => joiner.take(row(at + 2, day, String(at + 1))));
    expect(joiner.flush().map(({ cells }) => cells)).toEqual([
      ['2019-02', '1.5'],
      ['30/02/2019', '3'],
      ['2019-02-30', '4'],
      ['06/17/2019', '5'],
      ['2019-13-01', '6'],
    ]);
  });

  it('keep a day that is no number as it stands, with its line, in place of a mean of the others', () => {
    const days = table(
      [
        ['Area', 'area'],
        ['Day', 'period'],
        ['Waiting', 'value'],
      ],
      [2],
    );
    const joiner = joinLines(days, 'mean of days', NONE);
    joiner.take(row(2, 'A', '2024-06-01', '10'));
    joiner.take(row(3, 'A', '2024-06-02', 'about ten'));
    joiner.take(row(4, 'A', '2024-06-03', 'some'));
    joiner.take(row(5, 'B', '2024-06-01', '4'));
    joiner.take(row(6, 'B', '2024-06-02', '6'));
    const [spoiled, sound] = joiner.flush();
    expect([spoiled?.cells, spoiled?.origins.get(2)]).toEqual([['A', '2024-06', 'about ten'], { line: 3, column: 2 }]);
    expect(sound?.cells).toEqual(['B', '2024-06', '5']);
  });
});
