import fc from 'fast-check';
import { measureShows, measureSorts, type PageAddress, timeShows } from './page-address.ts';
import { readAddress } from './read-address.ts';
import { writeAddress } from './write-address.ts';

const day = fc.option(fc.constantFrom('2018-03-31', '2026-11-22', 'not-a-day'), { nil: null });
const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '' && value !== '.' && value !== '..');
const names = fc.array(fc.constantFrom('ORPHAN', 'goals-RTR@J08', 'working'), { maxLength: 3 });

const values = fc.uniqueArray(fc.constantFrom('TARGET', 'E06000003', "x'; DROP", 'a b'), { maxLength: 3 });

const addresses: fc.Arbitrary<PageAddress> = fc.oneof(
  fc.record({ page: fc.constant('choose' as const), asOf: day, search: fc.string() }),
  fc.record({ page: fc.constant('journey' as const), place: text, asOf: day, open: names }),
  fc.record({
    page: fc.constant('conflict' as const),
    place: text,
    conflict: text,
    asOf: day,
    look: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    open: names,
  }),
  fc.record({
    page: fc.constant('agencies' as const),
    place: text,
    asOf: day,
    goals: fc.option(fc.constantFrom('RTR@experience', 'a b'), { nil: null }),
    pair: fc.constantFrom([], ['RTR', 'E06000003']),
  }),
  fc.record({
    page: fc.constant('sign-in' as const),
    asOf: day,
    next: fc.option(fc.constantFrom('/account', '/places/E06000003?asOf=2018-03-31'), { nil: null }),
  }),
  fc.record({
    page: fc.constantFrom('set-up' as const, 'invitation', 'account', 'people', 'outside-sources'),
    asOf: day,
  }),
  fc.record({ page: fc.constantFrom('uploads' as const, 'batches'), asOf: day }),
  fc.record({
    page: fc.constant('upload' as const),
    asOf: day,
    upload: fc.constantFrom('7', '12'),
    step: fc.constantFrom('publish' as const, null),
    look: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    open: fc.subarray(['jump', 'jump-2', 'unknown_area']),
  }),
  fc.record({ page: fc.constant('batch' as const), asOf: day, batch: text }),
  fc.record({
    page: fc.constant('figure' as const),
    asOf: day,
    measure: text,
    area: text,
    period: fc.constantFrom('2018/19', '2018-03'),
    knownAt: day,
  }),
  fc.record({ page: fc.constant('step' as const), place: text, step: text, asOf: day }),
  fc.record({ page: fc.constant('seam' as const), place: text, seam: text, asOf: day }),
  fc.record({
    page: fc.constant('through-time' as const),
    place: text,
    asOf: day,
    show: fc.constantFrom(...timeShows),
    look: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    open: names,
  }),
  fc.record({
    page: fc.constant('compare' as const),
    asOf: day,
    places: values,
    measures: values,
    chart: fc.option(fc.constantFrom('const-ae4h', 'a b&'), { nil: null }),
    look: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    open: names,
  }),
  fc.record({ page: fc.constant('agency' as const), place: text, agency: text, asOf: day, open: names }),
  fc.record({
    page: fc.constant('conflicts' as const),
    place: text,
    asOf: day,
    look: fc.constantFrom('list' as const, 'diagram' as const),
    search: fc.string(),
    sort: fc.option(fc.constantFrom('severity', '1 OR 1=1'), { nil: null }),
    filters: fc.record({
      basis: values,
      kind: values,
      agency: values,
      domain: values,
      step: values,
      severity: values,
      confidence: values,
      here: values,
      status: values,
    }),
    lit: fc.option(fc.constant('STRUCTURAL/path/a+b/a>b'), { nil: null }),
    open: names,
  }),
  fc.record({
    page: fc.constant('framework' as const),
    asOf: day,
    search: fc.string(),
    domain: fc.option(fc.constantFrom('outcomes', 'a b'), { nil: null }),
    agency: fc.option(fc.constantFrom('acute_trust', '&='), { nil: null }),
    show: fc.constantFrom('in use' as const, 'all' as const),
  }),
  fc.record({
    page: fc.constant('methods' as const),
    asOf: day,
    section: fc.option(fc.constantFrom('cost-shunt', 'severity'), { nil: null }),
  }),
  fc.record({
    page: fc.constant('sources' as const),
    asOf: day,
    search: fc.string(),
    kind: fc.option(fc.constantFrom('official', 'press or mirror'), { nil: null }),
    open: names,
  }),
  fc.record({ page: fc.constant('glossary' as const), asOf: day, search: fc.string() }),
  fc.record({
    page: fc.constant('measures' as const),
    place: text,
    asOf: day,
    show: fc.constantFrom(...measureShows),
    sort: fc.constantFrom(...measureSorts),
    open: names,
  }),
  fc.record({
    page: fc.constant('what-if' as const),
    place: text,
    asOf: day,
    changes: fc.oneof(fc.string(), fc.constant('1;retire,acute_trust:const-ae4h')),
    goal: fc.option(fc.constantFrom('acute_trust/const-ae4h', 'a b'), { nil: null }),
    goals: fc.constantFrom([], ['acute_trust/const-ae4h', 'a b']),
    search: fc.string(),
    agency: fc.option(fc.constantFrom('RTR', '&='), { nil: null }),
  }),
  fc.record({
    page: fc.constant('measure' as const),
    place: text,
    measure: text,
    asOf: day,
    look: fc.constantFrom('chart' as const, 'table' as const, 'both' as const),
    open: names,
  }),
);

describe('an address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readAddress(writeAddress(address))).toEqual(address);
      }),
    );
  });

  it('keeps the id of a conflict whole, with its slashes and signs', () => {
    const conflict = 'STRUCTURAL/path/const-ae4h+nhsof-3a/const-ae4h>nhsof-3a';
    const url = writeAddress({ page: 'conflict', place: 'X1', conflict, asOf: '2018-03-31', look: 'both', open: [] });
    expect(url.split('?')[0]?.split('/').length).toBe(5);
    expect(readAddress(url)).toEqual({
      page: 'conflict',
      place: 'X1',
      conflict,
      asOf: '2018-03-31',
      look: 'both',
      open: [],
    });
  });

  it('reads an old word for a filter, and writes the new one', () => {
    const address = readAddress('/places/X1/conflicts?footing=observed&basis=declared');
    expect(address.page === 'conflicts' && address.filters.basis).toEqual(['declared', 'observed']);
    expect(writeAddress(address)).toBe('/places/X1/conflicts?basis=declared%2Cobserved');
  });

  it('is read from whatever a link says, and what is made of it stands when it is written and read again', () => {
    const word = fc.oneof(
      fc.constantFrom('places', 'conflicts', 'measures', 'agencies', 'steps', 'seams', 'what-if', 'through-time'),
      fc.constantFrom('compare', 'uploads', 'history', 'figure', 'methods', 'sources', 'sign-in', 'people', 'X1'),
      fc.constantFrom('%', '%E0%A4%A', '%2F', '..', '%00', '<script>', "'; DROP TABLE", '\u202e'),
      fc.string({ unit: 'binary' }),
    );
    const name = fc.oneof(
      fc.constantFrom('asOf', 'open', 'look', 'search', 'sort', 'kind', 'basis', 'footing', 'lit', 'goals', 'pair'),
      fc.constantFrom('places', 'measures', 'chart', 'changes', 'goal', 'agency', 'next', 'step', 'period', 'show'),
      fc.constantFrom('__proto__', 'constructor', 'toString'),
      fc.string({ unit: 'binary' }),
    );
    const link = fc
      .tuple(fc.array(word, { maxLength: 6 }), fc.array(fc.tuple(name, word), { maxLength: 8 }), fc.option(word))
      .map(
        ([path, query, fragment]) =>
          `/${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}${fragment === null ? '' : `#${fragment}`}`,
      );
    fc.assert(
      fc.property(link, (url) => {
        const address = readAddress(url);
        expect(readAddress(writeAddress(address))).toEqual(address);
      }),
      { numRuns: 500 },
    );
  });

  it('is written although what was typed was cut in the middle of a character', () => {
    expect(writeAddress({ page: 'choose', asOf: null, search: 'Leeds \ud83c' })).toBe('/?search=Leeds%20%EF%BF%BD');
  });

  it('leads nowhere when its path is not ours or cannot be decoded', () => {
    expect(readAddress('/elsewhere')).toEqual({ page: 'unknown', path: '/elsewhere' });
    expect(readAddress('/places/%E0%A4%A')).toEqual({ page: 'unknown', path: '/places/%E0%A4%A' });
    expect(readAddress('/places/X1/other/Y')).toEqual({ page: 'unknown', path: '/places/X1/other/Y' });
  });

  it('leaves out what makes no sense and what stands at its usual value', () => {
    expect(readAddress('/places/X1/conflicts/C?look=song&asOf=')).toEqual({
      page: 'conflict',
      place: 'X1',
      conflict: 'C',
      asOf: null,
      look: 'chart',
      open: [],
    });
    expect(writeAddress({ page: 'choose', asOf: null, search: '' })).toBe('/');
  });
});
