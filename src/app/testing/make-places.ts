import type { PlaceRow, PlacesView } from '#domain/contract/places-view';

/** One board for specs, seen on one side. */
export function makePlace(changes: Partial<PlaceRow> = {}): PlaceRow {
  return {
    code: 'X1',
    name: 'Northtown',
    board: 'Northtown Health and Wellbeing Board',
    region: 'North',
    hex: { q: 1, r: 1 },
    newestFigures: '2018-03-31',
    summary: {
      headline: { id: 'h1', sentence: 'Delays here: 9.0 a day.', here: 'one', kindName: 'A total split by blame' },
      cracks: 11,
      seams: 11,
      headlines: { both: 0, one: 1, none: 2 },
    },
    ...changes,
  };
}

/** Three boards of one day: seen on one side, on both, and nothing of its own. */
export function makePlaces(changes: Partial<PlacesView> = {}): PlacesView {
  const quiet = { cracks: 11, seams: 11, headlines: { both: 0, one: 0, none: 2 }, headline: null };
  const both = {
    ...quiet,
    headline: { id: 'h2', sentence: 'Waits here: 4.', here: 'both' as const, kindName: 'Targets that do not fit' },
  };
  return {
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    sentence: 'Three boards in England on 31 March 2018.',
    places: [
      makePlace(),
      makePlace({ code: 'X2', name: 'Southtown', hex: { q: 2, r: 1 }, summary: both }),
      makePlace({ code: 'X3', name: 'Isles', hex: null, region: 'South', summary: quiet }),
    ],
    hits: [],
    analysed: 3,
    ...changes,
  };
}
