import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from './shared-folder.ts';

interface Place {
  readonly code: string;
  readonly population_mid_2020: { readonly '18_plus': number };
}

/** Adults (18 and over, mid-2020) of each council area on codes of 2021, from the register of places. */
export function readAdults(): ReadonlyMap<string, number> {
  const register = JSON.parse(readFileSync(join(sharedFolder, 'data', 'places.json'), 'utf8')) as { places: Place[] };
  return new Map(register.places.map((place) => [place.code, place.population_mid_2020['18_plus']]));
}
