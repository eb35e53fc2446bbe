/**
 * Quantile by linear interpolation: the value at position `p (n - 1)` of the sorted values, between neighbours in
 * proportion. Source: the interpolated quantiles of OHID Fingertips; no rounding here.
 * Example: the 75th percentile of 1 to 16 is at position 11.25: 12.25.
 * @param values at least one finite number, in any order; the list is not changed
 * @param p between 0 and 1
 */
export function quantileInterpolated(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('A quantile needs at least one value.');
  const sorted = Float64Array.from(values).sort();
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (position - below) * (high - low);
}
