import { isJudged, type HeldGoal, type Snapshot } from '#domain/alignment/snapshot';
import { numberOfMonth } from '#domain/measure/month-names';
import { capital, joined, small } from './number-words.ts';

/** Most agencies a sentence names. */
export const MOST_NAMED = 2;

/** One agency in the capacity in which it holds something. */
export interface Holder {
  readonly agency: string;
  readonly type: string;
}

/**
 * The name of a kind of agency on a day. A name with a date in it is read: `CCG to June 2022, integrated care board
 * (ICB) since` is `CCG` before July 2022 and `Integrated care board` since.
 */
export function typeNameOn(name: string, asOf: string): string {
  const dated = /^(.+?) to (\w+) (\d{4}), (.+?)(?: \(.+\))? since$/.exec(name);
  if (dated === null) return name;
  const [, before = name, month = '', year = '', since = name] = dated;
  const until = `${year}-${String(numberOfMonth(month)).padStart(2, '0')}-31`;
  return asOf <= until ? before : capital(since);
}

/** The plain name of an agency type on the snapshot's day. */
export function typeName(snapshot: Snapshot, type: string): string {
  const row = snapshot.types.get(type);
  // What stands in brackets explains the kind to a catalogue author; a lane or a sentence has no room for it.
  return row === undefined ? budgetName(snapshot, type) : typeNameOn(row.name, snapshot.asOf).replace(/ \(.+\)$/, '');
}

/** More than one of a kind, as inside a sentence: `integrated care boards`, `CCGs`, `combined authorities`. */
export function typeNamePlural(snapshot: Snapshot, type: string): string {
  const name = small(typeName(snapshot, type));
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** The name of an agency of the place on the day; without a place, of the agency type that stands for it. */
export function agencyName(snapshot: Snapshot, agency: string): string {
  const held = snapshot.agencies.get(agency)?.name ?? snapshot.allRows.find((row) => row.id === agency)?.name;
  return held ?? typeName(snapshot, agency);
}

/** Part of the place that goes to an agency in one of its capacities, 0 to 1; null when not known. */
export function shareOf(snapshot: Snapshot, { agency, type }: Holder): number | null {
  const rows = snapshot.agencies.get(agency)?.rows ?? [];
  const known = rows
    .filter((row) => row.types.includes(type))
    .flatMap((row) => (row.share === null ? [] : [row.share]));
  return known.length === 0 ? null : Math.max(...known);
}

/** Everybody who holds one of the goals and is judged; where nobody is judged, everybody who holds one. */
export function holdersOf(snapshot: Snapshot, goals: readonly HeldGoal[]): readonly Holder[] {
  const all = goals.flatMap((goal) => goal.holders.map((agency) => ({ agency, type: goal.row.agency_type })));
  const judged = all.filter(({ agency, type }) => isJudged(snapshot, agency, type));
  return judged.length > 0 ? judged : all;
}

/**
 * Of each agency type the holder with the largest share, largest share first, then by name; each agency once.
 * Where the shares of some are not known and those known leave room for a larger one, the largest is not known: those
 * without a share are named for their type, two at most.
 */
export function leadingHolders(snapshot: Snapshot, holders: readonly Holder[]): readonly Holder[] {
  const room = roomForUnknown(snapshot, holders);
  const isUnsure = (holder: Holder): boolean =>
    room.has(holder.type) && shareOf(snapshot, holder) === null && hasEnded(snapshot, holder);
  const rank = (holder: Holder): number =>
    shareOf(snapshot, holder) ?? (isUnsure(holder) ? (room.get(holder.type) ?? -1) : -1);
  const ranked = [...holders].sort(
    (a, b) =>
      rank(b) - rank(a) ||
      byText(agencyName(snapshot, a.agency), agencyName(snapshot, b.agency)) ||
      byText(a.agency, b.agency),
  );
  const types = new Map<string, number>();
  const agencies = new Set<string>();
  const leading: Holder[] = [];
  for (const holder of ranked) {
    const most = isUnsure(holder) ? MOST_NAMED : 1;
    if ((types.get(holder.type) ?? 0) >= most || agencies.has(holder.agency)) continue;
    types.set(holder.type, (types.get(holder.type) ?? 0) + 1);
    agencies.add(holder.agency);
    leading.push(holder);
  }
  return leading;
}

/**
 * Shares are estimated from one year's flows, so a body that ended before has none whatever its size. A body that goes
 * on and has none is one that takes no emergencies: a specialist hospital, never the largest.
 */
function hasEnded(snapshot: Snapshot, { agency, type }: Holder): boolean {
  const rows = (snapshot.agencies.get(agency)?.rows ?? []).filter((row) => row.types.includes(type));
  return rows.length > 0 && rows.every((row) => row.to !== null);
}

/** Types of which some shares are known, none of them half or more, and some not: what the known ones leave, 0 to 1. */
function roomForUnknown(snapshot: Snapshot, holders: readonly Holder[]): ReadonlyMap<string, number> {
  const room = new Map<string, number>();
  for (const type of new Set(holders.map((holder) => holder.type))) {
    const agencies = new Set(holders.filter((holder) => holder.type === type).map((holder) => holder.agency));
    const shares = [...agencies].map((agency) => shareOf(snapshot, { agency, type }));
    const known = shares.filter((share) => share !== null);
    const anyEnded = [...agencies].some(
      (agency) => shareOf(snapshot, { agency, type }) === null && hasEnded(snapshot, { agency, type }),
    );
    if (!anyEnded) continue;
    if (known.length === 0 || known.length === shares.length || known.some((share) => share >= 0.5)) continue;
    room.set(type, 1 - known.reduce((sum, share) => sum + share, 0));
  }
  return room;
}

/** At most two agencies as the subject of a clause, and whether their verb is plural. */
export interface NamedAgencies {
  readonly words: string;
  readonly plural: boolean;
}

/** Names the holders as a sentence does: at most two, the largest share first. */
export function nameHolders(snapshot: Snapshot, holders: readonly Holder[]): NamedAgencies {
  const named = leadingHolders(snapshot, holders).slice(0, MOST_NAMED);
  return {
    words: joined(named.map((holder) => agencyName(snapshot, holder.agency))),
    plural: named.length > 1 || named.some((holder) => isCollective(snapshot, holder.agency)),
  };
}

/** Does an agency stand for many organisations, so that its verb is plural. */
export function isCollective(snapshot: Snapshot, agency: string): boolean {
  return snapshot.agencies.get(agency)?.rows.some((row) => row.collective === true) ?? false;
}

/** The verb that fits: `answers` for one, `answer` for several. */
export function verb(named: NamedAgencies, one: string, many: string): string {
  return named.plural ? many : one;
}

/** The plain name of a purse. */
export function budgetName(snapshot: Snapshot, budget: string): string {
  return snapshot.catalogue.budgets.find((row) => row.id === budget)?.name ?? 'an agency not on file';
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
