import fc from 'fast-check';

import type { AgencyRow, Board } from './place-agencies.ts';
import { createPlaceRegister } from './place-register.ts';

function agency(id: string, name: string, more: Partial<AgencyRow> = {}): AgencyRow {
  return {
    id,
    name,
    types: ['some_type'],
    from: '2013-04-01',
    to: null,
    share: 1,
    back: null,
    other_places: null,
    main: true,
    basis: null,
    collective: null,
    ...more,
  };
}

function board(code: string, name: string, more: Partial<Board> = {}, agencies: readonly AgencyRow[] = []): Board {
  const figuresCode = more.figuresCode ?? code;
  return {
    code,
    name,
    board: `${name} Health and Wellbeing Board`,
    from: '2013-04-01',
    to: null,
    predecessors: [],
    successors: [],
    figuresCode,
    note: null,
    region: null,
    hex: null,
    population: null,
    similar: [],
    neighbours: [],
    districts: [],
    agencies: {
      place: figuresCode,
      comparator: null,
      agencies: [agency(code, `${name} Council`), ...agencies],
      delegations: [],
    },
    ...more,
  };
}

const cumbria = board('E10000006', 'Cumbria', {
  to: '2023-03-31',
  successors: ['E06000063', 'E06000064'],
  districts: [{ name: 'Carlisle', from: null, to: '2023-03-31' }],
});
const cumberland = board('E06000063', 'Cumberland', {
  from: '2023-04-01',
  predecessors: ['E10000006'],
  districts: [{ name: 'Carlisle', from: null, to: '2023-03-31' }],
});
const westmorland = board('E06000064', 'Westmorland and Furness', { from: '2023-04-01', predecessors: ['E10000006'] });
const somersetBefore = board('E10000027', 'Somerset', {
  to: '2023-03-31',
  successors: ['E06000066'],
  figuresCode: 'E06000066',
});
const somerset = board('E06000066', 'Somerset', { from: '2023-04-01', predecessors: ['E10000027'] });
const redcar = board('E06000003', 'Redcar and Cleveland', {}, [
  agency('RTR', 'South Tees Hospitals NHS Foundation Trust', { share: 0.92 }),
  agency('00M', 'NHS South Tees CCG', { to: '2020-03-31' }),
  agency('CARE-E06000003', 'Care homes in Redcar and Cleveland', { collective: true }),
]);
const middlesbrough = board('E06000002', 'Middlesbrough', {}, [
  agency('RTR', 'South Tees Hospitals NHS Foundation Trust', { share: 0.95 }),
]);
const worcestershire = board('E10000034', 'Worcestershire', {
  districts: [{ name: 'Redditch', from: null, to: null }],
});
const helens = board('E08000013', 'St. Helens');
const solihull = board('E08000029', 'Solihull');
const hull = board('E06000010', 'Kingston upon Hull');
const all = [
  cumbria,
  cumberland,
  westmorland,
  somersetBefore,
  somerset,
  redcar,
  middlesbrough,
  worcestershire,
  helens,
  solihull,
  hull,
];

const register = createPlaceRegister(all);
const codes = (boards: readonly Board[]) => boards.map(({ code }) => code);
const names = (text: string, day = '2018-03-31') => register.search(text, day).map(({ name }) => name);

describe('the register of places', () => {
  it('gives the boards in force on a day, first and last day included', () => {
    expect(codes(register.boardsOn('2023-03-31'))).toContain('E10000006');
    expect(codes(register.boardsOn('2023-03-31'))).not.toContain('E06000063');
    expect(codes(register.boardsOn('2023-04-01'))).not.toContain('E10000006');
    expect(codes(register.boardsOn('2023-04-01'))).toContain('E06000063');
    expect(register.boardsOn('2013-03-31')).toEqual([]);
  });

  it('orders boards by name, whatever their order before', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(codes(createPlaceRegister(shuffled).boardsOn('2024-01-01'))).toEqual(
          codes(register.boardsOn('2024-01-01')),
        );
      }),
    );
    expect(
      register
        .boardsOn('2024-01-01')
        .map(({ name }) => name)
        .slice(0, 3),
    ).toEqual(['Cumberland', 'Kingston upon Hull', 'Middlesbrough']);
  });

  it('knows the days on which the boards change', () => {
    expect(register.changeDays).toEqual(['2013-04-01', '2023-04-01']);
  });

  it('finds a board in force, in any letter case', () => {
    expect(register.find(' e06000003 ', '2018-03-31')).toEqual({ kind: 'in-force', board: redcar });
  });

  it('says before a board existed what stood there', () => {
    expect(register.find('E06000063', '2018-03-31')).toEqual({
      kind: 'not-yet',
      board: cumberland,
      from: '2023-04-01',
      to: null,
      neighboursInTime: [cumbria],
    });
  });

  it('says after a board ended what came after it', () => {
    expect(register.find('E10000006', '2026-11-22')).toEqual({
      kind: 'ended',
      board: cumbria,
      from: '2013-04-01',
      to: '2023-03-31',
      neighboursInTime: [cumberland, westmorland],
    });
  });

  it('has nothing to say of the time before April 2013', () => {
    const found = register.find('E06000063', '2012-01-01');
    expect(found.kind).toBe('not-yet');
    expect(found.kind === 'not-yet' && found.neighboursInTime).toEqual([]);
  });

  it('offers what was probably meant for an unknown code, and nothing when nothing is near', () => {
    const nearest = (code: string) => {
      const found = register.find(code, '2018-03-31');
      return found.kind === 'unknown' ? codes(found.nearest) : [found.kind];
    };
    expect(nearest('E6000003')).toEqual(['E06000003']);
    expect(nearest('redcar')).toEqual(['E06000003']);
    expect(nearest('zzz')).toEqual([]);
    expect(nearest('')).toEqual([]);
    expect(nearest('<script>'.repeat(10_000))).toEqual([]);
  });

  it('joins two codes of one ground and keeps apart what was split', () => {
    expect(register.figuresCodeOf('E10000027')).toBe('E06000066');
    expect(register.figuresCodeOf('RTR')).toBe('RTR');
    expect(register.boardOfArea('E06000066', '2018-03-31')).toBe(somersetBefore);
    expect(register.boardOfArea('E10000027', '2026-11-22')).toBe(somerset);
    expect(register.boardOfArea('E10000006', '2026-11-22')).toBeNull();
    expect(register.boardOfArea('E99999999', '2026-11-22')).toBeNull();
  });
});

describe('searching places', () => {
  it('finds boards, a district inside a board and an organisation that serves some', () => {
    expect(register.search('red', '2018-03-31')).toEqual([
      {
        kind: 'board',
        name: 'Redcar and Cleveland',
        words: 'Redcar and Cleveland Health and Wellbeing Board',
        boards: [redcar],
      },
      { kind: 'district', name: 'Redditch', words: 'a district of Worcestershire', boards: [worcestershire] },
    ]);
    expect(register.search('south tees hosp', '2018-03-31')).toEqual([
      {
        kind: 'organisation',
        name: 'South Tees Hospitals NHS Foundation Trust',
        words: 'serves Middlesbrough and Redcar and Cleveland',
        boards: [middlesbrough, redcar],
      },
    ]);
  });

  it('puts the beginning of a word before the inside of one', () => {
    expect(names('hull')).toEqual(['Kingston upon Hull', 'Solihull']);
  });

  it('does not mind full stops, apostrophes, accents, hyphens and capitals', () => {
    expect(names("ST HELEN'S")).toEqual(['St. Helens']);
    expect(names('  rédcar-and ')).toEqual(['Redcar and Cleveland']);
    expect(names('redcar & clev')).toEqual(['Redcar and Cleveland']);
  });

  it('leaves out organisations that do not serve on the day, and the bodies of the board itself', () => {
    expect(names('NHS South Tees CCG', '2020-03-31')).toEqual(['NHS South Tees CCG']);
    expect(names('NHS South Tees CCG', '2020-04-01')).toEqual([]);
    expect(names('redcar')).toEqual(['Redcar and Cleveland']);
  });

  it('leads from a district that has ended to the board of the day', () => {
    expect(register.search('carlisle', '2023-03-31').map(({ words }) => words)).toEqual(['a district of Cumbria']);
    expect(register.search('carlisle', '2023-04-01').map(({ words }) => words)).toEqual([
      'a former district, now in Cumberland',
    ]);
  });

  it('finds nothing for nothing, and no more than asked', () => {
    expect(names('')).toEqual([]);
    expect(names(' .,- ')).toEqual([]);
    expect(register.search('e', '2018-03-31', 2).length).toBe(2);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(register.search(text, '2018-03-31').length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
