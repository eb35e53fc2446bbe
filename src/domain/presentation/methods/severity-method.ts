import { addSeverity } from '#domain/alignment/severity';
import type { WorkedExample } from '#domain/contract/methods-view';
import { asSet } from '../number-words.ts';
import { consequenceInWords, pointsInWords } from '../severity-words.ts';
import { line, type Method } from './method.ts';

const LEVELS = [0, 1, 2, 3] as const;

/** consequence, size, reach, and the local part where figures say it. */
const CASES: readonly (readonly [number, number, number, number | null])[] = [
  [3, 3, 2, null],
  [3, 3, 2, 0],
  [2, 1, 2, null],
  [2, 1, 1, 2],
  [1, 1, 0, null],
];

export const severityMethod: Method = {
  kind: null,
  name: 'Severity',
  asks: 'How bad would it be?',
  rules: [
    {
      form: 'Consequence, 0 to 3',
      text: `The highest among the goals it lists: ${LEVELS.map((points) => `${points} ${consequenceInWords(points)}`).join('; ')}.`,
    },
    { form: 'Size, 0 to 3', text: 'How far the two lie apart, by the kind of finding.' },
    {
      form: 'Reach, 0 to 3',
      text: 'Steps of the person’s journey that its measures touch: none, one, two or three, more.',
    },
    {
      form: 'Here, 0 to 3 or not known',
      text: 'What the figures here say of the two sides: both met 0, one missed 1, both missed 2, one clearly better as the other clearly worsened 3.',
    },
    {
      form: 'Band',
      text: 'The four are added. Where the last is not known the total is a range of three points, and the band is taken at its middle: below 3.5 low, below 6.5 moderate, below 9.5 high, else critical.',
    },
  ],
  limits: [
    'An unknown part never makes a finding look milder or worse than it can be.',
    'Severity and confidence stand apart and are never multiplied.',
    'A finding that helps has no severity.',
  ],
  confidence: null,
  examples: () => [
    {
      title: 'Points added',
      given: [line('Order of the points', 'consequence + size + reach + here')],
      found: CASES.map(([consequence, size, reach, local]) => {
        const severity = addSeverity(consequence, size, reach, local);
        return line(
          `${consequence} + ${size} + ${reach} + ${local === null ? 'not known' : asSet(local)}`,
          `${pointsInWords(severity)}, taken as ${asSet(severity.scaled)}: ${severity.band}`,
        );
      }),
      sentence: null,
    } satisfies WorkedExample,
  ],
  sources: ['Our rule. Four parts of equal weight, so that each can be read and disputed by itself.'],
};
