import { unusualness } from '#domain/alignment/unusual';
import type { WorkedExample } from '#domain/contract/methods-view';
import { asSet, inDigits } from '../number-words.ts';
import { line, type Method } from './method.ts';

export const hereMethod: Method = {
  kind: null,
  name: 'Seen here, and unusual',
  asks: 'Is it news about this place, or true everywhere?',
  rules: [
    { form: 'Seen here on both sides', text: 'The figures of this place say how the two sides stand.' },
    {
      form: 'Seen here on one side',
      text: 'A figure here speaks to one of its goals, or it is about this place’s own organisations.',
    },
    { form: 'True everywhere in England', text: 'Neither. Such a sentence prints no local number.' },
    {
      form: 'Unusual',
      text: 'For findings with a number that other places have too: how far this place stands from the middle, from 0 to 1. With fewer than 15 such places nothing is said.',
    },
  ],
  limits: [
    'A figure of the place is about its residents and is never credited to an organisation.',
    'A hospital with less than 5% of the place’s emergencies holds its goals but is not judged here.',
  ],
  confidence: null,
  examples: () => [twenty()],
  sources: ['Our rule.'],
};

function twenty(): WorkedExample {
  const scores = Array.from({ length: 20 }, (_, index) => index + 1);
  const own = 18;
  const unusual = unusualness(own, scores);
  return {
    title: 'Twenty places, seventeen of them lower',
    given: [
      line('Places', asSet(scores.length)),
      line('Lower than here', asSet(scores.filter((score) => score < own).length)),
      line('Equal, besides this one', '0'),
    ],
    found: [line('Unusual', unusual === null ? 'not known' : inDigits(unusual, 2))],
    sentence: null,
  };
}
