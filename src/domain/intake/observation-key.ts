import type { Observation } from '#domain/measure/observation';

/** What names a figure: two observations of one key are two statements of one fact. */
export function observationKey({ measure, area, period, breakdown }: Observation): string {
  return `${measure}\t${area}\t${period}\t${breakdown}`;
}

/** Do two observations of one key say the same: value or reason, counts and level. */
export function saysTheSame(one: Observation, other: Observation): boolean {
  return (
    sameValue(one, other) &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.level === other.level
  );
}

function sameValue({ value: one }: Observation, { value: other }: Observation): boolean {
  if (one.kind === 'value') return other.kind === 'value' && one.value === other.value;
  return other.kind === 'missing' && one.reason === other.reason;
}
