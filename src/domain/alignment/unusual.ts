import type { AlignmentReport, Finding } from './report.ts';
import { isAtLeast, isAtMost } from './slack.ts';

/** Scores of all places by `KIND/form`, one a place: its highest. */
export type NationalScores = Readonly<Record<string, readonly number[]>>;

/** Fewer places than this say nothing of what is usual. */
export const LEAST_PLACES = 15;

/** Forms that are compared with all places that have one. */
const COMPARED = new Set([
  'FOOTPRINT/shared_provider',
  'FOOTPRINT/split_provider',
  'FOOTPRINT/holders',
  'ATTRIBUTION/moved',
  'ATTRIBUTION/reasons',
  'WHOLE_RED/below_target',
  'WHOLE_RED/below_comparator',
]);

/** Key of a finding in the national scores, or null for a form that is not compared. */
export function comparedForm(kind: Finding['kind'], subkind: string): string | null {
  const form = `${kind}/${subkind}`;
  return COMPARED.has(form) ? form : null;
}

/**
 * How far a score stands from the middle of England, 0 to 1: |2 r - 1| with r = (lower + half of those equal) / all.
 * Example: 20 places, 17 lower, none equal: r = 17.5 / 20 with its own half counted, so 0.75.
 * @param scores one a place, this place's own among them; fewer than 15 give null
 */
export function unusualness(score: number, scores: readonly number[]): number | null {
  if (scores.length < LEAST_PLACES) return null;
  const isEqual = (other: number): boolean => isAtLeast(other, score) && isAtMost(other, score);
  const equal = scores.filter(isEqual).length;
  const lower = scores.filter((other) => other < score && !isEqual(other)).length;
  return Math.abs((2 * (lower + equal / 2)) / scores.length - 1);
}

/** The scores of all places, from their reports: for each compared form one a place that has it, its highest; sorted. */
export function nationalScores(reports: Iterable<Pick<AlignmentReport, 'findings'>>): NationalScores {
  const scores: Record<string, number[]> = {};
  for (const report of reports) {
    const highest = new Map<string, number>();
    for (const finding of report.findings) {
      const form = comparedForm(finding.kind, finding.subkind);
      if (form === null) continue;
      highest.set(form, Math.max(highest.get(form) ?? -Infinity, finding.score));
    }
    for (const [form, score] of highest) (scores[form] ??= []).push(score);
  }
  for (const list of Object.values(scores)) list.sort((a, b) => a - b);
  return scores;
}
