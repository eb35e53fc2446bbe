/** A number as somebody wrote it, or why it is none. */
export type ReadNumber =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** It was written with a percent sign. */ readonly isPercent: boolean;
    }
  | { readonly kind: 'refused'; readonly code: 'not_a_number' | 'ambiguous_number' | 'too_many_digits' };

/** More would not come back from the store as it was written. */
const MOST_DIGITS = 15;
/** No number people write is longer; a hostile cell is not searched. */
const LONGEST_NUMBER = 400;

/** Groups of three after a full stop: thousands to some, three decimals to others. */
const LIKE_THOUSANDS = /^[^\d]*[1-9]\d{0,2}(?:\.\d{3})+[^\d.]*$/;
const WHOLE = String.raw`\d+`;
const GROUPED = String.raw`\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+`;
const WRITTEN = new RegExp(String.raw`^([-+]?)(${GROUPED}|${WHOLE}|(?=\.\d))(\.\d*)?(?:[eE]([-+]?\d{1,3}))?$`);

/**
 * Reads a number in the forms people and spreadsheets write: `1,234`, `1 234`, `(12)` for minus 12, `12%`, `1e3`,
 * full-width digits, a leading apostrophe. `1.234,5` and `1,23` are ambiguous; `NaN`, `Infinity` and text are no numbers;
 * more than 15 significant digits are refused unless they come back as written, as a fraction that a computer wrote does. Minus nought is nought.
 * Example: `(1,234.50)` is -1234.5. With a comma as decimal mark, as somebody said of the file, `1.234,5` is 1234.5 and `83.5` is
 * still 83.5, as it can be nothing else; `1.234` is ambiguous then: the other lines of the file may have been written with a full stop.
 */
export function readNumber(text: string, decimalMark: 'point' | 'comma' = 'point'): ReadNumber {
  // Most cells of a million are plain, and short enough to need no count of digits: they skip the forms below.
  if (decimalMark === 'point' && text.length <= MOST_DIGITS + 1) {
    const plain = readPlain(text);
    if (plain !== -1) return { kind: 'number', value: plain, isPercent: false };
  }
  if (decimalMark === 'comma') {
    if (text.includes(',')) return readNumber(swapMarks(text));
    return LIKE_THOUSANDS.test(text) ? { kind: 'refused', code: 'ambiguous_number' } : readNumber(text);
  }
  if (text.length > LONGEST_NUMBER)
    return { kind: 'refused', code: isDigits(text) ? 'too_many_digits' : 'not_a_number' };
  let written = text
    .normalize('NFKC')
    .trim()
    .replace(/^'/, '')
    .replace(/[−–]/g, '-')
    .replace(/[\u2009\u202f]/g, ' ')
    .trim();
  const isPercent = written.endsWith('%');
  if (isPercent) written = written.slice(0, -1).trim();
  const inBrackets = /^\((.*)\)$/.exec(written);
  if (inBrackets !== null) {
    written = (inBrackets[1] ?? '').trim();
    if (/^[-+]/.test(written)) return { kind: 'refused', code: 'not_a_number' };
    written = `-${written}`;
  }
  if (/^-?\d[\d.]*,\d+$/.test(written) && !/^-?\d{1,3}(,\d{3})+$/.test(written)) {
    return { kind: 'refused', code: 'ambiguous_number' };
  }
  const parts = WRITTEN.exec(written);
  if (parts === null) return { kind: 'refused', code: 'not_a_number' };
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = `${whole.replace(/[, ]/g, '')}${fraction.slice(1)}`;
  if (digits === '') return { kind: 'refused', code: 'not_a_number' };
  const significant = digits.replace(/^0+/, '').length;
  if (significant > MOST_DIGITS && !comesBack(written, fraction, significant))
    return { kind: 'refused', code: 'too_many_digits' };
  const value = Number(`${sign}${whole.replace(/[, ]/g, '')}${fraction === '.' ? '' : fraction}e${exponent}`);
  return Number.isFinite(value) ? asNumber(value, isPercent) : { kind: 'refused', code: 'not_a_number' };
}

/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * Digits, with at most one full stop between them, at most 15 digits; -1 for any other text. Exact: a whole number below 2^53 over a
 * power of ten below 10^22 is rounded once, to the same number that the whole text stands for.
 * Source: W. D. Clinger, "How to read floating point numbers accurately", 1990.
 */
function readPlain(text: string): number {
  let digits = 0;
  let point = -1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter >= 48 && letter <= 57) digits = digits * 10 + letter - 48;
    else if (letter === 46 && point === -1 && at > 0) point = at;
    else return -1;
  }
  const decimals = point === -1 ? 0 : text.length - point - 1;
  if (text.length - (point === -1 ? 0 : 1) > MOST_DIGITS || text === '' || (point !== -1 && decimals === 0)) return -1;
  return digits / (TENS[decimals] ?? 1);
}

/** A fraction that a computer wrote with 16 or 17 digits is the very number it stands for, and comes back as written. */
function comesBack(written: string, fraction: string, significant: number): boolean {
  return fraction.length > 1 && significant <= 17 && String(Number(written)) === written;
}

function asNumber(value: number, isPercent: boolean): ReadNumber {
  return { kind: 'number', value: value === 0 ? 0 : value, isPercent };
}

function isDigits(text: string): boolean {
  return /^[-+]?[\d., ]+$/.test(text.slice(0, LONGEST_NUMBER));
}

/** Commas and full stops in each other's place. */
function swapMarks(text: string): string {
  return text.slice(0, LONGEST_NUMBER + 1).replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}
