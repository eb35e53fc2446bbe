import { hasDoubledOrHalved } from '#domain/alignment/speaking-value';
import { asSet, inDigits, measuredInDigits } from './number-words.ts';

/**
 * How a unit is said after a number. `{}` stands for the number. Units that are not here are said as they stand.
 * Rates of the delayed transfers return (`per 100,000 18+`) are means of a day.
 */
const SAID: Readonly<Record<string, string>> = {
  '%': '{}%',
  '% (indirectly standardised)': '{}%',
  'per 100,000 18+': '{} a day per 100,000 adults',
  'per 100,000 (DSR)': '{} per 100,000',
  'per 100,000 (DASR)': '{} per 100,000',
  'per 1,000 OBD': '{} per 1,000 bed days',
  'per WTE': '{} per post',
  number: '{}',
  ratio: '{}',
  score: '{}',
  'index %': '{}%',
  'EQ-5D index': '{}',
  'number a day': '{} a day',
  'not defined': '{}',
};

/** A number already in digits, with its unit: `15.3 a day per 100,000 adults`, `£17.2 per hour`, `18.9 out of 24`. */
export function withUnit(digits: string, unit: string): string {
  const said = SAID[unit];
  if (said !== undefined) return said.replace('{}', digits);
  if (unit.startsWith('%')) return `${digits}${unit}`;
  if (unit.startsWith('£'))
    return digits.startsWith('−') ? `−£${digits.slice(1)}${unit.slice(1)}` : `£${digits}${unit.slice(1)}`;
  const score = /^score \d+-(\d+)$/.exec(unit);
  if (score !== null) return `${digits} out of ${score[1]}`;
  const index = /^index \((.+)\)$/.exec(unit);
  if (index !== null) return `${digits} (${index[1]})`;
  return `${digits} ${unit}`;
}

/** Is the unit a percentage: then values have one decimal and changes are in points. */
export function isPercent(unit: string): boolean {
  return unit.startsWith('%') || unit === 'index %';
}

/** A measured value in digits, without its unit: percentages with one decimal, whole counts whole, others by size. */
export function digitsOf(value: number, unit: string): string {
  if (isPercent(unit)) return inDigits(value, 1);
  if ((unit === 'number' || unit === 'cases') && Number.isInteger(value)) return inDigits(value, 0);
  // An index between nought and one says nothing in one decimal.
  if ((unit === 'score' || unit === 'EQ-5D index') && Math.abs(value) < 1) return inDigits(value, 3);
  return measuredInDigits(value);
}

/** A measured value with its unit, in the measure's own unit. */
export function valueInWords(value: number, unit: string): string {
  const drop = droppedFrom(unit);
  if (drop !== null) return `${inDigits(Math.abs(value), 1)}% ${value >= 0 ? 'fewer' : 'more'} than in ${drop}`;
  return withUnit(digitsOf(value, unit), unit);
}

/** A number that somebody set, with its unit and no decimals added: `95%`, `£800 million`. */
export function setValueInWords(value: number, unit: string): string {
  if (unit === '£' && Math.abs(value) >= 1e6) {
    const millions = value / 1e6;
    return Math.abs(millions) >= 1000 ? `£${asSet(millions / 1000)} billion` : `£${asSet(millions)} million`;
  }
  return withUnit(asSet(value), unit);
}

/** The base period of a unit that is itself a fall (`% reduction on February 2017`); null for every other unit. */
export function droppedFrom(unit: string): string | null {
  return /^% reduction on (.+)$/.exec(unit)?.[1] ?? null;
}

/** What a change is called that rounds to nought. */
export const ABOUT_THE_SAME = 'about the same';

/**
 * A change from one value to a later one: `123 more`, `0.9 fewer`, `£0.5 less`, `up 3.2 points`; of a score or an index `down 0.031`.
 * A value that doubled or halved has no change anybody can vouch for; then the fixed words say so.
 * @param mayDouble true where the two values are means of whole years, which may double without doubt
 */
export function changeInWords(before: number, after: number, unit: string, mayDouble = false): string {
  if (!mayDouble && hasDoubledOrHalved(before, after)) return 'the way it is reported may have changed';
  const change = after - before;
  const digits = changeDigits(Math.abs(change), after, unit);
  if (!/[1-9]/.test(digits)) return ABOUT_THE_SAME;
  if (isPercent(unit)) return `${change > 0 ? 'up' : 'down'} ${digits} points`;
  if (/^(?:score|index|EQ-5D|ratio)/.test(unit)) return `${change > 0 ? 'up' : 'down'} ${digits}`;
  const sign = unit.startsWith('£') ? '£' : '';
  const less = sign !== '' || /^(?:minutes|hours|years)/.test(unit) ? 'less' : 'fewer';
  return `${sign}${digits} ${change > 0 ? 'more' : less}`;
}

/** A change in digits, with as many decimals as the value it led to is printed with. */
export function changeDigits(change: number, value: number, unit: string): string {
  if (isPercent(unit)) return inDigits(change, 1);
  const decimals = digitsOf(value, unit).split('.')[1]?.length ?? 0;
  return inDigits(change, Number.isInteger(change) && (unit === 'number' || unit === 'cases') ? 0 : decimals);
}
