import { findTarget } from '#domain/alignment/rules/target';
import { smallestImpossibleSet } from '#domain/alignment/rules/target-sum-cannot-hold';
import { targetInterval } from '#domain/alignment/target-interval';
import type { Target } from '#domain/framework/catalogue';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet, inDigits, joined } from '../number-words.ts';
import { targetInWords } from '../target-words.ts';
import { exampleAgency, exampleGoal, exampleMeasure, exampleTarget } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const targetMethod: Method = {
  kind: 'TARGET',
  name: kindHeading('TARGET'),
  asks: 'Can these targets all be met, and has anybody met them together?',
  rules: [
    {
      form: 'Cannot both hold',
      text: 'Two targets in one unit on one measure (or on measures that count one fact), with no value that meets both, by more than 1% of the largest limit.',
    },
    {
      form: 'Different bars',
      text: 'Targets in one unit that some value meets, whose limits differ by more than 1%. One finding a measure, with all its bars.',
    },
    {
      form: 'The sum cannot hold',
      text: 'A declared total with its parts: the smallest set of targets that arithmetic does not allow together, beyond the tolerance of the sum.',
    },
    {
      form: 'Not reconciled',
      text: 'Targets of different agencies in different units on one connected thing, due within three months of each other. Nobody has converted these units.',
    },
    {
      form: 'Opposite paths',
      text: 'Two measures of one concept whose targets lead from their baselines in opposite directions.',
    },
    {
      form: 'Never both met',
      text: 'At a place: two targets on measures that are joined by declared causes or need one resource, read from one body. Of the periods that are fresh and inside the dates of both, at least six are known, and in none were both met. Beside it stands how many bodies of that kind ever met both.',
    },
  ],
  limits: [
    'Interim milestones that one body has set for different days are not compared.',
    'Units are never converted silently.',
    'Five known periods, or one in which both were met, make no finding.',
  ],
  confidence: 'A: targets are read as they stand. B where they are not reconciled.',
  examples: () => [impossibleSum(), differentBars(), neverBoth()],
  sources: ['Our rule; the intervals are those of the targets as published.'],
};

/** total at most 9.0, parts at least 4.2 and 5.6, tolerance 0.05. */
function impossibleSum(): WorkedExample {
  const identity = { total: 'total', parts: ['a', 'b'], tolerance: 0.05 };
  const targets: readonly { readonly name: string; readonly measure: string; readonly target: Target }[] = [
    { name: 'The total', measure: 'total', target: exampleTarget('<=', 9, 'days') },
    { name: 'Part one', measure: 'a', target: exampleTarget('>=', 4.2, 'days') },
    { name: 'Part two', measure: 'b', target: exampleTarget('>=', 5.6, 'days') },
  ];
  const found = smallestImpossibleSet(
    identity,
    targets.flatMap(({ name, measure, target }) => {
      const interval = targetInterval(target);
      return interval === null ? [] : [{ goal: name, measure, interval }];
    }),
  );
  return {
    title: 'A total and its two parts',
    given: [
      ...targets.map(({ name, target }) => line(name, targetInWords(target))),
      line('Tolerance', asSet(identity.tolerance)),
    ],
    found: [
      line('Smallest set that cannot all hold', found === null ? 'none' : joined(found.goals)),
      line('The parts need more than the total allows, by', found === null ? '0' : inDigits(found.excess, 1)),
    ],
    sentence: null,
  };
}

function differentBars(): WorkedExample {
  const bars = [95, 78, 76];
  const [found] = workOut(findTarget, {
    parts: {
      measures: [exampleMeasure('four', 'A&E within 4 hours')],
      goals: bars.map((bar) =>
        exampleGoal('hospital', 'four', { id: `hospital/four/${bar}`, target: exampleTarget('>=', bar) }),
      ),
    },
  });
  return {
    title: 'Three bars for one measure',
    given: bars.map((bar, index) => line(`Bar ${index + 1}`, targetInWords(exampleTarget('>=', bar)))),
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [line('Largest gap', `${asSet(found.finding.score)} points`), ...judgementLines(found.finding)],
    sentence: null,
  };
}

function neverBoth(): WorkedExample {
  const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'];
  const four = [79, 80, 78, 74, 75, 73, 76, 77];
  const beds = [94, 95, 93, 92, 91, 90, 92, 96];
  const at = (values: readonly number[], measure: string) =>
    values.map((value, index) => ({ measure, area: 'H', level: 'trust', period: months[index] ?? '', value }));
  const [found] = workOut(findTarget, {
    parts: {
      measures: [
        exampleMeasure('four', 'A&E within 4 hours'),
        exampleMeasure('beds', 'Bed occupancy', { polarity: 'lower', domain: 'resources' }),
      ],
      goals: [
        exampleGoal('hospital', 'four', { target: exampleTarget('>=', 78) }),
        exampleGoal('hospital', 'beds', { polarity: 'lower', target: exampleTarget('<=', 92) }),
      ],
      resources: [
        {
          id: 'beds',
          name: 'acute hospital beds',
          capacity: null,
          safe_occupancy: null,
          needs: [
            { agency_type: 'hospital', measure: 'four', kind: 'uses', amount: null },
            { agency_type: 'hospital', measure: 'beds', kind: 'uses', amount: null },
          ],
          sources: [],
          note: '',
        },
      ],
    },
    agencies: [exampleAgency('H', 'The hospital of the example', ['hospital'], { share: 0.8 })],
    rows: [...at(four, 'four'), ...at(beds, 'beds')],
  });
  const met = (index: 0 | 1): number => (found?.finding.periods ?? []).filter((period) => period.met[index]).length;
  return {
    title: 'Eight months at one hospital',
    given: [
      line('A&E within 4 hours, at least 78%', four.map((value) => `${asSet(value)}%`).join(', ')),
      line('Bed occupancy, at most 92%', beds.map((value) => `${asSet(value)}%`).join(', ')),
    ],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [
            // The rule takes the two measures in order of their ids: beds before four hours.
            line('Months with the first met', `${asSet(met(1))} of ${asSet(found.finding.score)}`),
            line('Months with the second met', `${asSet(met(0))} of ${asSet(found.finding.score)}`),
            line('Months with both met', 'none'),
            ...judgementLines(found.finding),
          ],
    sentence: null,
  };
}
