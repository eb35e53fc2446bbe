import type { Confidence } from '#domain/alignment/report';
import { weaker } from '#domain/alignment/structural-paths';
import { gradeWords } from '../grade-words.ts';
import { line, type Method } from './method.ts';

const GRADES: readonly Confidence[] = ['A', 'B', 'C', 'D'];

export const confidenceMethod: Method = {
  kind: null,
  name: 'Confidence',
  asks: 'How sure are we?',
  rules: [
    ...GRADES.map((grade) => ({ form: grade, text: `${gradeWords(grade).slice(3)}.` })),
    {
      form: 'Contested',
      text: 'Evidence of equal or better grade points the other way. Shown with both sides, never as a headline.',
    },
    {
      form: 'Not supported',
      text: 'Only evidence that points the other way is on file. Kept for honesty and never followed.',
    },
  ],
  limits: [
    'It stands beside severity and is never merged with it.',
    'Taking evidence away never raises it.',
    'A finding that stands on goals, payments or causes nobody has read yet says so: “rests on knowledge, to be checked”.',
  ],
  confidence: null,
  examples: () => [
    {
      title: 'A chain is as sure as its weakest link',
      given: [line('Links', 'evidence A, then evidence C')],
      found: [line('The chain', `evidence ${weaker('A', 'C')}`)],
      sentence: null,
    },
  ],
  sources: ['Our rule, in the order of strength that public health evidence reviews use.'],
};
