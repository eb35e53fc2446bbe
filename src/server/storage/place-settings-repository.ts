import type { Scope } from './scope.ts';

/** What a place asks for. */
export interface PlaceSettings {
  /** A steward must approve what its organisations publish. */
  readonly stewardApproves: boolean;
}

/** An answer of a place, as it was recorded. */
export interface RecordedPlaceSettings extends PlaceSettings {
  /** Grows with each answer; 0: it has said nothing. */
  readonly version: number;
  readonly changedAt: string | null;
}

/** What places ask for; earlier answers stay on record. */
export interface PlaceSettingsRepository {
  /** @param place code of a board area; one that has said nothing asks for nothing */
  find(place: string): Promise<RecordedPlaceSettings>;
  /**
   * Adds an answer, and writes it to the audit in the same transaction.
   * @returns null when there is another answer since the one with this version: nothing is added then
   */
  set(
    place: string,
    settings: PlaceSettings,
    ifVersion: number,
    at: string,
    scope: Scope,
  ): Promise<RecordedPlaceSettings | null>;
}
