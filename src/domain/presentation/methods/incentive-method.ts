import { findIncentive } from '#domain/alignment/rules/incentive';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits, signed } from '../number-words.ts';
import { exampleGoal, exampleMeasure, examplePayment } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const incentiveMethod: Method = {
  kind: 'INCENTIVE',
  name: kindHeading('INCENTIVE'),
  asks: 'Is somebody paid for what another is judged against?',
  rules: [
    {
      form: 'Netting',
      text: 'Payments that offset each other are taken as one, by the sum of what they pay a unit; a sum of nought is no incentive.',
    },
    {
      form: 'Payment against a goal',
      text: 'Paid more when a measure moves one way, while another agency’s goal on the same measure asks the other way.',
    },
    {
      form: 'Through causes',
      text: 'The same, where declared causes lead clearly from the paid measure to the goal. One finding a payment, listing every goal harmed, strongest first.',
    },
    {
      form: 'Payment against payment',
      text: 'Two agencies paid for opposite movements: what one earns the other loses.',
    },
  ],
  limits: [
    'What a local contract pays is not known here: most NHS pay has been aligned or a block sum since 2020.',
    'A duty to save or balance is called a budget, never pay.',
  ],
  confidence:
    'B for a payment on the measure itself, D where the payment is known from knowledge alone; through causes the worse of the best evidence and the payment’s source.',
  examples: () => [marginalRate()],
  sources: ['Our rule; distortion of a scheme as in Baker 1992 (incentive contracts and performance measurement).'],
};

function marginalRate(): WorkedExample {
  const slopes = [1, -0.7];
  const lower = { polarity: 'lower', unit: 'number', unit_kind: 'count' } as const;
  const [found] = workOut(findIncentive, {
    parts: {
      measures: [exampleMeasure('admissions', 'Emergency admissions', lower)],
      goals: [exampleGoal('council', 'admissions', { polarity: 'lower' })],
      budgets: [{ id: 'board', name: 'Health and wellbeing board', people: false }],
      incentives: slopes.map((slope, index) =>
        examplePayment(`p${index}`, 'hospital', 'admissions', slope > 0 ? 1 : -1, {
          per_unit: { value: slope, unit: 'of the price of an admission' },
          nets_with: ['p0', 'p1'].filter((id) => id !== `p${index}`),
          amount: { text: 'the price of an admission less a reduction', number: null, unit: null },
        }),
      ),
    },
  });
  const net = slopes.reduce((sum, slope) => sum + slope, 0);
  return {
    title: 'A price for each admission, less a reduction above a threshold',
    given: [
      line('Paid to the hospital for one admission more', '+1.0 of its price'),
      line('Taken off above the threshold', '−0.7 of its price'),
      line('The council is held to', 'fewer admissions'),
    ],
    found: [
      line('Net', signed(net, inDigits(net, 1))),
      line('Verdict', found === undefined ? 'no finding' : 'the hospital still gains when admissions rise: a conflict'),
      ...(found === undefined ? [] : judgementLines(found.finding)),
    ],
    sentence: null,
  };
}
