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
export const conflictFilterNames = [
  'basis',
  'kind',
  'agency',
  'domain',
  'step',
  'severity',
  'confidence',
  'here',
  'status',
] as const;
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

/** What the table of measures is narrowed to. */
export const measureShows = ['all', 'figures', 'fresh', 'missed', 'met', 'conflicts'] as const;
export type MeasureShow = (typeof measureShows)[number];

/** What the lines of each domain are ordered by. */
export const measureSorts = ['name', 'latest', 'target', 'change', 'conflicts'] as const;
export type MeasureSort = (typeof measureSorts)[number];

/** The measures of a place, as its board reads them. */
export type MeasuresAddress = {
  readonly page: 'measures';
  readonly place: string;
  readonly asOf: string | null;
  readonly show: MeasureShow;
  readonly sort: MeasureSort;
  readonly open: readonly string[];
};

/** One measure at one place. */
export type MeasureAddress = {
  readonly page: 'measure';
  readonly place: string;
  readonly measure: string;
  readonly asOf: string | null;
  readonly look: SeriesLook;
  readonly open: readonly string[];
};

/** One step of a place's journey. */
export type StepAddress = {
  readonly page: 'step';
  readonly place: string;
  readonly step: string;
  readonly asOf: string | null;
};

/** The hand-over between two steps of a place's journey, as `J07-J08`. */
export type SeamAddress = {
  readonly page: 'seam';
  readonly place: string;
  readonly seam: string;
  readonly asOf: string | null;
};

/** The organisations of a place. `goals` is the cell that stands open, as `agency@domain`; `pair` the two that are chosen. */
export type AgenciesAddress = {
  readonly page: 'agencies';
  readonly place: string;
  readonly asOf: string | null;
  readonly goals: string | null;
  readonly pair: readonly string[];
};

/** What the story of a place is narrowed to: what was ever seen here, conflicts between goals, or everything the rules found. */
export const timeShows = ['here', 'goals', 'all'] as const;
export type TimeShow = (typeof timeShows)[number];

/** The conflicts of a place by year. */
export type ThroughTimeAddress = {
  readonly page: 'through-time';
  readonly place: string;
  readonly asOf: string | null;
  readonly show: TimeShow;
  readonly look: SeriesLook;
  readonly open: readonly string[];
};

/** Places side by side, as typed: the server says what of them has no answer. No measures: the usual choice. */
export type CompareAddress = {
  readonly page: 'compare';
  readonly asOf: string | null;
  readonly places: readonly string[];
  readonly measures: readonly string[];
  /** The measure that is drawn; null: the first. */
  readonly chart: string | null;
  readonly look: SeriesLook;
  readonly open: readonly string[];
};

/** One organisation at one place. */
export type AgencyAddress = {
  readonly page: 'agency';
  readonly place: string;
  readonly agency: string;
  readonly asOf: string | null;
  readonly open: readonly string[];
};

/** What other goals would change at a place. `changes` is the spelling of `writeEdits`; `goal` is the one whose editor is open, `goals` those the list is narrowed to. */
export type WhatIfAddress = {
  readonly page: 'what-if';
  readonly place: string;
  readonly asOf: string | null;
  readonly changes: string;
  readonly goal: string | null;
  readonly goals: readonly string[];
  readonly search: string;
  readonly agency: string | null;
};

/** Who is held to what, whatever the place. Null filters: all; `show` all: what is not in use on the day as well. */
export type FrameworkAddress = {
  readonly page: 'framework';
  readonly asOf: string | null;
  readonly search: string;
  readonly domain: string | null;
  readonly agency: string | null;
  readonly show: 'in use' | 'all';
};

/** How everything is found. `section` is the method the link leads to. */
export type MethodsAddress = {
  readonly page: 'methods';
  readonly asOf: string | null;
  readonly section: string | null;
};

/** What everything rests on. */
export type SourcesAddress = {
  readonly page: 'sources';
  readonly asOf: string | null;
  readonly search: string;
  readonly kind: string | null;
  readonly open: readonly string[];
};

/** One word for one thing. */
export type GlossaryAddress = { readonly page: 'glossary'; readonly asOf: string | null; readonly search: string };

/** The way in. `next` is where somebody was on the way to. */
export type SignInAddress = { readonly page: 'sign-in'; readonly asOf: string | null; readonly next: string | null };

/** The other screens about people. */
export type PeopleAddress = {
  readonly page: 'set-up' | 'invitation' | 'account' | 'people' | 'outside-sources';
  readonly asOf: string | null;
};

/** Files that I bring in, and the history of what was brought in. */
export type UploadsAddress = { readonly page: 'uploads' | 'batches'; readonly asOf: string | null };

/**
 * One file on its way in. `step` publish: what is about to be published, to be looked at once more. `look`: how its charts are looked
 * at. `open`: which causes of trouble stand open, by their code.
 */
export type UploadAddress = {
  readonly page: 'upload';
  readonly asOf: string | null;
  readonly upload: string;
  readonly step: 'publish' | null;
  readonly look: SeriesLook;
  readonly open: readonly string[];
};

/** One batch of the history. */
export type BatchAddress = { readonly page: 'batch'; readonly asOf: string | null; readonly batch: string };

/** Every version of one figure. `knownAt`: the day whose evening we look from, null for now. */
export type FigureAddress = {
  readonly page: 'figure';
  readonly asOf: string | null;
  readonly measure: string;
  readonly area: string;
  readonly period: string;
  readonly knownAt: string | null;
};

/** An address that leads to no page. */
export type UnknownAddress = { readonly page: 'unknown'; readonly path: string };

/** Everything a link can say: which page, which place, which day, and what is open there. */
export type PageAddress =
  | ChooseAddress
  | JourneyAddress
  | StepAddress
  | SeamAddress
  | AgenciesAddress
  | AgencyAddress
  | CompareAddress
  | ThroughTimeAddress
  | ConflictAddress
  | ConflictsAddress
  | MeasuresAddress
  | MeasureAddress
  | WhatIfAddress
  | FrameworkAddress
  | MethodsAddress
  | SourcesAddress
  | GlossaryAddress
  | SignInAddress
  | PeopleAddress
  | UploadsAddress
  | UploadAddress
  | BatchAddress
  | FigureAddress
  | UnknownAddress;
