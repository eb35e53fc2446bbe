import type { Board } from '#domain/framework/place-agencies';
import { aPlace } from './build-catalogue.ts';

/** A board since April 2013, alone in the world: nobody before or after it, nothing like it, served as `aPlace()` is. */
export function aBoard(code: string, more: Partial<Board> = {}): Board {
  return {
    code,
    figuresCode: code,
    name: code,
    board: `${more.name ?? code} Health and Wellbeing Board`,
    from: '2013-04-01',
    to: null,
    predecessors: [],
    successors: [],
    note: null,
    region: null,
    hex: null,
    population: null,
    similar: [],
    neighbours: [],
    districts: [],
    agencies: aPlace({ place: code }),
    ...more,
  };
}
