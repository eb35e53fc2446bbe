import { definitionDistance } from '#domain/alignment/definition-distance';
import { findDefinition } from '#domain/alignment/rules/definition';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits, joined } from '../number-words.ts';
import { exampleDefinition, exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const definitionMethod: Method = {
  kind: 'DEFINITION',
  name: kindHeading('DEFINITION'),
  asks: 'Do two numbers with one name count the same thing?',
  rules: [
    {
      form: 'Not comparable',
      text: 'Two direct measures of one concept, each with a goal: flagged when what is counted, what it is counted among, the ages or the window are known in both and differ. The distance adds the weights of what differs (what is counted .30, ages .20, window .15, counted among .15, place basis .10, standardisation .10); from 0.15 it is major.',
    },
    { form: 'One code, several meanings', text: 'One code of one framework whose editions mean different concepts.' },
  ],
  limits: [
    'What is not known of a definition is neither equal nor different.',
    'The distance ranks only: a small difference still breaks a comparison.',
    'Measures declared equivalent are skipped; stand-ins and measures of change never take part.',
  ],
  confidence: 'A when both definitions were checked, else D.',
  examples: () => [twoSurveys()],
  sources: ['Our rule; ages are compared by their Jaccard index.'],
};

function twoSurveys(): WorkedExample {
  const definition = (from: number, days: number) =>
    exampleDefinition({
      numerator: 'said yes',
      denominator: 'answered',
      age: [from, 120],
      window_days: days,
      place_basis: 'registered',
    });
  const one = exampleMeasure('one', 'Support with a long-term condition', {
    concept: 'support',
    definition: definition(18, 182),
  });
  const other = exampleMeasure('other', 'Support with your conditions', {
    concept: 'support',
    definition: definition(16, 365),
  });
  const distance = definitionDistance(one, other);
  const [found] = workOut(findDefinition, {
    parts: { measures: [one, other], goals: [exampleGoal('board', 'one'), exampleGoal('hospital', 'other')] },
  });
  return {
    title: 'Two survey questions on support',
    given: [
      line('Ages', '18 to 120 and 16 to 120'),
      line('Window', '182 and 365 days'),
      line('Counted, counted among, place basis', 'equal'),
    ],
    found: [
      line('Differs in', joined(distance.differs)),
      line('Distance', inDigits(distance.distance, 5)),
      line('Weight of what is known in both', inDigits(distance.coverage, 2)),
      line(
        'Verdict',
        found === undefined
          ? 'comparable'
          : distance.major
            ? 'not comparable, a major difference'
            : 'not comparable, a minor difference',
      ),
      ...(found === undefined ? [] : judgementLines(found.finding)),
    ],
    sentence: null,
  };
}
