import { findWholeRed } from '#domain/alignment/rules/whole-red';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet, inDigits } from '../number-words.ts';
import { exampleAgency, exampleGoal, exampleMeasure, exampleStep, exampleTarget } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const wholeRedMethod: Method = {
  kind: 'WHOLE_RED',
  name: kindHeading('WHOLE_RED'),
  asks: 'Do the parts of a step pass while the whole fails?',
  rules: [
    {
      form: null,
      text: 'At a step, at the place: at least three parts with a target and a figure that speaks to it, four fifths or more of them met, while a whole result of the step is missed. Where the whole has no target it is compared with England in the same period.',
    },
  ],
  limits: ['A part without figures is not a part that is met.', 'Without a place there is no finding.'],
  confidence: 'B.',
  examples: () => [fourOfFive(54), fourOfFive(60)],
  sources: ['Our rule.'],
};

function fourOfFive(whole: number): WorkedExample {
  const parts = [50, 60, 70, 80, 10];
  const row = (measure: string, value: number) => ({ measure, area: 'C', level: 'council', period: '2025/26', value });
  const [found] = workOut(findWholeRed, {
    parts: {
      measures: [
        ...parts.map((_, index) => exampleMeasure(`m${index}`, `Part ${index + 1}`)),
        exampleMeasure('whole', 'Support after hospital was enough'),
      ],
      goals: [
        ...parts.map((_, index) => exampleGoal('council', `m${index}`, { target: exampleTarget('>=', 50) })),
        exampleGoal('council', 'whole', { target: exampleTarget('>=', 60) }),
      ],
      steps: [
        exampleStep('J01', 'Leaving hospital', [...parts.map((_, index) => `m${index}`), 'whole'], {
          whole_measures: ['whole'],
        }),
      ],
    },
    agencies: [exampleAgency('C', 'The council', ['council'])],
    rows: [...parts.map((value, index) => row(`m${index}`, value)), row('whole', whole)],
  });
  return {
    title: `Five parts with a bar of 50, and a whole of ${asSet(whole)} with a bar of 60`,
    given: [line('Parts', parts.map((value) => `${asSet(value)}%`).join(', ')), line('The whole', `${asSet(whole)}%`)],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [
            line(
              'Parts met',
              `${asSet(found.finding.partsMet ?? 0)} of ${asSet(found.finding.parts ?? 0)}, a share of ${inDigits(found.finding.score, 2)}`,
            ),
            line('Verdict', 'green parts, red whole'),
            ...judgementLines(found.finding),
          ],
    sentence: null,
  };
}
