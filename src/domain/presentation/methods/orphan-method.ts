import { findOrphan } from '#domain/alignment/rules/orphan';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading, kindName } from '../kind-words.ts';
import { exampleGoal, exampleMeasure, exampleStep } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { workOut } from './work-out.ts';

export const orphanMethod: Method = {
  kind: 'ORPHAN',
  name: kindHeading('ORPHAN'),
  asks: 'Is there a step or a hand-over that nobody answers for?',
  rules: [
    { form: 'A step', text: 'Nobody owns the step, or nobody is held to any measure of it.' },
    { form: 'A side of a step', text: 'No measure of one of the domains at the step.' },
    {
      form: 'A crack',
      text: 'No measure asks people how the hand-over between two steps went: reported by people, listed at both steps, with a goal.',
    },
    { form: 'Half a hand-over', text: 'People are asked, but not by two agencies whose parts lie on both sides.' },
  ],
  limits: [
    'A clock never stands in for a person’s answer.',
    'Where nobody knows whether people are asked, nothing is closed.',
    'Cracks have a line of their own and never compete with headlines.',
  ],
  confidence: 'A: read off the list of measures.',
  examples: () => [
    exampleOf('Only a clock runs across the hand-over', 'timed', ['council', 'hospital']),
    exampleOf('People are asked, and one side is held to it', 'reported', ['council']),
    exampleOf('People are asked, and both sides are held to it', 'reported', ['council', 'hospital']),
  ],
  sources: ['Our rule.'],
};

function exampleOf(title: string, asked: 'timed' | 'reported', holders: readonly string[]): WorkedExample {
  const forms = workOut(findOrphan, {
    parts: {
      measures: [
        exampleMeasure('m', 'Support after leaving hospital', { domain: 'experience', experience_kind: asked }),
      ],
      goals: holders.map((type) => exampleGoal(type, 'm')),
      steps: [
        exampleStep('J01', 'Leaving hospital', ['m'], { owner: 'hospital' }),
        exampleStep('J02', 'First weeks at home', ['m'], { order: 2 }),
      ],
      seams: [{ from_step: 'J01', to_step: 'J02' }],
    },
  }).filter(({ finding }) => finding.seam !== undefined);
  return {
    title,
    given: [
      line(
        'Measure at both steps',
        asked === 'reported' ? 'people are asked how the hand-over went' : 'a clock: days until help began',
      ),
      line('Held to it', holders.length === 2 ? 'the hospital and the council' : 'the council'),
    ],
    found: [line('Verdict', forms[0] === undefined ? 'closed: no finding' : kindName(forms[0].finding))],
    sentence: forms[0]?.sentence ?? null,
  };
}
