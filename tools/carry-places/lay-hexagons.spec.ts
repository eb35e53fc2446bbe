import { distanceBetween, layHexagons, nearestFreeCell } from './lay-hexagons.ts';

describe('laying boards on hexagons', () => {
  it('counts the six cells around one as one step away', () => {
    // Odd-r: the neighbours of an odd row lean to the right, those of an even row to the left.
    const around = (q: number, r: number) =>
      r % 2 === 0
        ? [
            [q - 1, r],
            [q + 1, r],
            [q - 1, r + 1],
            [q, r + 1],
            [q - 1, r - 1],
            [q, r - 1],
          ]
        : [
            [q - 1, r],
            [q + 1, r],
            [q, r + 1],
            [q + 1, r + 1],
            [q, r - 1],
            [q + 1, r - 1],
          ];
    for (const [q, r] of [
      [5, 4],
      [5, 5],
    ] as const) {
      for (const [x = 0, y = 0] of around(q, r)) expect(distanceBetween({ q, r }, { q: x, r: y })).toBe(1);
    }
    expect(distanceBetween({ q: 5, r: 4 }, { q: 6, r: 5 })).toBe(2);
    expect(distanceBetween({ q: 5, r: 4 }, { q: 5, r: 4 })).toBe(0);
  });

  it('gives a successor the cell of what it follows, and the second one the nearest free cell', () => {
    const boards = [
      { code: 'A', predecessors: [], successors: ['B', 'C'] },
      { code: 'B', predecessors: ['A'], successors: [] },
      { code: 'C', predecessors: ['A'], successors: [] },
      { code: 'D', predecessors: [], successors: [] },
    ];
    const { cells, derived } = layHexagons(
      boards,
      new Map([
        ['A', { q: 3, r: 3 }],
        ['D', { q: 4, r: 3 }],
      ]),
    );
    expect(cells.get('B')).toEqual({ q: 3, r: 3 });
    expect(cells.get('C')).toEqual({ q: 4, r: 2 });
    expect(derived.map(({ code, how }) => `${code} ${how}`)).toEqual([
      'B cell of a predecessor',
      'C nearest free cell',
    ]);
  });

  it('prefers among equally near cells the one in most company', () => {
    expect(
      nearestFreeCell({ q: 5, r: 4 }, [
        { q: 5, r: 4 },
        { q: 6, r: 5 },
        { q: 6, r: 4 },
      ]),
    ).toEqual({ q: 5, r: 5 });
  });

  it('refuses a board that nothing leads to', () => {
    expect(() => layHexagons([{ code: 'A', predecessors: [], successors: [] }], new Map())).toThrowError(
      'no cell for A',
    );
  });
});
