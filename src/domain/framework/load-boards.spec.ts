import fc from 'fast-check';

import { loadBoards } from './load-boards.ts';

function row(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    code: 'E06000003',
    name: 'Redcar and Cleveland',
    board: 'Redcar and Cleveland Health and Wellbeing Board',
    from: '2013-04-01',
    to: null,
    predecessors: [],
    successors: [],
    figuresCode: 'E06000003',
    note: null,
    region: null,
    hex: { q: 12, r: 13 },
    population: null,
    similar: [],
    neighbours: [],
    districts: [],
    agencies: { place: 'E06000003', comparator: null, agencies: [], delegations: [] },
    ...more,
  };
}

function messages(content: unknown): readonly string[] {
  const loaded = loadBoards(content);
  return loaded.kind === 'refused' ? loaded.faults.map(({ message }) => message) : [];
}

describe('loading the boards', () => {
  it('loads them frozen', () => {
    const loaded = loadBoards({ boards: [row()] });
    expect(loaded.kind === 'loaded' && loaded.boards[0]?.name).toBe('Redcar and Cleveland');
    expect(loaded.kind === 'loaded' && Object.isFrozen(loaded.boards[0]?.hex)).toBeTrue();
  });

  it('refuses what is no list of boards, an empty one too', () => {
    expect(messages(null).length).toBe(1);
    expect(messages({ boards: [] })).toEqual([
      'boards.json, field boards: found a list of 0, expected an object with a list of boards.',
    ]);
  });

  it('reports every fault with the code of its board', () => {
    expect(messages({ boards: [row({ from: 'April' }), row({ hex: { q: 1.5, r: 0 } }), row({ code: 7 })] })).toEqual([
      'boards.json, row "E06000003", field from: found "April", expected a day such as 2024-03-31.',
      'boards.json, row "E06000003", field hex.q: found 1.5, expected a whole number.',
      'boards.json, row "E06000003", field code: found "E06000003" again, expected a code that no other board has.',
      'boards.json, row number 3, field code: found 7, expected text that is not empty.',
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(loadBoards({ boards: [value] }).kind).toBe('refused');
      }),
    );
  });
});
