import { endOfPeriod, isFresh, months } from '#domain/measure/period';
import type { WorkedExample } from '#domain/contract/methods-view';
import { inDigits } from '../number-words.ts';
import { dayInWords, periodInWords } from '#domain/measure/period-words';
import { line, type Method } from './method.ts';
import { EXAMPLE_DAY } from './work-out.ts';

export const freshnessMethod: Method = {
  kind: null,
  name: 'Fresh figures, and figures that speak to a goal',
  asks: 'Is this figure new enough, and about this goal?',
  rules: [
    { form: 'Fresh', text: 'The period ended at most 24 months before the day.' },
    {
      form: 'Speaks',
      text: 'Fresh, and ended while the goal was in force. Met or missed is said only against a target in the measure’s own unit.',
    },
  ],
  limits: [
    'Older figures are shown with their date and never judged.',
    'A figure of July says nothing of a target in force from the April after.',
    'A share that is not known is unknown, never nought.',
  ],
  confidence: null,
  examples: () => [periods()],
  sources: ['Our rule; months are 12 a year, one a month, and days over 30.'],
};

function periods(): WorkedExample {
  return {
    title: `Seen from ${dayInWords(EXAMPLE_DAY)}`,
    given: [line('A period may be at most', '24 months old')],
    found: ['2024/25', '2024-11', '2024-Q3'].map((period) => {
      const end = endOfPeriod(period);
      return end === null
        ? line(period, 'no period')
        : line(
            periodInWords(period),
            `${inDigits(months(end, EXAMPLE_DAY), 2)} months: ${isFresh(end, EXAMPLE_DAY) ? 'fresh' : 'too old to judge'}`,
          );
    }),
    sentence: null,
  };
}
