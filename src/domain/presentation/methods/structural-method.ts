import { findStructural } from '#domain/alignment/rules/structural';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { counted, inDigits, joined } from '../number-words.ts';
import { exampleGoal, exampleLink, exampleMeasure } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const structuralMethod: Method = {
  kind: 'STRUCTURAL',
  name: kindHeading('STRUCTURAL'),
  asks: 'Does doing better on one goal tend to mean doing worse on another, by causes that somebody has declared and cited?',
  rules: [
    {
      form: 'A path',
      text: 'Follow every chain of at most five supported causes from one measure to another, through hidden drivers as well. A chain’s effect is the product of its signs and strengths (1 to 3, over 3), halved for each link after the first, turned so that up is better at both ends. Harm less help of at least 0.10 is a trade-off; where help and harm are nearly equal it depends, and nothing is said.',
    },
    {
      form: 'Roots and echoes',
      text: 'The worst chain is cut at the measures in between that have a good direction: its first harmful part is the root. One finding a root; what follows from the same root further along is its echo.',
    },
    {
      form: 'One pressure, two ends',
      text: 'One hidden driver that helps a goal of one agency and harms a goal of another.',
    },
  ],
  limits: [
    'Contested and refuted causes are kept on file and never followed.',
    'A declared cause is a hypothesis with its evidence grade, not a forecast. It “tends to”; it never “causes” here.',
    'Measures that are one sum are joined by arithmetic, not by cause, and are left out.',
    'Both ends must have an owner the other lacks.',
  ],
  confidence: 'The weakest link on the chain.',
  examples: () => [fourHours()],
  sources: ['Our rule; chains of signed causes as in loop analysis (Levins 1974). Each cause carries its own sources.'],
};

function fourHours(): WorkedExample {
  const lower = { polarity: 'lower' } as const;
  const [found] = workOut(findStructural, {
    parts: {
      measures: [
        exampleMeasure('four', 'A&E within 4 hours'),
        exampleMeasure('avoidable', 'Avoidable admissions', lower),
        exampleMeasure('all', 'All emergency admissions', lower),
      ],
      goals: [
        exampleGoal('hospital', 'four', { consequence: 3 }),
        exampleGoal('board', 'avoidable', lower),
        exampleGoal('council', 'all', lower),
      ],
      links: [exampleLink('four', 1, 'avoidable'), exampleLink('avoidable', 1, 'all')],
    },
  });
  return {
    title: 'The four-hour standard and admissions',
    given: [
      line('A&E within 4 hours → Avoidable admissions', 'rises with it, strength 2 of 3, evidence B'),
      line('Avoidable admissions → All emergency admissions', 'rises with it, strength 2 of 3, evidence B'),
      line('Better', 'more within four hours; fewer admissions'),
    ],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [
            line('Effect on avoidable admissions', inDigits(found.finding.score, 5)),
            line(
              `Also, as ${counted(found.finding.echoes?.length ?? 0, 'echo', 'echoes')} of the same root`,
              joined((found.finding.echoes ?? []).map((echo) => `all emergency admissions ${inDigits(echo.net, 5)}`)),
            ),
            ...judgementLines(found.finding),
          ],
    sentence: found?.sentence ?? null,
  };
}
