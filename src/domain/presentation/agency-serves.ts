import { isWithin, type Snapshot } from '#domain/alignment/snapshot';
import type { AgencyView, ServedPlace } from '#domain/contract/agency-view';
import type { Board } from '#domain/framework/place-agencies';
import { asSet, countInWords, shareInWords } from './number-words.ts';
import { placeInWords } from './place-in-words.ts';

/** Shares of hospitals are estimated from the flows of this year. */
const FLOWS_YEAR = '2022';

/** The boards an agency serves on a day, the largest part of its people first, and whose figures its own are. */
export function toServes(
  snapshot: Snapshot,
  agency: string,
  here: Board,
  boards: readonly Board[],
): AgencyView['serves'] {
  const places = boards
    .flatMap((board): ServedPlace[] => {
      const rows = board.agencies.agencies.filter(
        (row) => row.id === agency && isWithin(snapshot.asOf, row.from, row.to),
      );
      if (rows.length === 0) return [];
      const share = largest(rows.map((row) => row.share));
      const back = largest(rows.map((row) => row.back));
      return [
        {
          code: board.code,
          name: board.name,
          share,
          back,
          shareWords: share === null ? 'not known' : partInWords(share),
          backWords: back === null ? 'not known' : partInWords(back),
          isHere: board.code === here.code,
        },
      ];
    })
    .sort((a, b) => (b.back ?? -1) - (a.back ?? -1) || (b.share ?? -1) - (a.share ?? -1) || (a.name < b.name ? -1 : 1));
  return { sentence: whoseFigures(snapshot, agency, placeInWords(here.name), places), places };
}

/** A part of one as a percentage; a part too small to round is `under 1%`. */
export function partInWords(part: number): string {
  return part > 0 && part < 0.005 ? 'under 1%' : shareInWords(part);
}

function whoseFigures(snapshot: Snapshot, agency: string, place: string, places: readonly ServedPlace[]): string {
  const rows = snapshot.agencies.get(agency)?.rows ?? [];
  if (rows.length === 0) return '';
  const isHospital = rows.some((row) =>
    row.types.some((type) => snapshot.types.get(type)?.boundary === 'hospital trust'),
  );
  const people = isHospital ? 'its patients' : 'the people it serves';
  const flows = rows.some((row) => (row.basis ?? '').includes(`flows (${FLOWS_YEAR})`));
  const when = flows && snapshot.asOf < FLOWS_YEAR ? ` (flows of ${FLOWS_YEAR})` : '';
  const back = places.find((one) => one.isHere)?.back ?? null;
  const others = places.length - 1;
  const elsewhere = others === 1 ? 'one other board' : `${countInWords(others)} other boards`;
  if (back === null) {
    return others === 0
      ? `How much of its own figures is about ${place} is not known.`
      : `How much of its own figures is about ${place} is not known; it serves ${elsewhere} too.`;
  }
  if (back >= 0.995) return `All of ${people} live in ${place}, so its own figures are about this place.`;
  const rest = partInWords(1 - back);
  return `${partInWords(back)} of ${people} live in ${place}${when}. The other ${rest} live elsewhere, so its own figures say more about ${
    back >= 0.5 ? 'this place than about any other' : 'other places than about this one'
  }${others > 0 ? `; it serves ${elsewhere} too` : ''}.`;
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** How many of the other places were looked at, and what was found. */
export function elsewhereInWords(of: number, whole: number, first: number, found: number): string {
  if (of === 0) return 'It serves no other place, so no other place can name it.';
  const looked = whole + first;
  if (looked === 0) {
    return of === 1
      ? 'The one other place it serves has not been looked at for this day yet, so nothing can be said of it.'
      : `None of the ${asSet(of)} other places it serves has been looked at for this day yet, so nothing can be said of them.`;
  }
  const partly =
    first === 0
      ? ''
      : whole === 0
        ? ', by the first headline alone'
        : `, ${countInWords(first)} of them by the first headline alone`;
  const seen =
    of === 1
      ? 'The one other place it serves has been looked at for this day'
      : `Of the ${asSet(of)} other places it serves ${looked === of ? 'all' : countInWords(looked)} ${looked === 1 ? 'has' : 'have'} been looked at for this day`;
  const named =
    found === 0
      ? 'no headline there names it'
      : found === 1
        ? 'one headline there names it'
        : `${countInWords(found)} headlines there name it`;
  return `${seen}${partly}: ${named}.`;
}
