import { sql, type RawBuilder } from 'kysely';

/** A time as ISO text with milliseconds, in UTC. */
export function isoText(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The one row of an answer that always has one. */
export function only<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('The store answered with no row where there is always one.');
  return row;
}
