/** What whole-area permutation says of two tables of areas by differences. */
export interface PermutationAssociation {
  /** sum_i C_ii with C_ij = sum_t R_it S_jt. */
  readonly statistic: number;
  /** Exact mean of the statistic over all permutations of the areas. */
  readonly mean: number;
  /** Exact variance over all permutations. */
  readonly variance: number;
  /** sqrt(sum R^2 x sum S^2): divides the above into the scale of a correlation. */
  readonly scale: number;
}

/**
 * Exact mean and variance of T = sum_i C_i,pi(i) when whole areas (rows) of one table are permuted, which keeps serial
 * dependence: mean = (1/n) sum_ij C_ij; variance = (1/(n-1)) sum_ij (C_ij - row mean_i - column mean_j + grand mean)^2.
 * Source: Hoeffding 1951. The double centring of C is that of the columns of R and S, so that
 * sum_ij = sum_tt' (R'R)_tt' (S'S)_tt', without the areas x areas table.
 * Example: R = [[1,-1],[0,2],[-1,-1]], S = [[2,0],[-1,1],[-1,-1]]: T = 6, mean 0, variance 12.
 * @param r row by row, `areas` x `differences`
 * @param s the same shape
 */
export function associateByPermutation(
  r: Float64Array,
  s: Float64Array,
  areas: number,
  differences: number,
): PermutationAssociation {
  let statistic = 0;
  let squaresR = 0;
  let squaresS = 0;
  const sumsR = new Float64Array(differences);
  const sumsS = new Float64Array(differences);
  for (let cell = 0; cell < r.length; cell += 1) {
    const x = r[cell] ?? 0;
    const y = s[cell] ?? 0;
    statistic += x * y;
    squaresR += x * x;
    squaresS += y * y;
    const column = cell % differences;
    sumsR[column] = (sumsR[column] ?? 0) + x;
    sumsS[column] = (sumsS[column] ?? 0) + y;
  }
  let mean = 0;
  for (let t = 0; t < differences; t += 1) mean += ((sumsR[t] ?? 0) * (sumsS[t] ?? 0)) / areas;
  const gramR = centredGram(r, sumsR, areas, differences);
  const gramS = centredGram(s, sumsS, areas, differences);
  let squares = 0;
  for (let cell = 0; cell < gramR.length; cell += 1) squares += (gramR[cell] ?? 0) * (gramS[cell] ?? 0);
  return { statistic, mean, variance: squares / (areas - 1), scale: Math.sqrt(squaresR * squaresS) };
}

function centredGram(table: Float64Array, sums: Float64Array, areas: number, differences: number): Float64Array {
  const gram = new Float64Array(differences * differences);
  const row = new Float64Array(differences);
  for (let area = 0; area < areas; area += 1) {
    for (let t = 0; t < differences; t += 1) row[t] = (table[area * differences + t] ?? 0) - (sums[t] ?? 0) / areas;
    for (let t = 0; t < differences; t += 1) {
      const x = row[t] ?? 0;
      for (let other = 0; other < differences; other += 1) {
        const cell = t * differences + other;
        gram[cell] = (gram[cell] ?? 0) + x * (row[other] ?? 0);
      }
    }
  }
  return gram;
}
