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

/** An address that leads to no page. */
export type UnknownAddress = { readonly page: 'unknown'; readonly path: string };

/** Everything a link can say: which page, which place, which day, and what is open there. */
export type PageAddress = ChooseAddress | JourneyAddress | ConflictAddress | UnknownAddress;
