/** How a series is looked at. */
export type SeriesLook = 'chart' | 'table' | 'both';

/** The chooser: what is typed, and the day we look from (null: today, by the server's clock). */
export type ChooseAddress = {
  readonly page: 'choose';
  readonly asOf: string | null;
  readonly search: string;
};

/** The home of one place. `open` names the sections that stand open. */
export type JourneyAddress = {
  readonly page: 'journey';
  readonly place: string;
  readonly asOf: string | null;
  readonly open: readonly string[];
};

/** One conflict of a place. */
export type ConflictAddress = {
  readonly page: 'conflict';
  readonly place: string;
  readonly conflict: string;
  readonly asOf: string | null;
  readonly look: SeriesLook;
  readonly open: readonly string[];
};

/** How the conflicts of a place are looked at: as a list, or as the links they run along. */
export type ConflictsLook = 'list' | 'diagram';

/** What the list of conflicts can be narrowed by, in the words of a link. */
export const conflictFilterNames = ['basis', 'kind', 'agency', 'domain', 'step', 'severity', 'confidence', 'here', 'status'] as const;
export type ConflictFilterName = (typeof conflictFilterNames)[number];

/** What is asked of each filter; nothing asked: all. Values are kept as typed, the page says which of them mean nothing here. */
export type ConflictFilters = Readonly<Record<ConflictFilterName, readonly string[]>>;

export const noConflictFilters: ConflictFilters = {
  basis: [],
  kind: [],
  agency: [],
  domain: [],
  step: [],
  severity: [],
  confidence: [],
  here: [],
  status: [],
};

/** All conflicts of a place: what is searched, narrowed and put in order. `lit` is the one whose links stand out in the diagram. */
export type ConflictsAddress = {
  readonly page: 'conflicts';
  readonly place: string;
  readonly asOf: string | null;
  readonly look: ConflictsLook;
  readonly search: string;
  /** As typed; null for the usual order. */
  readonly sort: string | null;
  readonly filters: ConflictFilters;
  readonly lit: string | null;
  readonly open: readonly string[];
};

/** An address that leads to no page. */
export type UnknownAddress = { readonly page: 'unknown'; readonly path: string };

/** Everything a link can say: which page, which place, which day, and what is open there. */
export type PageAddress = ChooseAddress | JourneyAddress | ConflictAddress | ConflictsAddress | UnknownAddress;
