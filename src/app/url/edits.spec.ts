import fc from 'fast-check';
import type { Edit } from '#domain/contract/what-if-view';
import { readAddress } from './read-address.ts';
import { readEdits } from './read-edits.ts';
import { writeAddress } from './write-address.ts';
import { writeEdits } from './write-edits.ts';

const id = fc.oneof(
  fc.constantFrom('acute_trust/const-ae4h/78', 'council_asc/ascof-2c1', 'pay-mret'),
  fc.string({ minLength: 1 }).filter((text) => !text.includes('\uFFFD')),
);
// A fraction of digits alone is as people write one; nought has one sign.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const value = fc.oneof(number, fc.tuple(number, number), fc.constant(null));
const target = fc.option(
  fc.record({
    op: fc.constantFrom('>=' as const, '<=' as const, '>' as const, '<' as const, '=' as const, 'range' as const),
    value,
    unit: fc.oneof(fc.constantFrom('%', '% of occupied bed days', '£ per head'), fc.string()),
    range: fc.constant(null),
    varies_by: fc.constant(null),
    places_at_or_over: fc.constant(null),
    basis: fc.constant(null),
    scope: fc.constant(null),
    note: fc.constant(null),
  }),
  { nil: null },
);
const polarity = fc.constantFrom('higher' as const, 'lower' as const, 'none' as const);
const deadline = fc.option(fc.constantFrom('2027-03-31', '1999-02-30', 'soon'), { nil: null });

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.record({ edit: fc.constant('direction' as const), goal: id, polarity }),
    fc.record({ edit: fc.constant('target' as const), goal: id, target }),
    fc.record({ edit: fc.constant('deadline' as const), goal: id, deadline }),
    fc.record({ edit: fc.constant('weight' as const), goal: id, weight: number }),
    fc.record({
      edit: fc.constant('payment' as const),
      payment: id,
      sign: fc.constantFrom(1 as const, -1 as const, 0 as const),
    }),
    fc.record({ edit: fc.constant('retire' as const), goal: id }),
    fc.record({
      edit: fc.constant('share' as const),
      goals: fc.tuple(id, id),
      shared: fc.record({ measure: id, polarity, target, deadline }),
    }),
  ),
  { maxLength: 12 },
);

describe('the changes of a link', () => {
  it('are read as they were written, whatever the names and numbers', () => {
    fc.assert(
      fc.property(edits, (list) => {
        expect(readEdits(writeEdits(list))).toEqual({ edits: list, unread: [] });
      }),
    );
  });

  it('are read as they were written through a whole address', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const address = writeAddress({
          page: 'what-if',
          place: 'E06000003',
          asOf: '2018-03-31',
          changes: writeEdits(list),
          goal: null,
          goals: [],
          search: '',
          agency: null,
        });
        const read = readAddress(address);
        expect(read.page === 'what-if' ? readEdits(read.changes).edits : null).toEqual(list);
      }),
    );
  });

  it('can be read by people', () => {
    const list: Edit[] = [
      { edit: 'retire', goal: 'acute_trust/const-ae4h/78' },
      { edit: 'payment', payment: 'pay-mret', sign: 0 },
      { edit: 'deadline', goal: 'ccg/dtoc', deadline: '2027-03-31' },
    ];
    expect(writeEdits(list)).toBe(
      '1;retire,acute_trust:const-ae4h:78;payment,pay-mret,none;deadline,ccg:dtoc,2027-03-31',
    );
    expect(writeEdits([])).toBe('');
  });

  it('stand where one of them is nonsense, and say which', () => {
    const { edits: read, unread } = readEdits(
      '1;retire,a:b;explode,a:b;weight,a:b,heavy;direction,a:b,sideways;target,a:b,at-least;retire;share,a:b;payment,p,1;;target,a:b,at-least,1..2..3,%',
    );
    expect(read).toEqual([{ edit: 'retire', goal: 'a/b' }]);
    expect(unread.map(({ why }) => why)).toEqual([
      'kind',
      'value',
      'value',
      'parts',
      'parts',
      'parts',
      'value',
      'value',
    ]);
  });

  it('are not guessed at in a spelling of another version', () => {
    expect(readEdits('2;retire,a:b')).toEqual({ edits: [], unread: [{ text: '2;retire,a:b', why: 'version' }] });
    expect(readEdits('')).toEqual({ edits: [], unread: [] });
  });

  it('never fail, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1;${text}`),
        ),
        (text) => {
          expect(() => readEdits(text)).not.toThrow();
        },
      ),
    );
  });

  it('end at sixty, and the rest is said to be left out', () => {
    const many = `1${';retire,a:b'.repeat(70)}`;
    const { edits: read, unread } = readEdits(many);
    expect([read.length, unread.length]).toEqual([60, 10]);
    expect(new Set(unread.map(({ why }) => why))).toEqual(new Set(['too many' as const]));
  });
});
