import type { Measure } from '#domain/framework/catalogue';

/** The numbers a measure can take, both ends included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

const ANY: NumberRange = { low: -Infinity, high: Infinity };
const NOT_NEGATIVE: NumberRange = { low: 0, high: Infinity };

/**
 * The range a figure of the measure must lie in, by its unit kind: a share in percent 0 to 100, a rate, count, time or
 * ratio not below 0, a score within the ends its unit names (`score 0-24`). Money and changes may be anything, and so
 * may a measure that says of no unit kind.
 * A share of places (`bed-occ`) may pass 100 when places are used twice a day: a share whose polarity is a band, or none,
 * has no upper end.
 */
export function rangeOfMeasure(measure: Pick<Measure, 'unit' | 'unit_kind' | 'role' | 'polarity'>): NumberRange {
  if (measure.role === 'change') return ANY;
  switch (measure.unit_kind) {
    case 'share':
      return measure.polarity === 'band' || measure.polarity === 'none' ? NOT_NEGATIVE : { low: 0, high: 100 };
    case 'rate':
    case 'count':
    case 'time':
    case 'ratio':
      return NOT_NEGATIVE;
    case 'score': {
      const ends = /(\d+(?:\.\d+)?)\s?[-–]\s?(\d+(?:\.\d+)?)/.exec(measure.unit);
      return ends === null ? ANY : { low: Number(ends[1]), high: Number(ends[2]) };
    }
    case 'money':
    case 'change':
    case null:
      return ANY;
  }
}

/** A range in words for a message: `a number from 0 to 100`. */
export function tellRange({ low, high }: NumberRange): string {
  if (high === Infinity) return low === -Infinity ? 'a number' : `a number of at least ${low}`;
  return `a number from ${low} to ${high}`;
}
