import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import type { Fetched } from './outside-source.ts';

/** The outline of a run, kept to compare the next one with. */
export interface RunOutline {
  readonly columns: readonly string[];
  /** Name of each area by its code; empty where the source gives none. */
  readonly areas: Readonly<Record<string, string>>;
  /** Figures with a value. */
  readonly values: number;
  /** Lines of it that could be taken, once they were checked; left out before. */
  readonly taken?: number;
}

/** A run must bring more than this part of the values of the last good one. */
const LEAST_PART = 0.6;

/** The outline of what a run brought. */
export function outlineRun({ rows, columns, areaNames }: Extract<Fetched, { kind: 'figures' }>): RunOutline {
  const [area, value] = [TIDY_HEADINGS.indexOf('area'), TIDY_HEADINGS.indexOf('value')];
  const areas = new Map<string, string>();
  let values = 0;
  for (const cells of rows.slice(1)) {
    const code = cells[area] ?? '';
    areas.set(code, areaNames.get(code) ?? '');
    if ((cells[value] ?? '') !== '') values += 1;
  }
  return { columns: [...columns], areas: Object.fromEntries([...areas].sort(([a], [b]) => (a < b ? -1 : 1))), values };
}

/**
 * What is wrong with a run beside the last good one, in plain words; empty when it may be taken. A run without any figure is wrong
 * by itself. New columns and areas are welcome.
 * Worked: 1,000 values then, 600 now is 40 % fewer and refused; 601 is taken.
 */
export function checkRun(now: RunOutline, before: RunOutline | null): readonly string[] {
  if (now.values === 0) return ['The source gave no figure at all.'];
  if (before === null) return [];
  const problems: string[] = [];
  const lost = before.columns.filter((column) => !now.columns.includes(column));
  if (lost.length > 0) problems.push(`${count(lost.length, 'column is', 'columns are')} gone: ${listed(lost)}.`);
  const [then, today] = [new Map(Object.entries(before.areas)), new Map(Object.entries(now.areas))];
  const gone = [...then].filter(([code]) => !today.has(code));
  if (gone.length > 0) {
    problems.push(
      `${count(gone.length, 'area is', 'areas are')} gone: ${listed(gone.map(([code, name]) => (name === '' ? code : name)))}.`,
    );
  }
  const renamed = [...then].filter(([code, name]) => name !== '' && (today.get(code) ?? name) !== name);
  if (renamed.length > 0) {
    problems.push(
      `${count(renamed.length, 'area has', 'areas have')} another name: ${listed(renamed.map(([code, name]) => `${name} is now ${today.get(code) ?? ''}`))}.`,
    );
  }
  if (now.values <= before.values * LEAST_PART) {
    const fewer = Math.round(100 * (1 - now.values / before.values));
    problems.push(`${String(now.values)} values in place of ${String(before.values)}: ${String(fewer)} % fewer.`);
  }
  return problems;
}

/**
 * What is wrong with the lines of a run that could be taken beside those of the last good one; null when nothing is. What the source
 * says may look whole and yet be refused line by line: a new code for every area, a unit of another scale.
 */
export function checkTaken(now: number, before: RunOutline | null): string | null {
  if (now === 0) return 'No line could be taken.';
  if (before?.taken === undefined || now > before.taken * LEAST_PART) return null;
  return `${String(now)} lines could be taken in place of ${String(before.taken)}.`;
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** The first five, and how many more. */
function listed(names: readonly string[]): string {
  const more = names.length - 5;
  return `${names.slice(0, 5).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
