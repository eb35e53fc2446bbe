import { findUncontrollable } from '#domain/alignment/rules/uncontrollable';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const uncontrollableMethod: Method = {
  kind: 'UNCONTROLLABLE',
  name: kindHeading('UNCONTROLLABLE'),
  asks: 'Is somebody held to what others decide?',
  rules: [
    {
      form: 'A low share',
      text: 'A goal that matters to a regulator, plan, board, contract or law, while less than 30% of the result is the agency’s own to control.',
    },
    {
      form: 'No share agreed',
      text: 'Such a goal where others are named as sharing control, none of them is held to it, and nobody has agreed the shares.',
    },
  ],
  limits: ['A share that is not known is never taken as nought.'],
  confidence: 'C.',
  examples: () => [exampleOf(0.25), exampleOf(0.3)],
  sources: ['Our rule, after the principle of controllability in management accounting.'],
};

function exampleOf(share: number): WorkedExample {
  const [found] = workOut(findUncontrollable, {
    parts: {
      measures: [exampleMeasure('back', 'Readmission within 30 days', { polarity: 'lower' })],
      goals: [exampleGoal('hospital', 'back', { polarity: 'lower', consequence: 3, control_share: share })],
    },
  });
  return {
    title: `A share of ${inDigits(share * 100, 0)}%`,
    given: [
      line('If missed', 'money, contract or law'),
      line('The agency’s share of control', `${inDigits(share * 100, 0)}%`),
    ],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [line('Verdict', 'held to it without control'), ...judgementLines(found.finding)],
    sentence: null,
  };
}
