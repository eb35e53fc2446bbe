import type { MissingReason } from '#domain/measure/measured-value';

/** Reasons by the words and symbols that publishers write. Source: Government Analysis Function guidance on symbols. */
const REASONS: ReadonlyMap<string, MissingReason> = new Map([
  ['*', 'suppressed'],
  ['c', 'suppressed'],
  ['[c]', 'suppressed'],
  ['sup', 'suppressed'],
  ['1 to 7', 'suppressed'],
  ['suppressed', 'suppressed'],
  ['..', 'not-available'],
  ['x', 'not-available'],
  ['[x]', 'not-available'],
  ['n/a (not available)', 'not-available'],
  ['data not returned', 'not-available'],
  ['na', 'not-available'],
  ['not-available', 'not-available'],
  ['z', 'not-applicable'],
  ['[z]', 'not-applicable'],
  ['n/a', 'not-applicable'],
  ['not-applicable', 'not-applicable'],
  ['not-collected', 'not-collected'],
  ['low', 'low'],
  ['[low]', 'low'],
  ['', 'blank'],
  ['blank', 'blank'],
]);

/** What to write where a value is missing, as a problem offers it. */
export const REASONS_TO_WRITE = '[c] hidden, [x] not available, [z] not applicable, [low] rounds to 0';

/**
 * Reads why a value is missing. A bare dash is `ambiguous`: nought, rounded to nought or no data, so the file must say
 * what it means. Null: the text is no reason. Example: `<5` is suppressed, and never the number 5.
 */
export function readMissing(text: string): MissingReason | 'ambiguous' | null {
  const written = text.length > 30 ? '?' : text.trim().toLowerCase();
  if (/^[-–—−]$/.test(written)) return 'ambiguous';
  if (/^<\s?\d{1,3}$/.test(written)) return 'suppressed';
  return REASONS.get(written) ?? null;
}
