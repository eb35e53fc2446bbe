import type { PlaceRow, SearchHit } from '#domain/contract/places-view';

/** One line of the type-ahead: a name cut where the typed text stands in it, a quiet note, and the boards it leads to, best first. */
export type FoundPlace = {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  readonly note: string;
  readonly boards: readonly string[];
};

/** What typing found, in the order it is shown. */
export type FoundPlaces = {
  readonly boards: readonly FoundPlace[];
  readonly districts: readonly FoundPlace[];
  readonly organisations: readonly FoundPlace[];
};

const mostBoards = 8;
const mostOthers = 4;

/**
 * Finds boards by name at once, names that begin with the text first, then those with a word that does; districts and
 * organisations are those the server found. Empty text finds nothing.
 */
export function foundPlaces(text: string, places: readonly PlaceRow[], hits: readonly SearchHit[]): FoundPlaces {
  const typed = text.trim();
  if (typed === '') return { boards: [], districts: [], organisations: [] };
  const boards = places
    .map((place) => ({ place, rank: rankOf(place.name, typed) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.place.name.localeCompare(b.place.name, 'en-GB'))
    .map(({ place }) => cut(place.code, place.name, typed, place.region ?? '', [place.code]));
  const known = new Set(boards.map(({ key }) => key));
  // The server may know a board by another name than its own.
  const alsoBoards = hits
    .filter(({ kind, boards: led }) => kind === 'board' && !led.some(({ code }) => known.has(code)))
    .map((hit) => cutHit(hit, typed));
  const others = (kind: SearchHit['kind']): readonly FoundPlace[] =>
    hits
      .filter((hit) => hit.kind === kind)
      .sort((a, b) => rankOf(a.name, typed) - rankOf(b.name, typed))
      .slice(0, mostOthers)
      .map((hit) => cutHit(hit, typed));
  return {
    boards: [...boards, ...alsoBoards].slice(0, mostBoards),
    districts: others('district'),
    organisations: others('organisation'),
  };
}

function cutHit(hit: SearchHit, typed: string): FoundPlace {
  return cut(
    `${hit.kind} ${hit.name} ${hit.boards[0]?.code ?? ''}`,
    hit.name,
    typed,
    hit.words,
    hit.boards.map(({ code }) => code),
  );
}

function rankOf(name: string, typed: string): number {
  const plain = name.toLowerCase();
  const wanted = typed.toLowerCase();
  if (plain.startsWith(wanted)) return 0;
  if (plain.split(/[\s,-]+/).some((part) => part.startsWith(wanted))) return 1;
  return plain.includes(wanted) ? 2 : 3;
}

function cut(key: string, name: string, typed: string, note: string, boards: readonly string[]): FoundPlace {
  const at = name.toLowerCase().indexOf(typed.toLowerCase());
  const [from, to] = at < 0 ? [0, 0] : [at, at + typed.length];
  return {
    key,
    name,
    before: name.slice(0, from),
    match: name.slice(from, to),
    after: name.slice(to),
    note,
    boards,
  };
}
