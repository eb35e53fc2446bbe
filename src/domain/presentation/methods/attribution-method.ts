import { findAttribution, hasBlameMoved } from '#domain/alignment/rules/attribution';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits, signed } from '../number-words.ts';
import { exampleAgency, exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { workOut } from './work-out.ts';

export const attributionMethod: Method = {
  kind: 'ATTRIBUTION',
  name: kindHeading('ATTRIBUTION'),
  asks: 'Is one total split by blame, and has the blame moved while the total did not?',
  rules: [
    { form: 'Exposed', text: 'A declared total of which at least two parts are held by different owners.' },
    {
      form: 'Moved',
      text: 'At the place, by its own figures: the mean of the last year against the year before it. One part fell, another rose, and the total changed by less than a quarter of the two together.',
    },
    {
      form: 'Reasons',
      text: 'The parts of a split over twelve periods: one of them takes ten points more or less of the whole than in the middle place of at least 15.',
    },
  ],
  limits: [
    'The total is always said first.',
    'Every one of the periods must be known: 24 months, 8 quarters or 2 years.',
    'The pattern also comes by luck. Of 147 councils 18, 10, 13 and 11 showed it in 2015/16 to 2018/19, where chance alone gives 18.4, 12.6, 15.2 and 14.2: so a place is shown its own figures, and no national pattern is claimed.',
  ],
  confidence: 'B; C for moved.',
  examples: () => [redcar(), notMoved()],
  sources: [
    'Our rule; figures of the example: NHS England, delayed transfers of care, Redcar and Cleveland, 2016/17 and 2017/18.',
  ],
};

const REDCAR = [
  { id: 'nhs', name: 'Delayed transfers: NHS', before: 8.0966, after: 11.5656 },
  { id: 'care', name: 'Delayed transfers: social care', before: 5.6157, after: 2.3341 },
  { id: 'all', name: 'Delayed transfers: all', before: 14.4275, after: 15.3175 },
] as const;

function redcar(): WorkedExample {
  const months = Array.from({ length: 24 }, (_, index) => {
    const month = (index + 3) % 12;
    return {
      text: `${2016 + Math.floor((index + 3) / 12)}-${String(month + 1).padStart(2, '0')}`,
      isAfter: index >= 12,
    };
  });
  const [found] = workOut(findAttribution, {
    parts: {
      measures: REDCAR.map(({ id, name }) =>
        exampleMeasure(id, name, { polarity: 'lower', unit: 'per 100,000 18+', unit_kind: 'rate' }),
      ),
      goals: [
        exampleGoal('hospital', 'nhs', { polarity: 'lower' }),
        exampleGoal('council', 'care', { polarity: 'lower', consequence: 3 }),
      ],
      identities: [
        { id: 'sum', type: 'sum', total: 'all', parts: ['nhs', 'care'], tolerance: 1, sources: [], note: null },
      ],
    },
    agencies: [
      exampleAgency('H', 'The hospital', ['hospital'], { share: 0.9 }),
      exampleAgency('C', 'The council', ['council']),
    ],
    rows: REDCAR.flatMap(({ id, before, after }) =>
      months.map(({ text, isAfter }) => ({
        measure: id,
        area: 'P',
        level: 'council',
        period: text,
        value: isAfter ? after : before,
      })),
    ),
    asOf: '2018-03-31',
  }).filter(({ finding }) => finding.subkind === 'moved');
  const changes = found?.finding.changes ?? [];
  return {
    title: 'Redcar and Cleveland, delayed days a day per 100,000 adults, 2017/18 against 2016/17: the means alone',
    given: REDCAR.map(({ name, before, after }) => line(name, `${inDigits(before, 4)} → ${inDigits(after, 4)}`)),
    found:
      found === undefined
        ? [line('Verdict', 'not moved')]
        : [
            ...changes.map(({ measure, change }) =>
              line(
                `Change, ${REDCAR.find(({ id }) => id === measure)?.name ?? ''}`,
                signed(change, inDigits(change, 4)),
              ),
            ),
            line('Both parts over the total before', inDigits(found.finding.score, 5)),
            line('Verdict', 'blame moved; the waiting hardly did'),
            line('Confidence', found.finding.confidence),
          ],
    sentence: null,
  };
}

function notMoved(): WorkedExample {
  const one = { change: -762 };
  const other = { change: 1639 };
  const total = { change: one.change + other.change, before: 5000 };
  const bar = 0.25 * (Math.abs(one.change) + Math.abs(other.change));
  return {
    title: 'A total that changed too much',
    given: [
      line('One part', inDigits(one.change, 0)),
      line('The other', signed(other.change, inDigits(other.change, 0))),
      line('The total', signed(total.change, inDigits(total.change, 0))),
    ],
    found: [
      line('A quarter of the two together', inDigits(bar, 2)),
      line('Verdict', hasBlameMoved(one, other, total) ? 'blame moved' : 'not moved: the total changed by more'),
    ],
    sentence: null,
  };
}
