import type { LoadedBoards } from '#domain/framework/load-boards';

/**
 * People of an area by context figure, for figures that a publisher gives as counts and we keep as rates: adults of the
 * middle of 2020, as the starter figures are divided. England is the areas of today added up. Null where no number is known.
 */
export function makePeopleOf(loaded: LoadedBoards): (figure: string, area: string) => number | null {
  const adults = new Map<string, number>();
  if (loaded.kind === 'loaded') {
    let all = 0;
    for (const { figuresCode, to, population } of loaded.boards) {
      if (population === null) continue;
      if (to === null) all += population.adults;
      adults.set(figuresCode, population.adults);
    }
    adults.set('E92000001', all);
  }
  return (figure, area) => (figure === 'ctx-population-18' ? (adults.get(area) ?? null) : null);
}
