import type { HereGrade } from '#domain/alignment/report';

const WORDS: Readonly<Record<HereGrade, string>> = {
  both: 'seen here on both sides',
  one: 'seen here on one side',
  none: 'true everywhere in England',
};

/** How much of a finding is seen in the figures of the place, in words. */
export function hereWords(here: HereGrade): string {
  return WORDS[here];
}
