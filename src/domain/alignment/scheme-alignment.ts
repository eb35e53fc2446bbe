import { isBelow } from './slack.ts';

/** How a payment scheme points against what its agency is to improve. */
export interface SchemeAlignment {
  /** Cosine of payments and weights, -1 to 1. */
  readonly cosine: number;
  /** Under 0 opposed, under 0.3 distorted, else in line. */
  readonly verdict: 'opposed' | 'distorted' | 'in line';
}

/** Under this cosine a scheme is distorted. */
const LEAST_COSINE = 0.3;

/**
 * cos(b, w) = b.w / (|b| |w|): b payment slopes, w signed weights of the goals, measure by measure.
 * Example: b = (3, -1), w = (1, 1): 2 / (3.16228 x 1.41421) = 0.44721.
 * @returns null when either has no length: nothing is paid, or nothing weighs
 */
export function alignScheme(slopes: readonly number[], weights: readonly number[]): SchemeAlignment | null {
  if (slopes.length !== weights.length) throw new RangeError('A scheme has one weight for each slope.');
  const product = slopes.reduce((sum, slope, index) => sum + slope * (weights[index] ?? 0), 0);
  const length = Math.hypot(...slopes) * Math.hypot(...weights);
  if (length === 0) return null;
  const cosine = product / length;
  return { cosine, verdict: isBelow(cosine, 0) ? 'opposed' : isBelow(cosine, LEAST_COSINE) ? 'distorted' : 'in line' };
}
