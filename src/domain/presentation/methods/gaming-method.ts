import { findGaming } from '#domain/alignment/rules/gaming';
import type { WorkedExample } from '#domain/contract/methods-view';
import type { DesignFlag } from '#domain/framework/catalogue';
import { kindHeading } from '../kind-words.ts';
import { asSet, joined } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

/** What each flag of a design says of it. */
const FLAGS: Readonly<Record<DesignFlag, string>> = {
  threshold_target: 'a threshold to pass',
  high_consequence: 'much hangs on it',
  self_reported: 'reported by those judged by it',
  unaudited: 'not audited',
  discretion: 'room in when the clock starts or who counts',
  one_off_window: 'measured in one short window',
  no_balancing_measure: 'nothing measured that would balance it',
};

export const gamingMethod: Method = {
  kind: 'GAMING',
  name: kindHeading('GAMING'),
  asks: 'Would it be easy to hit the number and miss the point?',
  rules: [
    {
      form: null,
      text: `Points for the design of a measure with a goal: ${joined([FLAGS.threshold_target, FLAGS.high_consequence, FLAGS.discretion])} 2 each; ${joined([FLAGS.self_reported, FLAGS.unaudited, FLAGS.one_off_window, FLAGS.no_balancing_measure])} 1 each. Flagged from 6.`,
    },
  ],
  limits: [
    'It is said as a risk of the design; it names no person and claims no wrongdoing.',
    'What is not known of a design scores nothing and is listed.',
    'The flags are judgements, to be changed by those who know better, with a name and a date.',
  ],
  confidence: 'C.',
  examples: () => [fourHours()],
  sources: ['Our rule, after Bevan and Hood 2006 on targets and gaming.'],
};

function fourHours(): WorkedExample {
  const flags = {
    threshold_target: true,
    high_consequence: true,
    discretion: true,
    self_reported: true,
    unaudited: true,
    one_off_window: false,
  };
  const [found] = workOut(findGaming, {
    parts: {
      measures: [exampleMeasure('four', 'A&E within 4 hours')],
      goals: [exampleGoal('hospital', 'four', { consequence: 3 })],
      designRisks: [{ measure: 'four', no_balancing_measure: null, ...flags }],
    },
  });
  const flagged = found?.finding.flags ?? [];
  return {
    title: 'The four-hour standard',
    given: [
      ...flagged.map(({ flag }) => line(capitalised(flag), 'yes')),
      line('Measured in one short window', 'no'),
      line('A measure that would balance it', 'not known'),
    ],
    found: [
      line('Points', `${flagged.map(({ points }) => asSet(points)).join(' + ')} = ${asSet(found?.finding.score ?? 0)}`),
      ...(found === undefined ? [] : judgementLines(found.finding)),
    ],
    sentence: null,
  };
}

function capitalised(flag: string): string {
  const words = FLAGS[flag as DesignFlag];
  return words.charAt(0).toUpperCase() + words.slice(1);
}
