import type { NationalScores } from '#domain/alignment/unusual';
import type { PlaceRow } from '#domain/contract/places-view';

/** What the list and the map show of one place's report. */
export type PlaceSummary = NonNullable<PlaceRow['summary']>;

/**
 * Works on every board of a day, in the background: how it is spread over threads is not the asker's business.
 * Two steps, since a place is unusual only beside all others.
 */
export interface AllPlaces {
  scoreAll(asOf: string): Promise<NationalScores>;
  /** Reports each board as it is done. */
  summariseAll(
    asOf: string,
    national: NationalScores,
    onDone: (code: string, summary: PlaceSummary) => void,
  ): Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}
