import { sql } from 'kysely';
import { endOfPeriod } from '#domain/measure/period';
import type { OpenTransaction } from '../database.ts';
import { only } from './sql-parts.ts';

/** A name and the id it has for ever. */
export type Learned = readonly (readonly [string, number])[];

export async function learnSeries(
  open: OpenTransaction,
  names: readonly (readonly [string, string, string])[],
): Promise<Learned> {
  if (names.length === 0) return [];
  const [measures, areas, breakdowns] = [
    names.map((row) => row[0]),
    names.map((row) => row[1]),
    names.map((row) => row[2]),
  ];
  const given = sql`unnest(${measures}::text[], ${areas}::text[], ${breakdowns}::text[]) as given (measure, area, breakdown)`;
  await sql`insert into series (measure, area, breakdown) select measure, area, breakdown from ${given} on conflict do nothing`.execute(
    open,
  );
  const { rows } = await sql<{ id: number; measure: string; area: string; breakdown: string }>`
    select id, measure, area, breakdown from series join ${given} using (measure, area, breakdown)
  `.execute(open);
  return rows.map((row) => [seriesKey(row.measure, row.area, row.breakdown), row.id]);
}

export async function learnPeriods(open: OpenTransaction, texts: readonly string[]): Promise<Learned> {
  if (texts.length === 0) return [];
  const ends = texts.map((text) => endOfPeriod(text));
  await sql`
    insert into period (text, ends_on) select text, ends_on from unnest(${texts}::text[], ${ends}::date[]) as given (text, ends_on)
    on conflict do nothing
  `.execute(open);
  const { rows } = await sql<{
    id: number;
    text: string;
  }>`select id, text from period where text = any(${texts}::text[])`.execute(open);
  return rows.map((row) => [row.text, row.id]);
}

export async function learnLevels(open: OpenTransaction, names: readonly string[]): Promise<Learned> {
  if (names.length === 0) return [];
  await sql`insert into area_level (name) select unnest(${names}::text[]) on conflict do nothing`.execute(open);
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`select id, name from area_level where name = any(${names}::text[])`.execute(open);
  return rows.map((row) => [row.name, row.id]);
}

export async function learnFiles(open: OpenTransaction, dataset: string, names: readonly string[]): Promise<Learned> {
  if (names.length === 0) return [];
  const id = await datasetId(open, dataset);
  await sql`insert into source_file (dataset_id, name) select ${id}::int, unnest(${names}::text[]) on conflict do nothing`.execute(
    open,
  );
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from source_file where dataset_id = ${id}::int and name = any(${names}::text[])
  `.execute(open);
  return rows.map((row) => [fileKey(dataset, row.name), row.id]);
}

/** Id of a dataset, made when it is new. */
export async function datasetId(open: OpenTransaction, name: string): Promise<number> {
  await sql`insert into dataset (name) values (${name}) on conflict do nothing`.execute(open);
  const { rows } = await sql<{ id: number }>`select id from dataset where name = ${name}`.execute(open);
  return only(rows).id;
}

export function seriesKey(measure: string, area: string, breakdown: string): string {
  return `${measure}\u0000${area}\u0000${breakdown}`;
}

export function fileKey(dataset: string, file: string): string {
  return `${dataset}\u0000${file}`;
}
