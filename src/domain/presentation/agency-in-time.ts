import { isWithin, type Snapshot } from '#domain/alignment/snapshot';
import type { AgencySpell, AgencyView } from '#domain/contract/agency-view';
import type { AgencyRow } from '#domain/framework/place-agencies';
import { typeNameOn } from './agency-names.ts';
import { dayInWords } from '#domain/measure/period-words';

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** Where an agency stands in time at a place, seen from the day of the snapshot. Null: the place never had it. */
export interface AgencyInTime {
  readonly presence: AgencyView['presence'];
  readonly name: string;
  readonly rows: readonly AgencyRow[];
  /** Kinds of the rows that cover the day; of the nearest row where none does. */
  readonly types: readonly string[];
  /** Last day before, or first day after, the day looked from; null while it is here. */
  readonly edge: string | null;
}

/** Looks an agency up among all rows of the place. */
export function agencyInTime(snapshot: Snapshot, agency: string): AgencyInTime | null {
  const rows = snapshot.allRows
    .filter((row) => row.id === agency)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const here = snapshot.agencies.get(agency);
  if (here !== undefined) return { presence: 'here', name: here.name, rows, types: here.types, edge: null };
  const before = rows.filter((row) => row.to !== null && row.to < snapshot.asOf).at(-1);
  const after = rows.find((row) => row.from !== null && row.from > snapshot.asOf);
  const nearest = before ?? after;
  if (nearest === undefined) return null;
  return {
    presence: before === undefined ? 'not yet' : 'ended',
    name: nearest.name,
    rows,
    types: nearest.types,
    edge: before === undefined ? nearest.from : nearest.to,
  };
}

/** Who came next to an agency that is not here on the day, and who holds its kinds on the day. */
export function neighboursInTime(snapshot: Snapshot, agency: string, there: AgencyInTime): AgencyView['inTime'] {
  const { edge, presence, types } = there;
  if (edge === null) return { neighbours: [], seenOn: null };
  const isNext = (row: AgencyRow): boolean =>
    presence === 'ended' ? row.from === shiftDay(edge, 1) : row.to === shiftDay(edge, -1);
  const related = snapshot.allRows.filter((row) => row.id !== agency && row.types.some((type) => types.includes(type)));
  const next = related.filter(isNext);
  const onDay = related.filter((row) => isWithin(snapshot.asOf, row.from, row.to));
  const nextWords = presence === 'ended' ? `followed it on ${dayInWords(shiftDay(edge, 1))}` : 'came before it';
  const named = new Map<string, AgencyView['inTime']['neighbours'][number]>();
  for (const row of next) {
    const also = onDay.some((one) => one.id === row.id) ? ', and holds its duties on this day' : '';
    named.set(row.id, { id: row.id, name: row.name, words: nextWords + also });
  }
  for (const row of onDay) {
    if (!named.has(row.id))
      named.set(row.id, { id: row.id, name: row.name, words: 'holds the same duties on this day' });
  }
  const words = presence === 'ended' ? 'its last day here' : 'its first day here';
  return { neighbours: [...named.values()], seenOn: { asOf: edge, words: `Look from ${dayInWords(edge)}, ${words}` } };
}

/** Kinds of agency as they were called on a day. */
export function kindsInWords(snapshot: Snapshot, types: readonly string[], day: string): string[] {
  return types.map((type) => {
    const name = snapshot.types.get(type)?.name ?? 'A kind of agency not on file';
    return (
      typeNameOn(name, day)
        .replace(/ \(.+\)$/, '')
        .split(' / ')[0] ?? name
    );
  });
}

/** The last day of a row that is not after the day looked from, else its first. */
function lastDayOf({ from, to }: AgencyRow, asOf: string): string {
  if (to !== null && to < asOf) return to;
  return from !== null && from > asOf ? from : asOf;
}

/** The days an agency served the place, one line a row of the register, oldest first. */
export function toSpells(snapshot: Snapshot, rows: readonly AgencyRow[]): AgencySpell[] {
  return rows.map((row) => ({
    name: row.name,
    types: kindsInWords(snapshot, row.types, lastDayOf(row, snapshot.asOf)),
    dates: datesOf(row),
    current: isWithin(snapshot.asOf, row.from, row.to),
    basis: row.basis ?? 'how it is known is not on file',
    toBeChecked: isToBeChecked(row.basis),
  }));
}

/** Does a basis rest on what people know and nobody has looked up. */
export function isToBeChecked(basis: string | null): boolean {
  return basis === null || /knowledge|not identified|estimated/.test(basis);
}

/** `since 1 October 2015`, `1 April 2013 to 31 March 2019`. */
export function datesOf({ from, to }: { readonly from: string | null; readonly to: string | null }): string {
  if (from === null) return to === null ? 'dates not known' : `until ${dayInWords(to)}`;
  return to === null ? `since ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`;
}

function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * MILLISECONDS_OF_A_DAY).toISOString().slice(0, 10);
}
