import type { AgencyRow } from '#domain/framework/place-agencies';
import { rememberOnce } from './remember-once.ts';
import type { Snapshot } from './snapshot.ts';
import { compareText } from './sorted-text.ts';

/** A hospital that the place's residents mainly go to. */
export interface MainHospital {
  readonly id: string;
  /** Part of the place's emergencies that go to it, 0 to 1; null when not known. */
  readonly share: number | null;
  /** Part of its patients who live here, 0 to 1; null when not known. */
  readonly back: number | null;
  /** How many other places give it a tenth or more; null when not known. */
  readonly otherPlaces: number | null;
  /** All types it holds here. */
  readonly types: readonly string[];
}

/**
 * The place's main hospitals: agencies of a type bounded by a hospital trust that are not marked as distant,
 * largest share first (ties: id). Empty without a place.
 * @returns null when the list is unknown: one has no share while the largest known share is under a half
 */
export const mainHospitals = rememberOnce((snapshot: Snapshot): readonly MainHospital[] | null => {
  const isHospital = (row: AgencyRow): boolean =>
    row.types.some((type) => snapshot.types.get(type)?.boundary === 'hospital trust');
  const hospitals: MainHospital[] = [];
  for (const agency of snapshot.agencies.values()) {
    const rows = agency.rows.filter(isHospital);
    if (rows.length === 0 || rows.every((row) => row.main === false)) continue;
    hospitals.push({
      id: agency.id,
      share: largest(rows.map((row) => row.share)),
      back: largest(rows.map((row) => row.back)),
      otherPlaces: largest(rows.map((row) => row.other_places)),
      types: agency.types,
    });
  }
  hospitals.sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || compareText(a.id, b.id));
  const largestShare = hospitals[0]?.share ?? null;
  const isUnknown =
    hospitals.some((hospital) => hospital.share === null) && (largestShare === null || largestShare < 0.5);
  return isUnknown ? null : hospitals;
});

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
