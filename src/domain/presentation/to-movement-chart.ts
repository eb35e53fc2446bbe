import type { SeriesPoint, SeriesView } from '#domain/contract/series-view';
import type { Measure } from '#domain/framework/catalogue';
import type { MeasuredValue } from '#domain/measure/measured-value';
import { MISSING_SYMBOL } from '#domain/measure/measured-value';
import { comparePeriods, parsePeriod } from '#domain/measure/period';
import { capital } from './number-words.ts';
import { periodInWords, periodOnScreen } from '#domain/measure/period-words';
import { periodsBetween } from './series-lines.ts';
import { betterWords, unitWords } from './to-series-view.ts';
import { digitsOf, valueInWords } from './unit-words.ts';

/** What a file would change in one series. */
export interface ChangedSeries {
  readonly measure: Measure;
  readonly area: { readonly code: string; readonly name: string };
  /** Figures that are stored, by period. */
  readonly stored: ReadonlyMap<string, MeasuredValue>;
  /** New and changed figures of the file, by period. */
  readonly given: ReadonlyMap<string, MeasuredValue>;
}

/** Periods shown at most: three years of months or quarters, ten years of years. */
const SHOWN = { 12: 36, 4: 12, 1: 10 } as const;

/**
 * A series as it is stored and as it would be after the file, for one chart and its table. The second line stands only where the file
 * changes something, with the neighbours it joins. Null where no period of one kind has a figure on either side.
 */
export function toMovementChart({ measure, area, stored, given }: ChangedSeries): SeriesView | null {
  const newest = [...given.keys()].sort(comparePeriods).at(-1);
  const kind = parsePeriod(newest ?? '')?.kind;
  if (newest === undefined || kind === undefined) return null;
  const isOfKind = (text: string): boolean => parsePeriod(text)?.kind === kind;
  const changed = [...given.keys()].filter(isOfKind).sort(comparePeriods);
  const all = [...new Set([...stored.keys(), ...changed])].filter(isOfKind).sort(comparePeriods);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return null;
  const periods = windowAround(periodsBetween(first, last), changed);
  const before = periods.map((period) => toPoint(period, stored.get(period), measure, 'no figure is stored'));
  const after = periods.map((period, at) => {
    const value = given.get(period);
    if (value !== undefined) return toPoint(period, value, measure, 'no figure in the file');
    // It joins what is stored, but ends with the last change: that is the figure written beside it.
    const isBetween = at < periods.indexOf(changed.at(-1) ?? '');
    const joins = isBetween && [periods[at - 1], periods[at + 1]].some((beside) => given.has(beside ?? ''));
    return toPoint(period, joins ? stored.get(period) : undefined, measure, 'as it is stored');
  });
  const label = { before: 'stored now', after: 'after this file' };
  return {
    title: `${capital(measure.name)}, ${area.name}`,
    sentence: tellChange(changed, stored, given, measure.unit),
    unit: unitWords(measure.unit),
    betterWords: betterWords(measure),
    lines: [
      {
        id: `${measure.id}@before`,
        measure: measure.id,
        area: area.code,
        label: label.before,
        part: 'whole' as const,
        points: before,
      },
      {
        id: `${measure.id}@after`,
        measure: measure.id,
        area: area.code,
        label: label.after,
        part: 'second' as const,
        points: after,
      },
    ].filter(({ points }) => points.some(({ value }) => value !== null)),
    windows: [],
    targets: [],
    source: '',
  };
}

/** The newest periods, or earlier ones where the last change lies before them. */
function windowAround(periods: readonly string[], changed: readonly string[]): readonly string[] {
  const shown = SHOWN[parsePeriod(periods[0] ?? '')?.seasons ?? 1];
  const last = periods.indexOf(changed.at(-1) ?? '');
  const end = Math.min(periods.length, Math.max(shown, last + Math.ceil(shown / 4) + 1));
  return periods.slice(Math.max(0, end - shown), end);
}

function toPoint(period: string, value: MeasuredValue | undefined, { unit }: Measure, none: string): SeriesPoint {
  const number = value?.kind === 'value' ? value.value : null;
  const reason = value?.kind === 'missing' ? value.reason : null;
  const symbol = reason === null ? '' : MISSING_SYMBOL[reason];
  return {
    period,
    periodWords: periodOnScreen(period),
    end: parsePeriod(period)?.end ?? period,
    value: number,
    text: number !== null ? digitsOf(number, unit) : symbol === '' ? none : symbol,
    missing: number !== null ? null : reason === null ? none : reason.replace('-', ' '),
    numerator: null,
    denominator: null,
    provenance: null,
  };
}

/** `March 2018: 15.3 a day per 100,000 adults instead of 14.4.`; for the newest change. */
function tellChange(
  changed: readonly string[],
  stored: ReadonlyMap<string, MeasuredValue>,
  given: ReadonlyMap<string, MeasuredValue>,
  unit: string,
): string {
  const newest = changed.at(-1) ?? '';
  const [was, is] = [stored.get(newest), given.get(newest)];
  const after = is?.kind === 'value' ? valueInWords(is.value, unit) : 'no value';
  const before = was?.kind === 'value' ? ` instead of ${valueInWords(was.value, unit)}` : ', where no value stood';
  const more = changed.length === 1 ? '' : ` ${String(changed.length)} periods in all.`;
  return `${capital(periodInWords(newest))}: ${after}${before}.${more}`;
}
