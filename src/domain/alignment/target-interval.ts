import type { Measure, Target } from '#domain/framework/catalogue';
import { isAtLeast, isAtMost, isBelow, isOver, SLACK } from './slack.ts';

/** The values a numeric target allows, in the target's unit; an open side is infinite. */
export interface TargetInterval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * The interval of a target: `>=` and `>` [v, infinity], `<=` and `<` [-infinity, v], `=` [v, v], `range` [v0, v1].
 * Null when there is no target or it is not a number (it varies by place).
 */
export function targetInterval(target: Target | null): TargetInterval | null {
  if (target === null || target.value === null) return null;
  const { op, value } = target;
  if (typeof value !== 'number') return op === 'range' ? { lo: value[0], hi: value[1] } : null;
  switch (op) {
    case '>=':
    case '>':
      return { lo: value, hi: Infinity };
    case '<=':
    case '<':
      return { lo: -Infinity, hi: value };
    case '=':
      return { lo: value, hi: value };
    case 'range':
      return null;
  }
}

/** The target's interval when it is in the measure's own unit, so that the measure's values can be held against it. */
export function ownUnitInterval(target: Target | null, measure: Measure): TargetInterval | null {
  return target !== null && target.unit === measure.unit ? targetInterval(target) : null;
}

/** Does a value meet a numeric target, by the operator itself: `>` and `<` are strict. */
export function meetsTarget(target: Target, interval: TargetInterval, value: number): boolean {
  switch (target.op) {
    case '>':
      return isOver(value, interval.lo);
    case '<':
      return isBelow(value, interval.hi);
    case '>=':
    case '<=':
    case '=':
    case 'range':
      return isAtLeast(value, interval.lo) && isAtMost(value, interval.hi);
  }
}

/** 1% of the largest finite limit of two intervals: bars that differ by less are one bar. */
export function barTolerance(a: TargetInterval, b: TargetInterval): number {
  const limits = [a.lo, a.hi, b.lo, b.hi].filter(Number.isFinite).map(Math.abs);
  return 0.01 * Math.max(0, ...limits);
}

/** By how much two intervals fail to meet: above 0 when no value lies in both, else 0 or less. */
export function intervalGap(a: TargetInterval, b: TargetInterval): number {
  return Math.max(a.lo, b.lo) - Math.min(a.hi, b.hi);
}

/** Largest difference of a limit that is finite in both intervals; 0 when they share none. */
export function limitGap(a: TargetInterval, b: TargetInterval): number {
  const gaps = [0];
  if (Number.isFinite(a.lo) && Number.isFinite(b.lo)) gaps.push(Math.abs(a.lo - b.lo));
  if (Number.isFinite(a.hi) && Number.isFinite(b.hi)) gaps.push(Math.abs(a.hi - b.hi));
  return Math.max(...gaps);
}

/** Can no value meet both targets, beyond the tolerance. */
export function cannotBothHold(a: TargetInterval, b: TargetInterval): boolean {
  return intervalGap(a, b) > barTolerance(a, b) + SLACK;
}

/** Do the bars differ beyond the tolerance while some value meets both. */
export function hasDifferentBar(a: TargetInterval, b: TargetInterval): boolean {
  return !cannotBothHold(a, b) && limitGap(a, b) > barTolerance(a, b) + SLACK;
}
