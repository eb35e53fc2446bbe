import { toSearchText } from '#domain/framework/search-text';
import type { ConflictsView, FilterChoice, ListedConflict } from '#domain/contract/conflicts-view';

/** What the list can be narrowed by. */
export type NarrowingName =
  'basis' | 'kind' | 'agency' | 'domain' | 'step' | 'severity' | 'confidence' | 'here' | 'status';

/** The orders a list can stand in; the first is the usual one. */
export const CONFLICT_ORDERS = ['headlines', 'severity', 'confidence', 'here', 'kind'] as const;
export type ConflictOrder = (typeof CONFLICT_ORDERS)[number];

/** What a reader asks of the list, as typed into a link: nothing here is trusted. */
export interface Narrowing {
  readonly search: string;
  readonly sort: string | null;
  readonly filters: Readonly<Record<NarrowingName, readonly string[]>>;
}

/** One filter with its choices; `count` is what would be listed with this choice and everything else that is asked. */
export interface NarrowingFacet {
  readonly name: NarrowingName;
  readonly choices: readonly (FilterChoice & { readonly count: number; readonly chosen: boolean })[];
}

/** The list as asked for. */
export interface NarrowedConflicts {
  /** In the order asked for; contested ones stand apart. */
  readonly listed: readonly ListedConflict[];
  readonly contested: readonly ListedConflict[];
  readonly facets: readonly NarrowingFacet[];
  readonly order: ConflictOrder;
  /** What the link asks that means nothing here, and was left out: `{ name: 'sort', value: 'speed' }`. */
  readonly leftOut: readonly { readonly name: NarrowingName | 'sort'; readonly value: string }[];
}

const ROWS: Readonly<Record<NarrowingName, (conflict: ListedConflict) => readonly string[]>> = {
  basis: ({ basis }) => [basis],
  kind: ({ card }) => [card.kind],
  agency: ({ card }) => card.agencies.map(({ id }) => id),
  domain: ({ domains }) => domains,
  step: ({ card }) => card.steps,
  severity: ({ card }) => (card.severity === null ? [] : [card.severity.band]),
  confidence: ({ card }) => [card.confidence],
  here: ({ card }) => [card.here],
  status: ({ status }) => [status],
};

/** Everything the list can be narrowed by, in the words of a link. */
export const NARROWING_NAMES = [
  'basis',
  'kind',
  'agency',
  'domain',
  'step',
  'severity',
  'confidence',
  'here',
  'status',
] as const satisfies readonly NarrowingName[];

/**
 * Searches, narrows and orders the conflicts of a place. Within a filter any choice will do, except for organisations, where
 * a conflict has to involve all that are chosen: two of them are a pair. Between filters all must hold. Every word searched
 * for must occur. What means nothing here is left out and told, never an error.
 */
export function narrowConflicts(
  view: Pick<ConflictsView, 'conflicts' | 'choices' | 'bases'>,
  asked: Narrowing,
): NarrowedConflicts {
  const choices = choicesOf(view);
  const leftOut: { name: NarrowingName | 'sort'; value: string }[] = [];
  const chosen = new Map<NarrowingName, ReadonlySet<string>>();
  for (const name of NARROWING_NAMES) {
    const known = new Set(choices[name].map(({ id }) => id));
    chosen.set(name, new Set(asked.filters[name].filter((value) => known.has(value))));
    for (const value of asked.filters[name]) if (!known.has(value)) leftOut.push({ name, value });
  }
  const order = CONFLICT_ORDERS.find((one) => one === asked.sort) ?? CONFLICT_ORDERS[0];
  if (asked.sort !== null && asked.sort !== order) leftOut.push({ name: 'sort', value: asked.sort });

  const searched = toSearchText(asked.search)
    .split(' ')
    .filter((word) => word !== '');
  const inSearch =
    searched.length === 0 ? view.conflicts : view.conflicts.filter((conflict) => holdsAll(textOf(conflict), searched));
  const fails = (conflict: ListedConflict): NarrowingName[] =>
    NARROWING_NAMES.filter((name) => !passes(name, ROWS[name](conflict), chosen.get(name)));
  const judged = inSearch.map((conflict) => ({ conflict, fails: fails(conflict) }));
  const passing = judged.flatMap((one) => (one.fails.length === 0 ? [one.conflict] : []));
  const inOrder = order === 'headlines' ? passing : [...passing].sort(COMPARE[order]);
  return {
    listed: inOrder.filter(({ contested }) => !contested),
    contested: inOrder.filter(({ contested }) => contested),
    facets: NARROWING_NAMES.map((name) => ({
      name,
      choices: choices[name].map((choice) => ({
        ...choice,
        chosen: chosen.get(name)?.has(choice.id) ?? false,
        count: judged.filter(({ conflict, fails: failed }) => {
          const values = ROWS[name](conflict);
          if (!values.includes(choice.id)) return false;
          return name === 'agency' ? failed.length === 0 : failed.every((one) => one === name);
        }).length,
      })),
    })),
    order,
    leftOut,
  };
}

function choicesOf({
  choices,
  bases,
}: Pick<ConflictsView, 'choices' | 'bases'>): Readonly<Record<NarrowingName, readonly FilterChoice[]>> {
  return {
    basis: bases,
    kind: choices.kinds,
    agency: choices.agencies,
    domain: choices.domains,
    step: choices.steps,
    severity: choices.severities,
    confidence: choices.confidences,
    here: choices.heres,
    status: choices.statuses,
  };
}

function passes(name: NarrowingName, values: readonly string[], chosen: ReadonlySet<string> = new Set()): boolean {
  if (chosen.size === 0) return true;
  return name === 'agency' ? [...chosen].every((id) => values.includes(id)) : values.some((value) => chosen.has(value));
}

/** What a search looks through: everything a card says. */
function textOf({ card, echoes }: ListedConflict): string {
  return toSearchText(
    [
      card.sentence,
      card.kindName,
      card.hereWords,
      ...card.labels,
      ...card.agencies.map(({ name }) => name),
      ...echoes,
    ].join(' '),
  );
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

const HERE_ORDER = { both: 0, one: 1, none: 2 } as const;
const middle = ({ card }: ListedConflict): number =>
  card.severity === null ? -1 : (card.severity.total + card.severity.top) / 2;

/** Ties keep the usual order, because sorting is stable. */
const COMPARE: Readonly<Record<Exclude<ConflictOrder, 'headlines'>, (a: ListedConflict, b: ListedConflict) => number>> =
  {
    severity: (a, b) => middle(b) - middle(a),
    confidence: (a, b) => byText(a.card.confidence, b.card.confidence),
    here: (a, b) => HERE_ORDER[a.card.here] - HERE_ORDER[b.card.here],
    kind: (a, b) => byText(a.card.kindName, b.card.kindName),
  };

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
