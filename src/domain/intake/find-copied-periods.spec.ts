import type { Observation } from '#domain/measure/observation';
import type { Intake } from './check-rows.ts';
import { findCopiedPeriods } from './find-copied-periods.ts';
import { refuseCopiedPeriods } from './refuse-copied-periods.ts';

/** Figures of a period, one an area: A0, A1... */
function period(text: string, values: readonly (number | null)[], more: Partial<Observation> = {}): Observation[] {
  return values.map((value, index) => ({
    measure: 'm',
    area: `A${index}`,
    level: 'trust',
    period: text,
    breakdown: '',
    value: value === null ? { kind: 'missing', reason: 'blank' } : { kind: 'value', value },
    numerator: null,
    denominator: null,
    ...more,
  }));
}

function upTo(count: number, of: (index: number) => number = (index) => index + 1): number[] {
  return Array.from({ length: count }, (_, index) => of(index));
}

function intakeOf(observations: readonly Observation[]): Intake {
  const accepted = observations.map((observation, index) => ({
    observation,
    file: 'f',
    line: index + 2,
    readAtLine: index + 2,
  }));
  return { linesRead: accepted.length, accepted, repeated: 0, refused: 0, blank: 0, problems: [] };
}

describe('finding copied periods', () => {
  it('finds a month that repeats another in every area, and refuses the later', () => {
    expect(
      findCopiedPeriods([
        ...period('2024-02', upTo(15)),
        ...period(
          '2024-03',
          upTo(15, (i) => i * 2),
        ),
        ...period('2025-02', upTo(15)),
      ]),
    ).toEqual([
      { measure: 'm', level: 'trust', earlier: '2024-02', later: '2025-02', areas: 15, refused: ['2025-02'] },
    ]);
  });

  it('refuses both of two months that follow each other, over the end of a year too', () => {
    const refusedOf = (one: string, other: string) =>
      findCopiedPeriods([...period(one, upTo(15)), ...period(other, upTo(15))]).map(({ refused }) => refused);
    expect(refusedOf('2022-07', '2022-08')).toEqual([['2022-07', '2022-08']]);
    expect(refusedOf('2022-12', '2023-01')).toEqual([['2022-12', '2023-01']]);
    expect(refusedOf('2022-Q4', '2023-Q1')).toEqual([['2022-Q4', '2023-Q1']]);
    expect(refusedOf('2021/22', '2022/23')).toEqual([['2021/22', '2022/23']]);
    expect(refusedOf('2022-07', '2022-09')).toEqual([['2022-09']]);
  });

  it('needs 15 areas with a figure that is not nought', () => {
    const both = (values: readonly (number | null)[]) =>
      findCopiedPeriods([...period('2024-02', values), ...period('2025-02', values)]).length;
    expect(both(upTo(14))).toBe(0);
    expect(both(upTo(15))).toBe(1);
    expect(both([...upTo(14), ...upTo(20, () => 0)])).toBe(0);
    expect(both([...upTo(14), null, null])).toBe(0);
    expect(both([...upTo(15), 0, null])).toBe(1);
  });

  it('lets one area that differs prove that the period is its own', () => {
    expect(findCopiedPeriods([...period('2024-02', upTo(100)), ...period('2025-02', [...upTo(99), 7])])).toEqual([]);
  });

  it('does not take a number that everybody has for a copy', () => {
    const all100 = upTo(40, () => 100);
    expect(findCopiedPeriods([...period('2024-02', all100), ...period('2025-02', all100)])).toEqual([]);
  });

  it('compares within one measure, one level and one kind of period', () => {
    const one = period('2024-02', upTo(20));
    expect(findCopiedPeriods([...one, ...period('2025-02', upTo(20), { measure: 'n' })])).toEqual([]);
    expect(findCopiedPeriods([...one, ...period('2025-02', upTo(20), { level: 'icb' })])).toEqual([]);
    expect(findCopiedPeriods([...one, ...period('2024', upTo(20))])).toEqual([]);
  });

  it('compares areas that stand in both, and passes over the others', () => {
    expect(findCopiedPeriods([...period('2024-02', upTo(30)), ...period('2025-02', upTo(16))])[0]?.areas).toBe(16);
  });
});

describe('refusing copied periods', () => {
  it('moves their rows from the accepted to the refused and says what they repeat', () => {
    const refused = refuseCopiedPeriods(intakeOf([...period('2024-02', upTo(15)), ...period('2025-02', upTo(15))]));
    expect([refused.linesRead, refused.accepted.length, refused.refused]).toEqual([30, 15, 15]);
    expect(refused.problems.length).toBe(15);
    expect(refused.problems[0]?.message).toBe(
      'Line 17, period: found February 2025, whose figures of m repeat those of February 2024 in every area, expected figures of its own.',
    );
  });

  it('leaves a file without copies as it is', () => {
    const intake = intakeOf(period('2024-02', upTo(15)));
    expect(refuseCopiedPeriods(intake)).toBe(intake);
  });
});
