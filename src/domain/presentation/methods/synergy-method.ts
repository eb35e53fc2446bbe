import { findSynergy } from '#domain/alignment/rules/synergy';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { inDigits } from '../number-words.ts';
import { exampleGoal, exampleLink, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const synergyMethod: Method = {
  kind: 'SYNERGY',
  name: kindHeading('SYNERGY'),
  asks: 'Where does one agency’s goal help another’s, so that it is worth keeping?',
  rules: [
    {
      form: null,
      text: 'As a trade-off through causes, with help less harm of at least 0.10, when the strongest chain has no other goal in between.',
    },
  ],
  limits: [
    'Never a conflict, never a headline, and never set off against a conflict.',
    'A part that “helps” its own total is arithmetic and left out.',
  ],
  confidence: 'The weakest link on the strongest chain. It has no severity.',
  examples: () => [
    exampleOf('Falls and emergency admissions of older people', [2]),
    exampleOf('Two weak causes in a row', [1, 1]),
  ],
  sources: ['Our rule.'],
};

function exampleOf(title: string, strengths: readonly (1 | 2 | 3)[]): WorkedExample {
  const lower = { polarity: 'lower' } as const;
  const nodes = ['falls', ...strengths.slice(1).map((_, index) => `L:${index}`), 'admissions'];
  const [found] = workOut(findSynergy, {
    parts: {
      measures: [
        exampleMeasure('falls', 'Falls', lower),
        exampleMeasure('admissions', 'Emergency admissions 65+', lower),
      ],
      goals: [exampleGoal('council', 'falls', lower), exampleGoal('hospital', 'admissions', lower)],
      latentNodes: nodes.filter((node) => node.startsWith('L:')).map((id) => ({ id, name: 'Frailty', lever: false })),
      links: strengths.map((strength, index) =>
        exampleLink(nodes[index] ?? '', 1, nodes[index + 1] ?? '', { strength }),
      ),
    },
  });
  return {
    title,
    given: strengths.map((strength, index) =>
      line(`Cause ${index + 1} of ${strengths.length}`, `rises with it, strength ${strength} of 3`),
    ),
    found:
      found === undefined
        ? [line('Verdict', 'too weak: no finding')]
        : [line('Effect', `+${inDigits(found.finding.score, 5)}`), ...judgementLines(found.finding)],
    sentence: found?.sentence ?? null,
  };
}
