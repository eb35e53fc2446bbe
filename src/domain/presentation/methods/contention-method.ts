import { findContention } from '#domain/alignment/rules/contention';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const contentionMethod: Method = {
  kind: 'CONTENTION',
  name: kindHeading('CONTENTION'),
  asks: 'Do several targets need one resource, and is there enough of it?',
  rules: [
    {
      form: 'Over capacity',
      text: 'The needs of all goals that use a resource, added, are more than what can safely be used of it.',
    },
    {
      form: 'Direction only',
      text: 'Without quantities: two or more measures with a goal use it. Then nothing is said of too much.',
    },
  ],
  limits: [
    'No quantity, no “too much”: no capacity is on file, so today only the direction is said.',
    'Queues grow as one over what is left free: the last few percent cost most.',
  ],
  confidence: 'B with quantities, else C; D where the resource is known from knowledge alone.',
  examples: () => [
    exampleOf('Needs of 60 and 45 beds of 100', 60, 100),
    exampleOf('The same without a capacity', 60, null),
  ],
  sources: ['Our rule; queues as in Bagust, Place and Posnett 1999 on bed capacity.'],
};

function exampleOf(title: string, first: number, capacity: number | null): WorkedExample {
  const second = 45;
  const [found] = workOut(findContention, {
    parts: {
      measures: [
        exampleMeasure('four', 'A&E within 4 hours'),
        exampleMeasure('waits', '18 weeks referral to treatment'),
      ],
      goals: [
        exampleGoal('hospital', 'four', { consequence: 3 }),
        exampleGoal('hospital', 'waits', { consequence: 3 }),
      ],
      resources: [
        {
          id: 'beds',
          name: 'acute hospital beds',
          capacity,
          safe_occupancy: 92,
          needs: [
            { agency_type: 'hospital', measure: 'four', kind: 'uses', amount: first },
            { agency_type: 'hospital', measure: 'waits', kind: 'uses', amount: second },
          ],
          sources: [],
          note: '',
        },
      ],
    },
  });
  return {
    title,
    given: [
      line('Needs', `${first} + ${second} = ${first + second}`),
      line('Beds', capacity === null ? 'not known' : String(capacity)),
      line('Safely used', '92%'),
    ],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [
            line(
              'Verdict',
              found.finding.subkind === 'over_capacity'
                ? `over capacity: needs are ${inDigits(found.finding.score, 2)} of what there is`
                : 'two targets need it; direction only',
            ),
            ...judgementLines(found.finding),
          ],
    sentence: null,
  };
}
