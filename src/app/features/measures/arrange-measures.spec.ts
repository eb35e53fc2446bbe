import type { PlaceMeasureRow, PlaceMeasuresView } from '#domain/contract/place-measures-view';
import { arrangeMeasures } from './arrange-measures.ts';

const row = (name: string, change: Partial<PlaceMeasureRow> = {}): PlaceMeasureRow => ({
  id: name,
  name,
  code: name,
  domain: 'd1',
  asked: '',
  figure: { state: 'fresh', text: '1', periodWords: '2024', end: '2024-12-31', whose: 'Testshire' },
  spark: [],
  sparkWords: '',
  betterWords: '',
  targets: [],
  verdict: 'none',
  direction: { way: null, better: 'no judgement', clear: null, change: '', words: '' },
  heldWords: 'the council',
  held: 1,
  alignment: { aligned: 0, tension: 0, opposed: 0, unknown: 0, words: '' },
  headlines: [],
  otherConflicts: 0,
  wouldBring: '',
  ...change,
});

const none = { state: 'none', text: '', periodWords: 'no figures here', end: null, whose: '' } as const;

const view = (rows: PlaceMeasureRow[]): PlaceMeasuresView => ({
  place: { code: 'P01', name: 'Testshire', board: 'Testshire Board' },
  asOf: '2025-03-31',
  asOfWords: '31 March 2025',
  title: '',
  lead: '',
  newerFigures: null,
  axis: { from: '2015-03-31', freshFrom: '2023-03-31', to: '2025-03-31', fromWords: '2015', toWords: '2025' },
  domains: [
    { id: 'd1', name: 'One', role: 'experience', line: '' },
    { id: 'd2', name: 'Two', role: 'outcome', line: '' },
  ],
  rows,
  counts: { held: 0, unheld: 0, fresh: 0, old: 0, none: 0, met: 0, missed: 0, unjudged: 0 },
  reviewLine: null,
  sources: [],
  catalogueVersion: '',
});

const names = (groups: readonly { readonly rows: readonly PlaceMeasureRow[] }[]): string[] =>
  groups.flatMap(({ rows }) => rows.map(({ name }) => name));

describe('the table of measures', () => {
  it('keeps apart what has figures, what nobody is held to and what has none', () => {
    const { main, unheld, without } = arrangeMeasures(
      view([row('a'), row('b', { held: 0 }), row('c', { figure: none })]),
      'all',
      'name',
    );
    expect(names(main)).toEqual(['a']);
    expect(names(unheld)).toEqual(['b']);
    expect(names(without)).toEqual(['c']);
  });

  it('keeps a domain together whatever the order, and puts missed targets first in it', () => {
    const missed = {
      verdict: 'missed',
      targets: [{ words: 'at least 95%', state: 'missed', stateWords: 'missed', value: 95 }],
    } as const;
    const rows = [
      row('a'),
      row('z', { ...missed, targets: [...missed.targets] }),
      row('m', { domain: 'd2', ...missed, targets: [...missed.targets] }),
    ];
    expect(names(arrangeMeasures(view(rows), 'all', 'target').main)).toEqual(['z', 'a', 'm']);
    expect(names(arrangeMeasures(view(rows), 'missed', 'name').main)).toEqual(['z', 'm']);
    expect(arrangeMeasures(view(rows), 'all', 'name').counts.missed).toBe(2);
  });

  it('puts what is not known last, by figure and by change', () => {
    const clear = { way: 'up', better: 'worse', clear: true, change: 'up 1', words: '' } as const;
    const rows = [
      row('a', { figure: none, targets: [] }),
      row('b', { figure: { ...none, state: 'old', end: '2019-03-31' } }),
      row('c', { direction: clear }),
    ];
    expect(names(arrangeMeasures(view(rows), 'all', 'latest').main)).toEqual(['c', 'b']);
    expect(names(arrangeMeasures(view(rows), 'all', 'change').main)).toEqual(['c', 'b']);
  });
});
