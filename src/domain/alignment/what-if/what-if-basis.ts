import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures } from '#domain/measure/figures';
import { barKey, clearMovementBar, knowBars, type BandLimits, type KnownBars } from '../clear-movement-bar.ts';
import { bandsTested, empiricalPairs, givePairs, isSameBand, type GivenPairs } from '../empirical-pairs.ts';
import { knowMiddles, middlesAt, type KnownMiddles } from '../rules/attribution.ts';
import { takeSnapshot, type HeldGoal, type Snapshot } from '../snapshot.ts';
import type { NationalScores } from '../unusual.ts';
import { cutCatalogue } from './cut-catalogue.ts';
import { cutFigures, movingPeriods, ownAreas, rowsOfTables, type FigureTable } from './cut-figures.ts';

/**
 * One place on one day as data: enough to make its report anew, as it is and as it would be after any edit, without the
 * figures of all England. Plain, so that it can be sent.
 */
export interface WhatIfBasis {
  readonly asOf: string;
  readonly catalogue: Catalogue;
  readonly place: PlaceAgencies;
  readonly figures: readonly FigureTable[];
  /** Worked out from all areas of England: what is a clear movement, a middle share, and which pairs move apart. */
  readonly bars: KnownBars;
  readonly middles: KnownMiddles;
  readonly pairs: readonly GivenPairs[];
  /** Scores of all boards that day; null where nobody has worked them out. */
  readonly national: NationalScores | null;
}

/** Fewer ways than this to choose bands are tested all; more never occur on file. */
const MOST_BANDS = 16;

/** What a what-if of a place needs. @param snapshot of a place, with the figures of all England */
export function makeWhatIfBasis(snapshot: Snapshot, national: NationalScores | null): WhatIfBasis {
  const { asOf } = snapshot;
  return {
    asOf,
    catalogue: cutCatalogue(snapshot.catalogue, asOf),
    place: {
      place: snapshot.place ?? '',
      comparator: snapshot.comparator,
      agencies: snapshot.allRows,
      delegations: snapshot.delegations,
    },
    figures: cutFigures(snapshot),
    bars: barsAt(snapshot),
    middles: middlesAt(snapshot),
    pairs: pairsForBands(snapshot),
    national,
  };
}

/** The snapshot again: a report of it is the report of the snapshot that the basis was made from. */
export function readWhatIfBasis(basis: WhatIfBasis): Snapshot {
  const figures = Figures.from(rowsOfTables(basis.figures));
  knowBars(figures, basis.bars);
  knowMiddles(figures, basis.middles);
  givePairs(figures, basis.pairs);
  return takeSnapshot(basis.catalogue, basis.place, figures, basis.asOf);
}

/** Every bar that a movement here can be held against, by value or by a band on file. */
function barsAt(snapshot: Snapshot): KnownBars {
  const bars = new Map<string, number | null>();
  for (const measure of snapshot.measures.values()) {
    const bands: (BandLimits | null)[] = [null];
    for (const goal of snapshot.goalsByMeasure.get(measure.id) ?? []) {
      const { band } = goal;
      if (band !== null && !bands.some((known) => isSameBand(known, band))) bands.push(band);
    }
    for (const area of ownAreas(snapshot)) {
      const level = snapshot.figures.levelOf(measure.id, area) ?? '';
      for (const period of movingPeriods(snapshot, measure, area)) {
        for (const band of bands) {
          const bar = clearMovementBar(snapshot.figures, measure.id, period, level, band, snapshot.comparator);
          bars.set(barKey(measure.id, period, level, band, snapshot.comparator), bar);
        }
      }
    }
  }
  return [...bars];
}

/**
 * Tests take one thing from goals: the band of a measure that is judged by one. An edit can take a band away, so every
 * band that could then stand, and none, is tested beforehand.
 */
function pairsForBands(snapshot: Snapshot): readonly GivenPairs[] {
  const found: GivenPairs[] = [];
  const choices = bandsTested(snapshot).map(({ id }) => [
    ...distinctBands(snapshot.goalsByMeasure.get(id) ?? []).map((band) => ({ id, band })),
    { id, band: null },
  ]);
  const combinations = choices.reduce<GivenPairs['bands'][]>(
    (made, options) => made.flatMap((bands) => options.map((option) => [...bands, option])),
    [[]],
  );
  for (const bands of combinations.slice(0, MOST_BANDS)) {
    const goalsByMeasure = new Map(snapshot.goalsByMeasure);
    for (const { id, band } of bands) {
      const goals = goalsByMeasure.get(id) ?? [];
      goalsByMeasure.set(id, band === null ? [] : goals.filter((goal) => isSameBand(goal.band, band)));
    }
    const pairs = empiricalPairs({ ...snapshot, goalsByMeasure });
    // No rule reads the others, and they are many.
    found.push({ bands, pairs: pairs.filter((pair) => pair.class?.endsWith('trade-off') === true) });
  }
  return found;
}

function distinctBands(goals: readonly HeldGoal[]): readonly BandLimits[] {
  const bands: BandLimits[] = [];
  for (const { band } of goals) if (band !== null && !bands.some((known) => isSameBand(known, band))) bands.push(band);
  return bands;
}
