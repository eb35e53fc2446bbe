/**
 * erfc(x) = 2 / sqrt(pi) x integral from x to infinity of exp(-t^2), to about 14 digits relative: the series of erf
 * below 2, the continued fraction above. Source: Abramowitz and Stegun 7.1.6 and 7.1.14.
 */
export function complementaryErrorFunction(x: number): number {
  if (x < 0) return 2 - complementaryErrorFunction(-x);
  if (x < 2) return 1 - errorSeries(x);
  return errorFraction(x);
}

/** Two-sided p of a standard normal z: erfc(|z| / sqrt 2). */
export function twoSidedP(z: number): number {
  return complementaryErrorFunction(Math.abs(z) / Math.SQRT2);
}

function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function errorFraction(x: number): number {
  // backwards from a depth at which another step changes nothing in double precision
  let fraction = 0;
  for (let n = 120; n >= 1; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
