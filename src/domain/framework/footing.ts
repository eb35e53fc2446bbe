import type { Source } from './catalogue.ts';

/** Somebody read it where it is written. */
export const READ = 'read in the source';
/** It is what people in the field know; nobody has read it yet. */
export const FROM_KNOWLEDGE = 'from knowledge, to be checked';
/** It holds at one place, or for one named agency. */
export const LOCAL = 'local';

/** How a row of the catalogue is known, in the words shown beside it. */
export type Footing = typeof READ | typeof FROM_KNOWLEDGE | typeof LOCAL;

/** What a footing is read from: the sources a row cites, and the place or agency it is tied to. */
export interface Footed {
  readonly sources: readonly string[];
  readonly place?: string | null;
  readonly agency?: string | null;
}

/** Rows by footing. The three add up to the rows counted. */
export type FootingCounts = Readonly<Record<Footing, number>>;

/** Was a source read, or does it only stand for what people know. */
export function wasRead(source: Pick<Source, 'kind'>): boolean {
  switch (source.kind) {
    case 'official':
    case 'research':
    case 'parliament':
    case 'policy body':
    case 'press or mirror':
    case 'test':
      return true;
    case 'knowledge':
    case 'unlinked':
    case 'knowledge or unlinked':
      return false;
  }
}

/**
 * How a goal, payment, link or cost row is known: `local` when it names a place or an agency; read when at least one
 * of the sources it cites was read; else from knowledge, as is a row that cites nothing.
 */
export function footingOf(row: Footed, sources: ReadonlyMap<string, Pick<Source, 'kind'>>): Footing {
  if ((row.place ?? null) !== null || (row.agency ?? null) !== null) return LOCAL;
  const isRead = row.sources.some((id) => {
    const source = sources.get(id);
    return source !== undefined && wasRead(source);
  });
  return isRead ? READ : FROM_KNOWLEDGE;
}

/** How many rows stand on each footing. */
export function countFootings(
  rows: Iterable<Footed>,
  sources: ReadonlyMap<string, Pick<Source, 'kind'>>,
): FootingCounts {
  const counts: Record<Footing, number> = { [READ]: 0, [FROM_KNOWLEDGE]: 0, [LOCAL]: 0 };
  for (const row of rows) counts[footingOf(row, sources)] += 1;
  return counts;
}
