import type { TimeRow } from '#domain/contract/through-time-view';
import { timeGroups } from './time-rows.ts';

const look = (asOf: string) => ({
  asOf,
  words: asOf,
  short: asOf.slice(0, 4),
  conflicts: 1,
  here: 0,
  began: 0,
  ended: 0,
  goals: 1,
  sentence: '',
});
const looks = ['2014-03-31', '2015-03-31', '2016-03-31'].map(look);
const row = (kind: string, held: readonly number[]): TimeRow => ({
  name: `a ${kind}`,
  kind,
  kindName: kind,
  sentence: '',
  echoes: 0,
  nearest: 'none',
  span: '',
  ids: ['first', 'second'],
  cells: held.map((at) => ({
    look: at,
    id: at === 2 ? 1 : 0,
    here: 'none',
    band: 'low',
    words: 'Low, 2 of 12',
    confidence: 'A',
    count: 1,
  })),
  turns: [],
});

describe('the lines of a story', () => {
  const kinds = ['TARGET', 'POLARITY', 'TIMING'].map((kind) => ({ kind, name: kind.toLowerCase() }));
  const groups = timeGroups(
    kinds,
    looks,
    [row('POLARITY', [0]), row('TARGET', [0, 2])],
    ({ words }) => words,
    'not found',
  );

  it('stand by kind, in the order of the kinds; a kind without a line is left out', () => {
    expect(groups.map(({ name, lines }) => [name, lines.map(({ number }) => number)])).toEqual([
      ['target', [1]],
      ['polarity', [2]],
    ]);
  });

  it('have a mark a look, and say so where nothing was found', () => {
    const marks = groups[0]?.lines[0]?.marks ?? [];
    expect(marks.map(({ said }) => said)).toEqual(['Low, 2 of 12', 'not found', 'Low, 2 of 12']);
    expect(marks.map(({ conflict }) => conflict)).toEqual(['first', '', 'second']);
  });

  it('join only marks that stand side by side', () => {
    const marks = groups[0]?.lines[0]?.marks ?? [];
    expect(marks.map(({ joinsLeft, joinsRight }) => [joinsLeft, joinsRight])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
  });
});
