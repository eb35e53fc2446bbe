import { conceptProduct, findPolarity } from '#domain/alignment/rules/polarity';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { exampleSnapshot, judgementLines, workOut, type ExampleWorld } from './work-out.ts';

const ADMISSIONS: ExampleWorld['parts'] = {
  concepts: [
    { id: 'admissions', name: 'Emergency admissions', more_means: 'more people are admitted', area: 'urgent' },
  ],
  measures: [
    exampleMeasure('income', 'Income from emergency admissions', {
      concept: 'admissions',
      role: 'proxy',
      domain: 'resources',
      unit: '£',
      unit_kind: 'money',
    }),
    exampleMeasure('number', 'Emergency admissions', {
      concept: 'admissions',
      polarity: 'lower',
      unit: 'number',
      unit_kind: 'count',
    }),
  ],
  goals: [
    exampleGoal('hospital', 'income', { consequence: 3 }),
    exampleGoal('council', 'number', { polarity: 'lower' }),
  ],
};

const DELAYS: ExampleWorld['parts'] = {
  measures: [
    exampleMeasure('fewer', 'Delay reduction', { concept: 'delay', concept_orientation: -1 }),
    exampleMeasure('delays', 'Delays', { concept: 'delay', polarity: 'lower' }),
  ],
  goals: [exampleGoal('hospital', 'fewer'), exampleGoal('council', 'delays', { polarity: 'lower' })],
};

export const polarityMethod: Method = {
  kind: 'POLARITY',
  name: kindHeading('POLARITY'),
  asks: 'Do two agencies pull one subject in opposite directions?',
  rules: [
    {
      form: null,
      text: 'Two goals of different agencies on one concept: multiply the direction of each goal (+1 higher is better, −1 lower) by what a rising value of its measure means for the concept (+1 more of it, −1 less). The product of all four is −1 when one asks for more of what the other wants less of. Two bands of good values that do not meet count too.',
    },
  ],
  limits: [
    'A measure without a good direction never takes part.',
    'A measure and its mirror (the share that failed against the share that succeeded) are settled by their meaning, and are no conflict.',
    'Two goals about different ages are left alone.',
  ],
  confidence:
    'A when the definitions of all its measures were checked, else D: it is true by definition or not at all.',
  examples: () => [
    exampleOf('The hospital earns by admissions, the council wants fewer', ADMISSIONS),
    exampleOf('Delays, and their reduction', DELAYS),
  ],
  sources: ['Our rule.'],
};

function exampleOf(title: string, parts: ExampleWorld['parts']): WorkedExample {
  const { goals } = exampleSnapshot({ parts });
  const [first, second] = goals;
  const [found] = workOut(findPolarity, { parts });
  const product = first === undefined || second === undefined ? 0 : conceptProduct(first, second);
  return {
    title,
    given: goals.map((goal) =>
      line(
        goal.measure.name,
        `direction ${signOf(goal.direction)}, meaning for the concept ${signOf(goal.measure.concept_orientation)}`,
      ),
    ),
    found: [
      line('Product', signOf(product)),
      line('Verdict', found === undefined ? 'no conflict' : 'a conflict'),
      ...(found === undefined ? [] : judgementLines(found.finding)),
    ],
    sentence: found?.sentence ?? null,
  };
}

function signOf(value: number): string {
  return value > 0 ? `+${asSet(value)}` : asSet(value);
}
