import fc from 'fast-check';

import type { MeasuredValue } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import type { Intake } from './check-rows.ts';
import { compareWithStored } from './compare-with-stored.ts';
import { observationKey } from './observation-key.ts';

function observation(area: string, value: MeasuredValue, more: Partial<Observation> = {}): Observation {
  return {
    measure: 'm',
    area,
    level: 'council',
    period: '2018-03',
    breakdown: '',
    value,
    numerator: null,
    denominator: null,
    ...more,
  };
}

const is = (value: number): MeasuredValue => ({ kind: 'value', value });
const hidden: MeasuredValue = { kind: 'missing', reason: 'suppressed' };

function intakeOf(observations: readonly Observation[], more: Partial<Intake> = {}): Intake {
  const accepted = observations.map((of, index) => ({
    observation: of,
    file: 'f',
    line: index + 2,
    readAtLine: index + 2,
  }));
  const { repeated = 0, refused = 0, blank = 0 } = more;
  return { linesRead: accepted.length + repeated + refused + blank, accepted, repeated, refused, blank, problems: [] };
}

function storeOf(observations: readonly Observation[]): (key: string) => Observation | undefined {
  const stored = new Map(observations.map((of) => [observationKey(of), of]));
  return (key) => stored.get(key);
}

describe('comparing with what is stored', () => {
  it('tells created, changed and unchanged apart, and counts repeated lines as unchanged', () => {
    const stored = storeOf([observation('A', is(1)), observation('B', is(2)), observation('C', hidden)]);
    const file = [observation('A', is(1)), observation('B', is(3)), observation('C', hidden), observation('D', is(0))];
    const { created, changed, counts } = compareWithStored(
      intakeOf(file, { repeated: 2, refused: 3, blank: 1 }),
      stored,
    );
    expect(counts).toEqual({ read: 10, created: 1, changed: 1, unchanged: 4, refused: 3, blank: 1 });
    expect(created.map((row) => row.observation.area)).toEqual(['D']);
    expect(changed.map(({ row, before }) => [row.observation.value, before.value])).toEqual([[is(3), is(2)]]);
  });

  it('sees a change from nought to suppressed, of the reason, of a count and of the level', () => {
    const before = observation('A', is(0), { numerator: 5, denominator: 10 });
    const after: readonly Observation[] = [
      { ...before, value: hidden },
      { ...before, numerator: 6 },
      { ...before, denominator: null },
      { ...before, level: 'trust' },
    ];
    for (const change of after) expect(compareWithStored(intakeOf([change]), storeOf([before])).counts.changed).toBe(1);
    const reason = compareWithStored(
      intakeOf([observation('A', hidden)]),
      storeOf([observation('A', { kind: 'missing', reason: 'blank' })]),
    );
    expect(reason.counts.changed).toBe(1);
  });

  it('does not mistake another period, measure, area or sub-group for the same figure', () => {
    const stored = storeOf([observation('A', is(1))]);
    const others = [{ period: '2018-04' }, { measure: 'n' }, { area: 'B' }, { breakdown: 'women' }].map((more) =>
      observation('A', is(1), more),
    );
    expect(compareWithStored(intakeOf(others), stored).counts.created).toBe(4);
  });

  const anyValue = fc.oneof(fc.integer({ min: 0, max: 3 }).map(is), fc.constant(hidden));
  const anyFigures = fc.uniqueArray(
    fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), anyValue).map(([area, value]) => observation(area, value)),
    { selector: observationKey },
  );

  it('adds up to the lines read, whatever is in the file and in the store', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, fc.nat(9), fc.nat(9), fc.nat(9), (file, stored, repeated, refused, blank) => {
        const { counts } = compareWithStored(intakeOf(file, { repeated, refused, blank }), storeOf(stored));
        expect(counts.created + counts.changed + counts.unchanged + counts.refused + counts.blank).toBe(counts.read);
        expect(counts.read).toBe(file.length + repeated + refused + blank);
      }),
    );
  });

  it('creates and changes nothing when the same file comes again', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (file, before) => {
        const { created, changed } = compareWithStored(intakeOf(file), storeOf(before));
        const after = [
          ...before,
          ...created.map((row) => row.observation),
          ...changed.map(({ row }) => row.observation),
        ];
        const again = compareWithStored(intakeOf(file), storeOf(after)).counts;
        expect([again.created, again.changed, again.unchanged]).toEqual([0, 0, file.length]);
      }),
    );
  });
});
