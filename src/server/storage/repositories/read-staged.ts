import { sql } from 'kysely';
import type { MissingReason } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import type { OpenTransaction } from '../database.ts';

/**
 * Figures of whole areas that a batch of the transaction's own would bring, new ones and changed ones, in order of measure, area and
 * end of period.
 * @param reasonOf why a value is missing, by its number
 * @param most more than these are not read
 */
export async function readStagedFigures(
  open: OpenTransaction,
  batch: number,
  reasonOf: ReadonlyMap<number, MissingReason>,
  most: number,
): Promise<readonly Observation[]> {
  const { rows } = await sql<{
    measure: string;
    area: string;
    level: string;
    period: string;
    value: number | null;
    missing_id: number | null;
    numerator: number | null;
    denominator: number | null;
  }>`
    select s.measure, s.area, l.name as level, p.text as period, o.value, o.missing_id, o.numerator, o.denominator
    from observation o
    join series s on s.id = o.series_id and s.breakdown = ''
    join period p on p.id = o.period_id
    join area_level l on l.id = o.level_id
    where o.batch_id = ${batch}::int
    order by s.measure, s.area, p.ends_on, p.text limit ${most}::int
  `.execute(open);
  return rows.map(({ value, missing_id, ...row }) => ({
    ...row,
    breakdown: '',
    value:
      value === null ? { kind: 'missing', reason: reasonOf.get(missing_id ?? 0) ?? 'blank' } : { kind: 'value', value },
  }));
}
