import { findTiming, slackMonths } from '#domain/alignment/rules/timing';
import { months } from '#domain/measure/period';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits } from '../number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { exampleGoal, exampleLink, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const timingMethod: Method = {
  kind: 'TIMING',
  name: kindHeading('TIMING'),
  asks: 'Is somebody judged, or paid, before the effect can show?',
  rules: [
    {
      form: 'The deadline',
      text: 'Months from the start of one goal to the deadline of another that it moves by declared causes, less the months those causes take. Below nought it is judged too soon.',
    },
    {
      form: 'The settlement',
      text: 'A payment for improvement that is settled more often than what would improve it takes to show.',
    },
  ],
  limits: [
    'Lags are medians of what studies report, and are said as such.',
    'A cause without a known lag counts as none.',
  ],
  confidence: 'The weakest link of the strongest chain; for a settlement that of its one cause.',
  examples: () => [oneYear()],
  sources: ['Our rule.'],
};

function oneYear(): WorkedExample {
  const from = '2025-04-01';
  const deadline = '2026-03-31';
  const lag = 18;
  const [found] = workOut(findTiming, {
    parts: {
      measures: [
        exampleMeasure('money', 'Share of money outside hospital', { domain: 'resources' }),
        exampleMeasure('home', 'People still at home after 91 days'),
      ],
      goals: [exampleGoal('board', 'money', { in_force_from: from }), exampleGoal('council', 'home', { deadline })],
      links: [exampleLink('money', 1, 'home', { lag_months: lag })],
    },
  });
  return {
    title: 'A year to show what takes a year and a half',
    given: [
      line('Begins', dayInWords(from)),
      line('Judged on', dayInWords(deadline)),
      line('The effect takes', `${lag} months`),
    ],
    found: [
      line('Months between', inDigits(months(from, deadline), 1)),
      line('Left over', inDigits(slackMonths(from, deadline, lag), 1)),
      ...(found === undefined ? [] : judgementLines(found.finding)),
    ],
    sentence: found?.sentence ?? null,
  };
}
