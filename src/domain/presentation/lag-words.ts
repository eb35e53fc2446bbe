import { countInWords, inDigits } from './number-words.ts';

/** A lag in words: `about six months`, `60 months`; empty for none. Up to twelve months it is said as about. */
export function lagInWords(months: number): string {
  const whole = Math.round(months);
  if (whole <= 0) return '';
  if (whole === 1) return 'about one month';
  return whole <= 12 ? `about ${countInWords(whole)} months` : `${inDigits(whole, 0)} months`;
}

/** The same as part of a sentence: `, after about six months`; empty for none. */
export function afterLag(months: number | undefined): string {
  const words = lagInWords(months ?? 0);
  return words === '' ? '' : `, after ${words}`;
}
