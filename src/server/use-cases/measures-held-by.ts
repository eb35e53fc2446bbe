import { isWithin, takeSnapshot } from '#domain/alignment/snapshot';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import { Figures } from '#domain/measure/figures';

/**
 * Measures that an organisation is held to on a day by a goal in force, at any of the places it serves: after delegation, and with goals
 * of a place or an organisation alone. In order of id.
 */
export function measuresHeldBy(
  catalogue: Catalogue,
  register: PlaceRegister,
  agency: string,
  day: string,
): readonly string[] {
  const held = new Set<string>();
  for (const board of register.boardsOn(day)) {
    if (!board.agencies.agencies.some(({ id }) => id === agency)) continue;
    for (const { holders, measure } of takeSnapshot(catalogue, board.agencies, Figures.none(), day).goals) {
      if (holders.includes(agency)) held.add(measure.id);
    }
  }
  return [...held].sort();
}

/** Kinds of agency that an organisation is on a day, at any place. In order. */
export function typesOf(register: PlaceRegister, agency: string, day: string): readonly string[] {
  const types = register
    .boardsOn(day)
    .flatMap(({ agencies }) => agencies.agencies)
    .filter(({ id, from, to }) => id === agency && isWithin(day, from, to))
    .flatMap((row) => row.types);
  return [...new Set(types)].sort();
}
