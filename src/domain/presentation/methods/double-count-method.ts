import { findDoubleCount } from '#domain/alignment/rules/double-count';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const doubleCountMethod: Method = {
  kind: 'DOUBLE_COUNT',
  name: kindHeading('DOUBLE_COUNT'),
  asks: 'Is one fact scored several times?',
  rules: [
    {
      form: 'One fact, several measures',
      text: 'Direct measures of one concept with a goal whose definitions are declared equivalent, or count the same among the same, and are not known to differ.',
    },
    {
      form: 'One measure, several codes',
      text: 'A measure with a goal that other frameworks know by codes of their own.',
    },
  ],
  limits: ['Concepts are counted, not codes.', 'Savings claimed twice cannot be seen: no claims are on file.'],
  confidence: 'A when the definitions were checked, else D.',
  examples: () => [atHome()],
  sources: ['Our rule.'],
};

function atHome(): WorkedExample {
  const aliases = ['NHS Outcomes Framework 3.6i', 'Better Care Fund metric 4'];
  const [found] = workOut(findDoubleCount, {
    parts: {
      measures: [exampleMeasure('home', 'Still at home after 91 days', { also_known_as: aliases })],
      goals: [exampleGoal('council', 'home')],
    },
  });
  return {
    title: 'People still at home 91 days after leaving hospital',
    given: [line('Measure with a goal', 'one'), line('Codes of other frameworks for it', asSet(aliases.length))],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [line('Scores of one fact', asSet(found.finding.score)), ...judgementLines(found.finding)],
    sentence: null,
  };
}
