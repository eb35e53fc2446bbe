import type { Domain, Measure } from './catalogue.ts';
import { isRecord } from './check-shape.ts';

/**
 * A measure of an experience domain whose row leaves `experience_kind` out counts as reported; a null stays unknown.
 * @param content the parsed measures file, to tell a field left out from a null
 */
export function countAbsentAsReported(
  measures: readonly Measure[],
  domains: readonly Domain[],
  content: unknown,
): readonly Measure[] {
  const rows: readonly unknown[] = isRecord(content) && Array.isArray(content['measures']) ? content['measures'] : [];
  const silent = new Set(rows.flatMap((row) => (isRecord(row) && !('experience_kind' in row) ? [row['id']] : [])));
  const experience = new Set(domains.filter(({ role }) => role === 'experience').map(({ id }) => id));
  return measures.map((measure) =>
    silent.has(measure.id) && experience.has(measure.domain) ? { ...measure, experience_kind: 'reported' } : measure,
  );
}
