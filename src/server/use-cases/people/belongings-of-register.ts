import type { Named } from '#domain/contract/people-view';
import type { PlaceRegister } from '#domain/framework/place-register';
import { today, type Clock } from '#server/use-cases/clock';
import type { Belongings } from './people-parts.ts';

/** Organisations and places of the register by name. One that stands for many has no people of its own. */
export function belongingsOf(register: PlaceRegister, clock: Clock): Belongings {
  const agencies = new Map<string, { readonly named: Named; readonly to: string | null }>();
  const places = new Map<string, Named>();
  for (const board of register.boards) {
    places.set(board.code, { code: board.code, name: board.name });
    for (const { id, name, to, collective } of board.agencies.agencies) {
      if (collective === true) continue;
      const known = agencies.get(id);
      if (known === undefined || (known.to !== null && (to === null || to > known.to))) {
        agencies.set(id, { named: { code: id, name }, to });
      }
    }
  }
  const inOrder = (named: readonly Named[]): readonly Named[] =>
    [...named].sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.code < b.code ? -1 : 1));
  return {
    agency: (code) => agencies.get(code)?.named ?? null,
    place: (code) => places.get(code) ?? null,
    agencies: () => {
      const day = today(clock);
      return inOrder([...agencies.values()].filter(({ to }) => to === null || day <= to).map(({ named }) => named));
    },
    places: () => inOrder(register.boardsOn(today(clock)).map(({ code, name }) => ({ code, name }))),
  };
}
