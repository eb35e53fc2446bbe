import { type ConflictFilters, conflictFilterNames, noConflictFilters, type PageAddress, type SeriesLook } from './page-address.ts';

/**
 * Reads a path with its query into an address. Never throws: what cannot be read leads to `unknown`,
 * a parameter that makes no sense is left out. The mirror of `writeAddress`.
 */
export function readAddress(url: string): PageAddress {
  const [withoutFragment] = splitOnce(url, '#');
  const [path, query] = splitOnce(withoutFragment, '?');
  const parameters = new URLSearchParams(query);
  const parts = path.split('/').filter((part) => part !== '');
  const decoded = parts.map(decode);
  const [room, place, below, conflict] = decoded;
  if (decoded.includes(null)) return { page: 'unknown', path };
  const asOf = readDay(parameters.get('asOf'));
  if (parts.length === 0) return { page: 'choose', asOf, search: parameters.get('search') ?? '' };
  if (room !== 'places' || !place) return { page: 'unknown', path };
  const open = readNames(parameters.get('open'));
  if (parts.length === 2) return { page: 'journey', place, asOf, open };
  if (parts.length === 3 && below === 'conflicts') {
    return {
      page: 'conflicts',
      place,
      asOf,
      look: parameters.get('look') === 'diagram' ? 'diagram' : 'list',
      search: parameters.get('search') ?? '',
      sort: parameters.get('sort') || null,
      filters: readFilters(parameters),
      lit: parameters.get('lit') || null,
      open,
    };
  }
  if (parts.length === 4 && below === 'conflicts' && conflict) {
    return { page: 'conflict', place, conflict, asOf, look: readLook(parameters.get('look')), open };
  }
  return { page: 'unknown', path };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch (fault) {
    if (fault instanceof URIError) return null;
    throw fault;
  }
}

/** A day is kept as typed: the server says what is wrong with one that does not exist. */
function readDay(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}

function readNames(text: string | null): readonly string[] {
  return text === null ? [] : text.split(',').filter((name) => name !== '');
}

function readFilters(parameters: URLSearchParams): ConflictFilters {
  return conflictFilterNames.reduce<ConflictFilters>(
    (filters, name) => ({ ...filters, [name]: [...new Set(readNames(parameters.get(name)))] }),
    noConflictFilters,
  );
}

function readLook(text: string | null): SeriesLook {
  return text === 'table' || text === 'both' ? text : 'chart';
}
