/** A cell: text is guarded against spreadsheets that would run it, a number stays a number, null is an empty cell. */
export type CsvCell = string | number | null;

/** What a spreadsheet takes for a formula: the signs themselves, also in full width, and also after white space. */
const LOOKS_LIKE_A_FORMULA = /^\s*[=+\-@\t\r\u0000＝＋－＠]/;

/**
 * Writes rows as comma-separated text after RFC 4180, in UTF-8 with a byte order mark, so that a spreadsheet reads pounds
 * and dashes. A text cell that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

/** Text as it may stand in a spreadsheet: what would be taken for a formula gets a leading apostrophe. */
export function guardText(text: string): string {
  return LOOKS_LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = guardText(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
