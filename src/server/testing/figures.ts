import type { Observation } from '#domain/measure/observation';
import type { ImportCounts, ImportKey } from '#server/storage/committed-batch';
import type { SourcedObservation } from '#server/storage/observation-repository';

/** A figure of an invented measure and area; say what matters and leave out the rest. */
export function aFigure(
  given: Partial<Observation> & { readonly line?: number; readonly file?: string } = {},
): SourcedObservation {
  const { line = 2, file = 'published.csv', ...observation } = given;
  return {
    observation: {
      measure: 'm1',
      area: 'A1',
      level: 'place',
      period: '2018-03',
      breakdown: '',
      value: { kind: 'value', value: 1 },
      numerator: null,
      denominator: null,
      ...observation,
    },
    file,
    line,
  };
}

/** The key of an invented file; other letters are another file. */
export function aKey(letter = 'a', dataset = 'invented'): ImportKey {
  return { dataset, digest: letter.repeat(64), mappingVersion: 'tidy-1' };
}

/** Counts that add up. */
export function countsOf(counts: Partial<Omit<ImportCounts, 'read'>>): ImportCounts {
  const full = { created: 0, changed: 0, unchanged: 0, refused: 0, blank: 0, ...counts };
  return { read: full.created + full.changed + full.unchanged + full.refused + full.blank, ...full };
}
