import { comparePeriods, parsePeriod, type Period } from '#domain/measure/period';
import { periodInWords } from '#domain/measure/period-words';
import type { RegisteredMeasure } from './measure-register.ts';
import type { SuggestedFix } from './suggested-fix.ts';

/** What a stored series tells of the size its next figure can have. */
export interface HistoryOfSeries {
  /** All that is stored of it. */
  readonly series: readonly { readonly period: string; readonly value: number }[];
  readonly last: { readonly period: string; readonly value: number };
  readonly median: number;
  /** Median distance from the median, times 1.4826: the standard deviation of a normal series. */
  readonly spread: number;
  readonly count: number;
}

/** Newest figures of a series that count. */
const MOST_LOOKED_AT = 24;
/** Below this many figures nothing is said of spread. */
const FEWEST_FOR_SPREAD = 6;
/** Robust z from which a figure is told. */
const FAR = 8;

/** Sums a stored series up; null when it is empty. */
export function summariseHistory(
  series: readonly { readonly period: string; readonly value: number }[],
): HistoryOfSeries | null {
  const recent = [...series].sort((a, b) => comparePeriods(a.period, b.period)).slice(-MOST_LOOKED_AT);
  const last = recent.at(-1);
  if (last === undefined) return null;
  const median = medianOf(recent.map(({ value }) => value));
  const spread = 1.4826 * medianOf(recent.map(({ value }) => Math.abs(value - median)));
  return { series, last, median, spread, count: recent.length };
}

/**
 * What is odd about a figure beside those stored of the same measure and area; null: nothing. What says the same as is stored is nothing
 * to look at again.
 */
export function compareWithHistory(
  value: number,
  period: Period,
  measure: RegisteredMeasure,
  history: HistoryOfSeries,
): ReturnType<typeof findOddness> {
  const odd = findOddness(value, period, measure, history);
  if (odd === null) return null;
  const stored = history.series.find((one) => one.period === period.text);
  return stored !== undefined && Math.abs(stored.value - value) <= 1e-9 * Math.abs(value) ? null : odd;
}

function findOddness(
  value: number,
  period: Period,
  measure: RegisteredMeasure,
  history: HistoryOfSeries,
): {
  readonly code: 'scale' | 'jump';
  readonly found: string;
  readonly expected: string;
  readonly fix?: SuggestedFix;
} | null {
  const { last, median, spread, count } = history;
  if (value === 0 || last.value === 0 || parsePeriod(last.period)?.kind !== period.kind) return null;
  // Counts of a few jump by themselves.
  if (measure.isCount && Math.abs(value) < 20 && Math.abs(last.value) < 20) return null;
  const ratio = value / last.value;
  const told = `${trim(value)}, where ${periodInWords(last.period)} had ${trim(last.value)}`;
  for (const [factor, words] of [
    [100, 'a hundred times'],
    [0.01, 'a hundredth of'],
  ] as const) {
    if (isAbout(ratio, factor, 1.25)) {
      return {
        code: 'scale',
        found: `${told}: ${words} that`,
        expected: `${trim(value / factor)} if the scale slipped, or ${trim(value)} if it is so`,
        fix: { kind: 'multiply', measure: measure.id, by: 1 / factor },
      };
    }
  }
  for (const [factor, words] of [
    [10, 'ten times'],
    [0.1, 'a tenth of'],
  ] as const) {
    if (isAbout(ratio, factor, 1.25)) {
      return {
        code: 'jump',
        found: `${told}: ${words} that`,
        expected: `${trim(value / factor)} if a factor of 10 slipped in, or ${trim(value)} if it is so`,
      };
    }
  }
  if (measure.isShare && value > 0 && value <= 1 && median > 2 && isAbout((value * 100) / median, 1, 2)) {
    return {
      code: 'scale',
      found: `${told}: it looks like a part of 1`,
      expected: `${trim(value * 100)} if it is, or ${trim(value)} if it is per cent already`,
      fix: { kind: 'multiply', measure: measure.id, by: 100 },
    };
  }
  if (
    count >= FEWEST_FOR_SPREAD &&
    spread > 0 &&
    Math.abs(value - median) > FAR * spread &&
    Math.abs(value - median) > 0.3 * Math.abs(median)
  ) {
    return {
      code: 'jump',
      found: `${told} and the middle of ${count} periods is ${trim(median)}`,
      expected: `a figure near ${trim(median)}, or ${trim(value)} if it is so`,
    };
  }
  return null;
}

function isAbout(ratio: number, factor: number, slack: number): boolean {
  return ratio > factor / slack && ratio < factor * slack;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** As many digits as tell it apart: a rate made of counts has more than anybody reads. */
function trim(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(4)));
}
