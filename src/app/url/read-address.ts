import {
  type ConflictFilterName,
  type ConflictFilters,
  conflictFilterNames,
  measureShows,
  measureSorts,
  noConflictFilters,
  type PageAddress,
  type SeriesLook,
  timeShows,
} from './page-address.ts';

/**
 * Reads a path with its query into an address. Never throws: what cannot be read leads to `unknown`,
 * a parameter that makes no sense is left out. The mirror of `writeAddress`.
 */
export function readAddress(url: string): PageAddress {
  const [withoutFragment, fragment] = splitOnce(url.toWellFormed(), '#');
  const [path, query] = splitOnce(withoutFragment, '?');
  const parameters = new URLSearchParams(query);
  const parts = path.split('/').filter((part) => part !== '');
  const decoded = parts.map(decode);
  const [room, place, below, conflict] = decoded;
  if (decoded.includes(null)) return { page: 'unknown', path };
  const asOf = readDay(parameters.get('asOf'));
  if (parts.length === 0) return { page: 'choose', asOf, search: parameters.get('search') ?? '' };
  if (parts.length === 1) {
    const reference = readReference(room ?? '', asOf, parameters, fragment);
    if (reference !== null) return reference;
  }
  if (parts.length === 1 && room === 'compare') {
    return {
      page: 'compare',
      asOf,
      places: readNames(parameters.get('places')),
      measures: readNames(parameters.get('measures')),
      chart: parameters.get('chart') || null,
      look: readLook(parameters.get('look')),
      open: readNames(parameters.get('open')),
    };
  }
  if (room === 'uploads') return readUploads(decoded, asOf, parameters) ?? { page: 'unknown', path };
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
  if (parts.length === 4 && below === 'steps' && conflict) return { page: 'step', place, step: conflict, asOf };
  if (parts.length === 4 && below === 'seams' && conflict) return { page: 'seam', place, seam: conflict, asOf };
  if (parts.length === 3 && below === 'measures') {
    return {
      page: 'measures',
      place,
      asOf,
      show: measureShows.find((show) => show === parameters.get('show')) ?? 'all',
      sort: measureSorts.find((sort) => sort === parameters.get('sort')) ?? 'name',
      open,
    };
  }
  if (parts.length === 4 && below === 'measures' && conflict) {
    return { page: 'measure', place, measure: conflict, asOf, look: readLook(parameters.get('look')), open };
  }
  if (parts.length === 3 && below === 'through-time') {
    const show = timeShows.find((name) => name === parameters.get('show')) ?? 'here';
    return { page: 'through-time', place, asOf, show, look: readLook(parameters.get('look')), open };
  }
  if (parts.length === 3 && below === 'agencies') {
    const goals = parameters.get('goals') || null;
    return { page: 'agencies', place, asOf, goals, pair: readNames(parameters.get('pair')).slice(0, 2) };
  }
  if (parts.length === 4 && below === 'agencies' && conflict) {
    return { page: 'agency', place, agency: conflict, asOf, open };
  }
  if (parts.length === 3 && below === 'what-if') {
    return {
      page: 'what-if',
      place,
      asOf,
      changes: parameters.get('changes') ?? '',
      goal: parameters.get('goal') || null,
      goals: readNames(parameters.get('goals')),
      search: parameters.get('search') ?? '',
      agency: parameters.get('agency') || null,
    };
  }
  return { page: 'unknown', path };
}

/** The pages of whoever brings figures in. */
function readUploads(
  [, second, third, ...more]: readonly (string | null)[],
  asOf: string | null,
  parameters: URLSearchParams,
): PageAddress | null {
  if (more.length > 0) return null;
  if (!second) return { page: 'uploads', asOf };
  if (second === 'history') return third ? { page: 'batch', asOf, batch: third } : { page: 'batches', asOf };
  if (second === 'figure') {
    const measure = parameters.get('measure');
    const area = parameters.get('area');
    const period = parameters.get('period');
    if (third || !measure || !area || !period) return null;
    return { page: 'figure', asOf, measure, area, period, knownAt: readDay(parameters.get('knownAt')) };
  }
  if (third) return null;
  return {
    page: 'upload',
    asOf,
    upload: second,
    step: parameters.get('step') === 'publish' ? 'publish' : null,
    look: readLook(parameters.get('look')),
    open: readNames(parameters.get('open')),
  };
}

/** The pages that belong to no place. */
function readReference(
  room: string,
  asOf: string | null,
  parameters: URLSearchParams,
  fragment: string,
): PageAddress | null {
  const search = parameters.get('search') ?? '';
  switch (room) {
    case 'framework':
      return {
        page: 'framework',
        asOf,
        search,
        domain: parameters.get('domain') || null,
        agency: parameters.get('agency') || null,
        show: parameters.get('show') === 'all' ? 'all' : 'in use',
      };
    case 'methods':
      return { page: 'methods', asOf, section: /^[a-z-]+$/.test(fragment) ? fragment : null };
    case 'sources':
      return {
        page: 'sources',
        asOf,
        search,
        kind: parameters.get('kind') || null,
        open: readNames(parameters.get('open')),
      };
    case 'glossary':
      return { page: 'glossary', asOf, search };
    case 'sign-in':
      return { page: 'sign-in', asOf, next: parameters.get('next') || null };
    case 'set-up':
    case 'invitation':
    case 'account':
    case 'people':
    case 'outside-sources':
      return { page: room, asOf };
    default:
      return null;
  }
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

/** Words that links of before used for a filter. */
const oldFilterNames: Partial<Readonly<Record<ConflictFilterName, readonly string[]>>> = { basis: ['footing'] };

function readFilters(parameters: URLSearchParams): ConflictFilters {
  return conflictFilterNames.reduce<ConflictFilters>(
    (filters, name) => ({
      ...filters,
      [name]: [...new Set([name, ...(oldFilterNames[name] ?? [])].flatMap((word) => readNames(parameters.get(word))))],
    }),
    noConflictFilters,
  );
}

function readLook(text: string | null): SeriesLook {
  return text === 'table' || text === 'both' ? text : 'chart';
}
