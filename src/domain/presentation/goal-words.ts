import type { Goal, Measure } from '#domain/framework/catalogue';
import { dayInWords } from '#domain/measure/period-words';
import { targetInWords } from './target-words.ts';
import { setValueInWords } from './unit-words.ts';

const BETTER: Readonly<Record<Goal['polarity'], string>> = {
  higher: 'higher is better',
  lower: 'lower is better',
  band: 'within a band is right',
  none: 'no judgement',
};

/** A goal in words: `at least 85%, higher is better, by 31 March 2027, in force from 1 April 2026, from 80.1% in 2020/21`. */
export function goalInWords(goal: Goal, { unit }: Pick<Measure, 'unit'>): string {
  const { baseline, deadline, in_force_from, in_force_to, polarity, target } = goal;
  const since = in_force_from === null ? 'dates not known' : `in force from ${dayInWords(in_force_from)}`;
  return [
    target === null ? 'no target' : targetInWords(target),
    BETTER[polarity],
    ...(deadline === null ? [] : [`by ${dayInWords(deadline)}`]),
    in_force_to === null ? since : `${since} to ${dayInWords(in_force_to)}`,
    ...(baseline === null || baseline.value === null
      ? []
      : [
          `starting at ${setValueInWords(baseline.value, unit)}${baseline.period === '' ? '' : ` in ${baseline.period}`}`,
        ]),
  ].join(', ');
}
