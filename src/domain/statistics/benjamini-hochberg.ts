/**
 * Benjamini-Hochberg at false discovery rate q: sort p, find the largest j with p_j <= j q / m, reject the first j.
 * Source: Benjamini and Hochberg 1995.
 * Example: 0.001, 0.012, 0.021, 0.04, 0.30 at q = 0.10: reject four.
 * @param tests already in the order that breaks ties
 * @returns for each test, in the order given, whether it is rejected
 */
export function rejectBenjaminiHochberg(tests: readonly number[], q: number): boolean[] {
  const order = tests.map((_, index) => index).sort((a, b) => (tests[a] ?? 0) - (tests[b] ?? 0) || a - b);
  let rejected = 0;
  for (const [rank, index] of order.entries()) {
    if ((tests[index] ?? 1) <= ((rank + 1) * q) / tests.length + 1e-12) rejected = rank + 1;
  }
  const verdict = tests.map(() => false);
  for (const index of order.slice(0, rejected)) verdict[index] = true;
  return verdict;
}
