import type { Confidence } from '#domain/alignment/report';

/** What a grade rests on. */
const GRADES: Readonly<Record<Confidence, string>> = {
  A: 'English causal or official-audit evidence, or true by definition',
  B: 'several observational or official sources',
  C: 'one study, survey or statement',
  D: 'declared only, with nothing read that supports it',
};

/** What a grade rests on, whatever it is given to. */
export function gradeMeaning(grade: Confidence): string {
  return GRADES[grade];
}

/** What a grade alone means: shown beside a link or a documented row. */
export function gradeWords(grade: Confidence): string {
  return `${grade}: ${GRADES[grade]}`;
}
