import type { Knowledge } from './knowledge.ts';

/** Where the figures of some measures were published: one line a publication, in order of its words. */
export function linesOfPublications(
  { publications }: Pick<Knowledge, 'publications'>,
  measures: readonly string[],
): readonly string[] {
  return publications
    .filter((publication) => measures.some((measure) => publication.measures.has(measure)))
    .map((publication) => publication.line)
    .sort();
}
