import { countAlignment } from '#domain/alignment/alignment-index';
import type { AlignmentCounts } from '#domain/alignment/report';
import type { WorkedExample } from '#domain/contract/methods-view';
import { agencyName } from '../agency-names.ts';
import { inDigits, joined } from '../number-words.ts';
import { exampleGoal, exampleLink, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { exampleSnapshot } from './work-out.ts';

export const alignmentIndexMethod: Method = {
  kind: null,
  name: 'Alignment index',
  asks: 'How much of what two agencies answer for pulls the same way?',
  rules: [
    { form: 'Opposed', text: 'On one concept, opposite directions or targets that cannot both hold.' },
    { form: 'Tension', text: 'Joined by causes of which the harm prevails, or help and harm are nearly equal.' },
    { form: 'Aligned', text: 'The same direction on one concept, or joined by causes that help.' },
    { form: 'Unknown', text: 'Joined, but too weakly or without a good direction.' },
    {
      form: 'The index',
      text: 'Aligned over all four, for every two goals and every two different holders. Two goals that nothing joins are not counted.',
    },
  ],
  limits: [
    'Unknown never counts as aligned.',
    'All four counts stand beside it; without a comparable goal there is no index.',
  ],
  confidence: null,
  examples: () => [three()],
  sources: ['Our rule.'],
};

function three(): WorkedExample {
  const lower = { polarity: 'lower' } as const;
  const snapshot = exampleSnapshot({
    parts: {
      measures: [
        exampleMeasure('four', 'A&E within 4 hours'),
        exampleMeasure('admissions', 'Emergency admissions', lower),
        exampleMeasure('moves', 'Moves to a care home', lower),
      ],
      goals: [
        exampleGoal('hospital', 'four'),
        exampleGoal('board', 'admissions', lower),
        exampleGoal('council', 'admissions', lower),
        exampleGoal('council', 'moves', lower),
      ],
      links: [exampleLink('four', 1, 'admissions')],
    },
  });
  const { pairs, total } = countAlignment(snapshot);
  return {
    title: 'A hospital, a council and a board',
    given: [
      ...snapshot.goals.map((goal) =>
        line(
          `${agencyName(snapshot, goal.row.agency_type)}: ${goal.measure.name}`,
          goal.direction === 1 ? 'higher is better' : 'lower is better',
        ),
      ),
      line('A declared cause', 'A&E within 4 hours → Emergency admissions, rises with it'),
    ],
    found: [
      ...pairs.map((pair) =>
        line(joined(pair.agencies.map((agency) => agencyName(snapshot, agency))), countsInWords(pair)),
      ),
      line('All together', countsInWords(total)),
    ],
    sentence: null,
  };
}

function countsInWords({ aligned, tension, opposed, unknown, index }: AlignmentCounts): string {
  return `aligned ${aligned}, tension ${tension}, opposed ${opposed}, unknown ${unknown}: index ${index === null ? 'none' : inDigits(index, 2)}`;
}
