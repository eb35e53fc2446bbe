const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** A small count in words, up to twelve; larger ones in digits. Nought is `no`. */
export function countInWords(count: number): string {
  return SMALL[count] ?? inDigits(count, 0);
}

/** A count with its noun: `no cracks`, `one crack`, `eleven cracks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countInWords(count)} ${count === 1 ? one : many}`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/** A place in an order: `first`, `third`, `21st`. */
export function ordinal(place: number): string {
  const word = ORDINALS[place - 1];
  if (word !== undefined) return word;
  const tens = place % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${inDigits(place, 0)}${ending}`;
}

/** A number with a fixed count of decimals, thousands by comma, a true minus sign, and never minus nought. */
export function inDigits(value: number, decimals: number): string {
  const text = roundedText(Math.abs(value), decimals);
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** A measured value: without decimals from 100, else with one. */
export function measuredInDigits(value: number): string {
  return Math.abs(Number(roundedText(value, 1))) >= 100 ? inDigits(value, 0) : inDigits(value, 1);
}

/** A number as it was set, with no decimals added: `95`, `3.5`, `1,240`. */
export function asSet(value: number): string {
  const [, fraction = ''] = String(Math.abs(value)).split('.');
  return inDigits(value, Math.min(fraction.length, 4));
}

/** A part of one as a whole percentage: 0.918 is `92%`. */
export function shareInWords(part: number): string {
  return `${inDigits(part * 100, 0)}%`;
}

/** A change with its sign: `+0.9`, `−3.3`, `0.0`. */
export function signed(value: number, text: string): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Joins words as a sentence does: `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** First letter large, as at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter small, as inside a sentence, unless the first word is an abbreviation (`GP care`, `A&E`, `18 weeks`). */
export function small(text: string): string {
  const first = text.split(/[ ,:]/, 1)[0] ?? '';
  return /^[A-Z][a-z'’-]*$/.test(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function roundedText(value: number, decimals: number): string {
  // A hair above the tie keeps 0.25 at 0.3 and 14.65 at 14.7, as a reader with the printed figures expects.
  const nudged = value === 0 ? 0 : value * (1 + 1e-12);
  return nudged.toFixed(decimals);
}
