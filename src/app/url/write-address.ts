import { conflictFilterNames, type PageAddress } from './page-address.ts';

/** Writes an address as a path with its query, in full words; what stands at its usual value is left out. The mirror of `readAddress`. */
export function writeAddress(address: PageAddress): string {
  const parameters: string[] = [];
  const say = (name: string, value: string | null): void => {
    // What is typed may be cut in the middle of a character.
    if (value) parameters.push(`${name}=${encodeURIComponent(value.toWellFormed())}`);
  };
  const finish = (path: string): string => (parameters.length === 0 ? path : `${path}?${parameters.join('&')}`);
  switch (address.page) {
    case 'choose':
      say('asOf', address.asOf);
      say('search', address.search);
      return finish('/');
    case 'journey':
      say('asOf', address.asOf);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}`);
    case 'conflict':
      say('asOf', address.asOf);
      say('look', address.look === 'chart' ? null : address.look);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/conflicts/${encodeURIComponent(address.conflict)}`);
    case 'conflicts':
      say('asOf', address.asOf);
      say('look', address.look === 'list' ? null : address.look);
      say('search', address.search);
      say('sort', address.sort);
      for (const name of conflictFilterNames) say(name, address.filters[name].join(','));
      say('lit', address.lit);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/conflicts`);
    case 'step':
      say('asOf', address.asOf);
      return finish(`/places/${encodeURIComponent(address.place)}/steps/${encodeURIComponent(address.step)}`);
    case 'seam':
      say('asOf', address.asOf);
      return finish(`/places/${encodeURIComponent(address.place)}/seams/${encodeURIComponent(address.seam)}`);
    case 'measures':
      say('asOf', address.asOf);
      say('show', address.show === 'all' ? null : address.show);
      say('sort', address.sort === 'name' ? null : address.sort);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/measures`);
    case 'measure':
      say('asOf', address.asOf);
      say('look', address.look === 'chart' ? null : address.look);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/measures/${encodeURIComponent(address.measure)}`);
    case 'agencies':
      say('asOf', address.asOf);
      say('goals', address.goals);
      say('pair', address.pair.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/agencies`);
    case 'agency':
      say('asOf', address.asOf);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/agencies/${encodeURIComponent(address.agency)}`);
    case 'what-if':
      say('asOf', address.asOf);
      // The separators of the spelling are harmless in a query, and a link is read by people.
      if (address.changes !== '')
        parameters.push(
          `changes=${encodeURIComponent(address.changes.toWellFormed()).replace(/%(3B|2C|3A)/g, decodeURIComponent)}`,
        );
      say('goal', address.goal);
      say('goals', address.goals.join(','));
      say('search', address.search);
      say('agency', address.agency);
      return finish(`/places/${encodeURIComponent(address.place)}/what-if`);
    case 'through-time':
      say('asOf', address.asOf);
      say('show', address.show === 'here' ? null : address.show);
      say('look', address.look === 'chart' ? null : address.look);
      say('open', address.open.join(','));
      return finish(`/places/${encodeURIComponent(address.place)}/through-time`);
    case 'compare':
      say('places', address.places.join(','));
      say('asOf', address.asOf);
      say('measures', address.measures.join(','));
      say('chart', address.chart);
      say('look', address.look === 'chart' ? null : address.look);
      say('open', address.open.join(','));
      return finish('/compare');
    case 'framework':
      say('asOf', address.asOf);
      say('search', address.search);
      say('domain', address.domain);
      say('agency', address.agency);
      say('show', address.show === 'all' ? address.show : null);
      return finish('/framework');
    case 'methods':
      say('asOf', address.asOf);
      return finish('/methods') + (address.section === null ? '' : `#${address.section}`);
    case 'sources':
      say('asOf', address.asOf);
      say('search', address.search);
      say('kind', address.kind);
      say('open', address.open.join(','));
      return finish('/sources');
    case 'glossary':
      say('asOf', address.asOf);
      say('search', address.search);
      return finish('/glossary');
    case 'sign-in':
      say('asOf', address.asOf);
      say('next', address.next);
      return finish('/sign-in');
    case 'set-up':
    case 'invitation':
    case 'account':
    case 'people':
    case 'outside-sources':
      say('asOf', address.asOf);
      return finish(`/${address.page}`);
    case 'uploads':
      say('asOf', address.asOf);
      return finish('/uploads');
    case 'batches':
      say('asOf', address.asOf);
      return finish('/uploads/history');
    case 'batch':
      say('asOf', address.asOf);
      return finish(`/uploads/history/${encodeURIComponent(address.batch)}`);
    case 'figure':
      say('measure', address.measure);
      say('area', address.area);
      say('period', address.period);
      say('knownAt', address.knownAt);
      say('asOf', address.asOf);
      return finish('/uploads/figure');
    case 'upload':
      say('asOf', address.asOf);
      say('step', address.step);
      say('look', address.look === 'chart' ? null : address.look);
      say('open', address.open.join(','));
      return finish(`/uploads/${encodeURIComponent(address.upload)}`);
    case 'unknown':
      return address.path;
    default:
      return assertNever(address);
  }
}

function assertNever(value: never): never {
  throw new Error(`No such page: ${JSON.stringify(value)}`);
}
