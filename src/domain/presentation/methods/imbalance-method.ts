import { domainEvenness } from '#domain/alignment/domain-balance';
import { findImbalance } from '#domain/alignment/rules/imbalance';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits } from '../number-words.ts';
import { exampleGoal, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const imbalanceMethod: Method = {
  kind: 'IMBALANCE',
  name: kindHeading('IMBALANCE'),
  asks: 'Is an agency’s success counted in too few ways?',
  rules: [
    {
      form: null,
      text: 'For a kind of agency with at least five goals that have a good direction: the share of each domain, by weight. Evenness is 1 when all domains weigh the same and 0 when one has all. Flagged below 0.70, or when a domain has less than a tenth. Beside it stands how much of it is what people themselves reported.',
    },
  ],
  limits: [
    'Clocks are not voices: the reported part is shown apart.',
    'Goals that the catalogue does not hold cannot be counted.',
  ],
  confidence: 'A: counted, not estimated.',
  examples: () => [halves()],
  sources: ['Evenness: Shannon entropy over the logarithm of the number of domains (Pielou 1966).'],
};

function halves(): WorkedExample {
  const domains = ['outcomes', 'resources', 'outcomes', 'resources', 'outcomes', 'resources'];
  const measures = domains.map((domain, index) => exampleMeasure(`m${index}`, `Measure ${index + 1}`, { domain }));
  const [found] = workOut(findImbalance, {
    parts: { measures, goals: measures.map((measure) => exampleGoal('council', measure.id)) },
  });
  return {
    title: 'Half outcomes, half resources, nothing of experience',
    given: [line('Person experience', '0%'), line('Outcomes achieved', '50%'), line('Resource effectiveness', '50%')],
    found: [
      line('Evenness over three domains', inDigits(domainEvenness([0, 0.5, 0.5]), 5)),
      line('The same shares over four domains', inDigits(domainEvenness([0, 0, 0.5, 0.5]), 5)),
      ...(found === undefined
        ? []
        : [
            line('Reported by people', `${inDigits((found.finding.reportedShare ?? 0) * 100, 0)}%`),
            ...judgementLines(found.finding),
          ]),
    ],
    sentence: null,
  };
}
