import type { Scope } from './scope.ts';

/** What a place asks for. */
export interface PlaceSettings {
  /** A steward must approve what its organisations publish. */
  readonly stewardApproves: boolean;
}

/** What places ask for; earlier answers stay on record. */
export interface PlaceSettingsRepository {
  /** @param place code of a board area; one that has said nothing asks for nothing */
  find(place: string): Promise<PlaceSettings>;
  set(place: string, settings: PlaceSettings, at: string, scope: Scope): Promise<void>;
}
