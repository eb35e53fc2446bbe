import { controlCount, countsShownAs } from './control-count.ts';
import { CountNetwork, type NetworkCount } from './count-network.ts';
import type { DisclosurePolicy } from './disclosure-policy.ts';

/** One true count of a table. */
export interface TableCount {
  /** Area or organisation. */
  readonly row: string;
  /** Part of the row's total, such as a sex or an age band; empty for the total. */
  readonly column: string;
  readonly count: number;
  /** Shown as it is, whatever its size: a national figure. */
  readonly isOpen?: boolean;
}

/** A table of counts: rows may be nested in others (area in region in country), columns add up to the total of their row. */
export interface CountTable {
  readonly counts: readonly TableCount[];
  /** The row that a row is a part of; null or left out for the outermost. */
  readonly parentOf: ReadonlyMap<string, string>;
}

/** Name of a cell in the answer. */
export function cellKey(row: string, column: string): string {
  return `${row}\t${column}`;
}

/**
 * Which cells of a table are hidden: every small count, and as many others, smallest first, as it takes that no hidden count can be
 * narrowed to less than the numbers that are hidden. A count that is hidden only to protect another need not be safe itself. Sums that do not hold in the figures tell nobody anything and do not count.
 * Worked: 3, 8 and their total 11 under the NHS rule. The 3 is hidden; 10 and 10 would leave 1 to 4 for it, so the 8 is hidden too.
 * @param alreadyHidden cells that are hidden for another reason
 */
export function protectCounts(
  table: CountTable,
  policy: DisclosurePolicy,
  alreadyHidden: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const { counts } = table;
  const hidden = new Set(alreadyHidden);
  for (const { row, column, count, isOpen } of counts) {
    if (isOpen !== true && controlCount(count, policy) === null) hidden.add(cellKey(row, column));
  }
  if (policy.secondary === 'none' || hidden.size === 0) return hidden;

  const sums = findSums(table);
  const [from, to] = policy.suppress;
  const draw = (): CountNetwork =>
    new CountNetwork(
      counts.map((cell, index): NetworkCount => {
        const isHidden = hidden.has(cellKey(cell.row, cell.column));
        const [low, high] = isHidden
          ? countsShownAs(null, policy)
          : cell.isOpen === true
            ? [cell.count, cell.count]
            : countsShownAs(controlCount(cell.count, policy), policy);
        return { count: cell.count, low, high, ...(sums.ends[index] ?? { addedIn: null, takenFrom: null }) };
      }),
    );

  for (let round = 0; round <= counts.length; round += 1) {
    const network = draw();
    let more: TableCount | null = null;
    for (const [index, cell] of counts.entries()) {
      if (controlCount(cell.count, policy) !== null || !hidden.has(cellKey(cell.row, cell.column))) continue;
      if (network.couldBe(index, from) && network.couldBe(index, to)) continue;
      more = chooseAnother(counts, sums, index, hidden);
      if (more !== null) break;
    }
    if (more === null) return hidden;
    hidden.add(cellKey(more.row, more.column));
  }
  return hidden;
}

/** The smallest shown count that stands in a sum with this one; nought only when nothing else is left but totals. */
function chooseAnother(
  counts: readonly TableCount[],
  sums: Sums,
  index: number,
  hidden: ReadonlySet<string>,
): TableCount | null {
  const seen = new Set<number>();
  const queue = [index];
  // Sums next to it first; then those next to what is hidden there.
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const ends = sums.ends[at];
    const near = [ends?.addedIn, ends?.takenFrom].flatMap((sum) => sums.members.get(sum ?? -1) ?? []);
    const shown = near.filter((member) => {
      const cell = counts[member];
      return cell !== undefined && !hidden.has(cellKey(cell.row, cell.column));
    });
    const parts = shown.filter((member) => counts[member]?.isOpen !== true && sums.ends[member]?.isTotal !== true);
    const some = parts.filter((member) => counts[member]?.count !== 0);
    const totals = shown.filter((member) => !parts.includes(member) && counts[member]?.isOpen !== true);
    const chosen =
      smallest(counts, some) ?? smallest(counts, parts) ?? smallest(counts, totals) ?? smallest(counts, shown);
    if (chosen !== null) return chosen;
    for (const member of near) {
      if (seen.has(member)) continue;
      seen.add(member);
      queue.push(member);
    }
  }
  return null;
}

function smallest(counts: readonly TableCount[], among: readonly number[]): TableCount | null {
  let least: TableCount | null = null;
  for (const index of among) {
    const cell = counts[index];
    if (cell !== undefined && (least === null || cell.count < least.count)) least = cell;
  }
  return least;
}

interface Sums {
  /** For each count the sums it stands in. */
  readonly ends: readonly {
    readonly addedIn: number | null;
    readonly takenFrom: number | null;
    readonly isTotal: boolean;
  }[];
  /** Counts of each sum. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/**
 * The sums that hold in a table, as a network: parts of a row add up to its total; rows add up to the row they are part of, in every
 * column. Rows with others inside them are left out of the first, which follows from the rows inside.
 */
function findSums({ counts, parentOf }: CountTable): Sums {
  const at = new Map(counts.map((cell, index) => [cellKey(cell.row, cell.column), index]));
  const rows = [...new Set(counts.map(({ row }) => row))];
  const columns = [...new Set(counts.map(({ column }) => column))];
  const children = new Map<string, string[]>();
  for (const row of rows) {
    const parent = parentOf.get(row);
    if (parent !== undefined && parent !== row) children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const ends = counts.map((): { addedIn: number | null; takenFrom: number | null; isTotal: boolean } => ({
    addedIn: null,
    takenFrom: null,
    isTotal: false,
  }));
  const members = new Map<number, readonly number[]>();
  const tie = (
    total: number | undefined,
    parts: readonly (number | undefined)[],
    partsAre: 'addedIn' | 'takenFrom',
  ): void => {
    const known = parts.filter((part) => part !== undefined);
    if (total === undefined || known.length === 0) return;
    const sum = known.reduce((all, part) => all + (counts[part]?.count ?? Number.NaN), 0);
    if (sum !== counts[total]?.count) return;
    const totalIs = partsAre === 'addedIn' ? 'takenFrom' : 'addedIn';
    const ends1 = [...known.map((part) => [part, partsAre] as const), [total, totalIs] as const];
    if (ends1.some(([index, side]) => ends[index]?.[side] !== null)) return;
    const id = members.size;
    for (const [index, side] of ends1) {
      const end = ends[index];
      if (end !== undefined) end[side] = id;
    }
    const end = ends[total];
    if (end !== undefined) end.isTotal = true;
    members.set(
      id,
      ends1.map(([index]) => index),
    );
  };
  for (const row of rows) {
    if (children.has(row)) continue;
    const parts = columns.filter((column) => column !== '' && at.has(cellKey(row, column)));
    tie(
      at.get(cellKey(row, '')),
      parts.map((column) => at.get(cellKey(row, column))),
      'addedIn',
    );
  }
  for (const [parent, inside] of children) {
    for (const column of columns) {
      const key = (row: string): number | undefined => at.get(cellKey(row, column));
      // Parts of a row lead from its sum into the sum of the rows; totals of rows the other way round.
      tie(key(parent), inside.map(key), column === '' ? 'addedIn' : 'takenFrom');
    }
  }
  return { ends, members };
}
