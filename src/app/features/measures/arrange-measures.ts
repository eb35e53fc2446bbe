import type { PlaceMeasureRow, PlaceMeasuresView } from '#domain/contract/place-measures-view';
import { type MeasureShow, measureShows, type MeasureSort } from '#app/url/page-address';

/** The lines of one domain, in their order. */
export type DomainRows = {
  readonly domain: PlaceMeasuresView['domains'][number];
  readonly rows: readonly PlaceMeasureRow[];
};

/** The table as it is shown: measures held with figures, figures that nobody is held to, and measures held without any. */
export type ArrangedMeasures = {
  readonly main: readonly DomainRows[];
  readonly unheld: readonly DomainRows[];
  readonly without: readonly DomainRows[];
  readonly counts: Readonly<Record<MeasureShow, number>>;
};

/** Narrows, orders and groups the measures of a place. Order is inside a domain, so that a domain stays together. */
export function arrangeMeasures(view: PlaceMeasuresView, show: MeasureShow, sort: MeasureSort): ArrangedMeasures {
  const held = view.rows.filter((row) => row.held > 0);
  const shown = (among: readonly PlaceMeasureRow[]): readonly PlaceMeasureRow[] =>
    [...among.filter((row) => isShown(row, show))].sort((a, b) => rank(a, b, sort));
  const grouped = (rows: readonly PlaceMeasureRow[]): readonly DomainRows[] =>
    view.domains
      .map((domain) => ({ domain, rows: rows.filter((row) => row.domain === domain.id) }))
      .filter((group) => group.rows.length > 0);
  const count = (name: MeasureShow): number => held.filter((row) => isShown(row, name)).length;
  return {
    main: grouped(shown(held.filter((row) => row.figure.state !== 'none' || (show !== 'all' && show !== 'figures')))),
    unheld: grouped(shown(view.rows.filter((row) => row.held === 0))),
    without: show === 'all' ? grouped(shown(held.filter((row) => row.figure.state === 'none'))) : [],
    counts: measureShows.reduce((counts, name) => ({ ...counts, [name]: count(name) }), noCounts),
  };
}

const noCounts: Readonly<Record<MeasureShow, number>> = {
  all: 0,
  figures: 0,
  fresh: 0,
  missed: 0,
  met: 0,
  conflicts: 0,
};

function isShown(row: PlaceMeasureRow, show: MeasureShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'figures':
      return row.figure.state !== 'none';
    case 'fresh':
      return row.figure.state === 'fresh';
    case 'missed':
      return row.targets.some(({ state }) => state === 'missed');
    case 'met':
      return row.targets.some(({ state }) => state === 'met');
    case 'conflicts':
      return row.headlines.length > 0;
  }
}

const verdicts = { missed: 0, met: 1, unknown: 2, none: 3 } as const;

/** What is not known always stands last, whatever the order; equals stay in the order of their names, in which they come. */
function rank(a: PlaceMeasureRow, b: PlaceMeasureRow, sort: MeasureSort): number {
  switch (sort) {
    case 'name':
      return 0;
    case 'latest':
      return compareText(b.figure.end ?? '', a.figure.end ?? '');
    case 'target':
      return verdicts[a.verdict] - verdicts[b.verdict];
    case 'change':
      return changeRank(a) - changeRank(b);
    case 'conflicts':
      return firstHeadline(a) - firstHeadline(b) || b.otherConflicts - a.otherConflicts;
  }
}

function changeRank({ direction }: PlaceMeasureRow): number {
  if (direction.clear === true) return direction.better === 'worse' ? 0 : 1;
  return direction.way === null ? 3 : 2;
}

function firstHeadline({ headlines }: PlaceMeasureRow): number {
  return headlines[0]?.number ?? Number.MAX_SAFE_INTEGER;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
