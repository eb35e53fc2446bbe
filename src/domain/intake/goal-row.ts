import type { Goal } from '#domain/framework/catalogue';
import type { GoalColumn } from './read-goals.ts';

/**
 * A goal of a place as a line of a goal file, so that the line read again gives the same goal. The measure stands by its id, which
 * has one meaning.
 */
export function toGoalRow(goal: Goal): Readonly<Record<GoalColumn, string>> {
  const { baseline, deadline, in_force_from, in_force_to, place, polarity, set_by, target } = goal;
  const value = target?.value ?? null;
  const [low, high] = value === null || typeof value === 'number' ? [value, null] : value;
  const text = (number: number | null): string => (number === null ? '' : String(number));
  return {
    measure_code: goal.measure,
    framework_version: '',
    organisation_code: goal.agency ?? '',
    place_code: place ?? '',
    polarity,
    target_op: target?.op ?? '',
    target_value: text(low),
    target_value_to: text(high),
    target_unit: target?.unit ?? baseline?.unit ?? '',
    baseline_value: text(baseline?.value ?? null),
    baseline_period: baseline?.period ?? '',
    deadline: deadline ?? '',
    in_force_from: in_force_from ?? '',
    in_force_to: in_force_to ?? '',
    consequence: String(goal.consequence),
    set_by: set_by ?? '',
    source_url: goal.sources[0] ?? '',
  };
}
