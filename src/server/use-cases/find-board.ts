import type { Board } from '#domain/framework/place-agencies';
import type { PlaceRegister } from '#domain/framework/place-register';
import { NotPossibleError } from './not-possible.ts';

/**
 * The board of a code on a day.
 * @throws NotPossibleError `unknown_place` with what was probably meant, `place_not_in_force` with its neighbours in time
 */
export function findBoard(register: PlaceRegister, code: string, asOf: string): Board {
  const found = register.find(code, asOf);
  switch (found.kind) {
    case 'in-force':
      return found.board;
    case 'unknown':
      throw new NotPossibleError({ code: 'unknown_place', found: code, nearest: found.nearest });
    case 'not-yet':
    case 'ended':
      throw new NotPossibleError({
        code: 'place_not_in_force',
        asOf,
        board: found.board,
        when: found.kind,
        neighbours: found.neighboursInTime,
      });
  }
}
