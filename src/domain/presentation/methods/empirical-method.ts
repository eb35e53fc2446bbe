import { classOf } from '#domain/alignment/empirical-pairs';
import { rejectBenjaminiHochberg } from '#domain/statistics/benjamini-hochberg';
import { twoSidedP } from '#domain/statistics/complementary-error-function';
import { associateByPermutation } from '#domain/statistics/permutation-association';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet, inDigits } from '../number-words.ts';
import { line, type Method } from './method.ts';

export const empiricalMethod: Method = {
  kind: 'EMPIRICAL',
  name: kindHeading('EMPIRICAL'),
  asks: 'Across many areas, did two measures move apart?',
  rules: [
    {
      form: 'The comparison',
      text: 'At one level of areas: take each measure’s improvement on a year before, remove the mean of each area and of each period, rank what is left and correlate the ranks.',
    },
    {
      form: 'The test',
      text: 'Shuffle whole areas, which keeps what runs on from period to period; the mean and spread over all shuffles are exact, not drawn. Over all pairs tested together, one in ten of those kept may be false.',
    },
    {
      form: 'The class',
      text: 'Kept and at or below −0.30: moved apart; at or below −0.60: strongly. It is called a conflict only where declared causes point the same way.',
    },
  ],
  limits: [
    'At least 15 areas and 8 yearly differences, else “not enough data”, which is never “none found”.',
    'Pairs joined by arithmetic, by a shared count or by one concept are left out.',
    'An association is said as “moved apart”: never that one causes the other.',
    'One council cannot find its own trade-offs from its own numbers. In simulation this rule calls 2.5 to 4% of unrelated pairs a trade-off; a raw correlation in one area 8 to 9%, one over averages 21 to 26%.',
  ],
  confidence: 'C where declared causes point the same way, else D.',
  examples: () => [permutation(), discovery(), classes()],
  sources: [
    'Exact moments of a permutation: Hoeffding 1951.',
    'False discovery rate: Benjamini and Hochberg 1995.',
    'Rank correlation: Spearman 1904.',
  ],
};

function permutation(): WorkedExample {
  const r = [
    [1, -1],
    [0, 2],
    [-1, -1],
  ];
  const s = [
    [2, 0],
    [-1, 1],
    [-1, -1],
  ];
  const { statistic, mean, variance } = associateByPermutation(
    Float64Array.from(r.flat()),
    Float64Array.from(s.flat()),
    3,
    2,
  );
  const z = (statistic - mean) / Math.sqrt(variance);
  const rows = (table: readonly (readonly number[])[]): string =>
    table.map((row) => row.map(asSet).join(' ')).join(' | ');
  return {
    title: 'Three areas, two differences: all six shuffles agree',
    given: [line('Ranks of one measure, an area at a time', rows(r)), line('Ranks of the other', rows(s))],
    found: [
      line('Statistic', asSet(statistic)),
      line('Mean over all shuffles', asSet(mean)),
      line('Variance over all shuffles', asSet(variance)),
      line('Chance of one as far from the mean', inDigits(twoSidedP(z), 3)),
    ],
    sentence: null,
  };
}

function discovery(): WorkedExample {
  const chances = [0.001, 0.012, 0.021, 0.04, 0.3];
  const kept = rejectBenjaminiHochberg(chances, 0.1);
  return {
    title: 'Which of five tests are kept',
    given: [
      line('Chances', chances.map(asSet).join(', ')),
      line('Bars', chances.map((_, index) => inDigits(((index + 1) * 0.1) / chances.length, 2)).join(', ')),
    ],
    found: [
      line(
        'Kept',
        chances
          .filter((_, index) => kept[index] === true)
          .map(asSet)
          .join(', '),
      ),
    ],
    sentence: null,
  };
}

function classes(): WorkedExample {
  const cases = [
    { rho: -0.34, kept: true },
    { rho: -0.34, kept: false },
    { rho: -0.25, kept: true },
    { rho: -0.62, kept: true },
  ];
  return {
    title: 'What each correlation is called',
    given: [
      line(
        'Correlations',
        cases.map(({ rho, kept }) => `${inDigits(rho, 2)} ${kept ? 'kept' : 'not kept'}`).join('; '),
      ),
    ],
    found: cases.map(({ rho, kept }) => line(`${inDigits(rho, 2)}, ${kept ? 'kept' : 'not kept'}`, classOf(rho, kept))),
    sentence: null,
  };
}
