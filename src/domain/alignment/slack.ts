/** Slack of every comparison with a threshold, so that a value exactly on it passes whatever the arithmetic before it. */
export const SLACK = 1e-12;

/** Is `value` at least `threshold`: a value on the threshold is. */
export function isAtLeast(value: number, threshold: number): boolean {
  return value >= threshold - SLACK;
}

/** Is `value` at most `threshold`: a value on the threshold is. */
export function isAtMost(value: number, threshold: number): boolean {
  return value <= threshold + SLACK;
}

/** Is `value` below `threshold`: a value on the threshold is not. */
export function isBelow(value: number, threshold: number): boolean {
  return value < threshold - SLACK;
}

/** Is `value` over `threshold`: a value on the threshold is not. */
export function isOver(value: number, threshold: number): boolean {
  return value > threshold + SLACK;
}

/** Rounds to 12 decimals, so that ties are the same everywhere. */
export function roundTo12(value: number): number {
  const rounded = Math.round(value * 1e12) / 1e12;
  return rounded === 0 ? 0 : rounded;
}
