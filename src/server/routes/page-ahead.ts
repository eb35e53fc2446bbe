/** What the build says of its files, as far as it is read here. */
export interface BuildStats {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string;
        /** The source files it is made of, by path. */
        readonly inputs: Readonly<Record<string, unknown>>;
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
      }
    >
  >;
}

/** Where the application begins: it fetches what it and every page stand on, one after another. */
const BEGINNING = 'src/main.ts';

/** Which files begin which page: what the routes of the application say, known before they run. */
export const PAGE_FILES: readonly (readonly [address: RegExp, file: string])[] = [
  [/^\/$/, 'choose-place/choose-place-page'],
  [/^\/places\/[^/]+$/, 'journey/journey-page'],
  [/^\/places\/[^/]+\/conflicts$/, 'conflicts/conflicts-page'],
  [/^\/places\/[^/]+\/conflicts\/[^/]+$/, 'conflict/conflict-page'],
  [/^\/places\/[^/]+\/agencies$/, 'agencies/agencies-routes'],
  [/^\/places\/[^/]+\/agencies\/[^/]+$/, 'agency/agency-routes'],
  [/^\/places\/[^/]+\/steps\/[^/]+$/, 'step/step-routes'],
  [/^\/places\/[^/]+\/seams\/[^/]+$/, 'seam/seam-routes'],
  [/^\/places\/[^/]+\/measures$/, 'measures/measures-routes'],
  [/^\/places\/[^/]+\/measures\/[^/]+$/, 'measure/measure-routes'],
  [/^\/places\/[^/]+\/what-if$/, 'what-if/what-if-routes'],
  [/^\/places\/[^/]+\/through-time$/, 'through-time/through-time-routes'],
  [/^\/compare$/, 'compare/compare-routes'],
  [/^\/(sign-in|set-up|invitation|account|people)$/, 'people/people-routes'],
  [/^\/uploads(?:\/.*)?$/, 'uploads/uploads-routes'],
  [/^\/outside-sources$/, 'outside-sources/outside-sources-routes'],
  [/^\/(framework|methods|sources|glossary)$/, 'reference/reference-routes'],
  // The reference has one file of routes and one of each page.
  [/^\/framework$/, 'reference/framework-page'],
  [/^\/methods$/, 'reference/methods-page'],
  [/^\/sources$/, 'reference/sources-page'],
  [/^\/glossary$/, 'reference/glossary-page'],
];

/**
 * The script files that a page will ask for, so that the browser can fetch them all at once in place of one after another.
 * An address that is no page has those of the frame.
 */
export function scriptsAhead(stats: BuildStats, path: string): readonly string[] {
  const files = PAGE_FILES.filter(([address]) => address.test(path)).map(([, file]) => `src/app/features/${file}.ts`);
  const found = new Set<string>();
  const follow = (output: string): void => {
    if (found.has(output) || !output.endsWith('.js')) return;
    found.add(output);
    for (const { path: imported, kind } of stats.outputs[output]?.imports ?? []) {
      if (kind === 'import-statement') follow(imported);
    }
  };
  for (const [output, { entryPoint, imports, inputs }] of Object.entries(stats.outputs)) {
    if (entryPoint === BEGINNING) [output, ...imports.map(({ path: imported }) => imported)].forEach(follow);
    else if (files.some((file) => file in inputs)) follow(output);
  }
  return [...found];
}

/** What a page asks for whoever has signed in, beside who that is: the pages that are nobody else's. */
const OWN_PAGES: readonly (readonly [address: RegExp, questions: readonly string[]])[] = [
  [/^\/uploads$/, ['/api/uploads']],
  [/^\/uploads\/history$/, ['/api/batches']],
  [/^\/uploads\/.+$/, []],
  [/^\/account$/, ['/api/sessions']],
  [/^\/people$/, ['/api/people/choices', '/api/people']],
  [/^\/outside-sources$/, ['/api/outside-sources']],
];

/** The path of the page that an address shows: to whoever has not signed in, a page of somebody's own is the one to sign in on. */
export function pathShown(path: string, isSignedIn: boolean): string {
  return !isSignedIn && OWN_PAGES.some(([address]) => address.test(path)) ? '/sign-in' : path;
}

/** What a page of somebody's own asks first; nothing for every other page. */
export function ownAnswersAhead(path: string): readonly string[] {
  const questions = OWN_PAGES.find(([address]) => address.test(path))?.[1];
  return questions === undefined ? [] : ['/api/session', ...questions];
}

/**
 * The page's first question of the API, as the page will ask it; null when it depends on more than the address, or when a thread of the
 * page asks it, which shares nothing that is fetched ahead.
 */
export function answerAhead(path: string, query: URLSearchParams): string | null {
  return /\/what-if$/.test(path) ? null : answerOfWords(path, query);
}

/** The answer that the words of a page stand in: its first question. Null when it has none. */
export function answerOfWords(path: string, query: URLSearchParams): string | null {
  // The same on every day.
  if (/^\/(?:methods|sources|glossary)$/.test(path)) return `/api${path}`;
  // Without a day the page asks for today; the answer says which day that is.
  const asOf = query.get('asOf');
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return null;
  if (path === '/compare') return compareAhead(query, asOf);
  if (path === '/' && query.get('search') !== null) return null;
  const question = questionOf(path);
  return question === null || asOf === null ? question : `${question}?asOf=${asOf}`;
}

/** What a page asks first, without the day. Null when it depends on more than the path. */
function questionOf(path: string): string | null {
  if (path === '/') return '/api/places';
  if (path === '/framework') return '/api/framework';
  const match =
    /^\/places\/([^/]+)(?:\/(?:(through-time|what-if)|(agencies|conflicts|measures|steps|seams)(?:\/([^/]+))?))?$/.exec(
      path,
    );
  const [, place, story, room, one] = match ?? [];
  if (place === undefined) return null;
  // Steps and hand-overs have no list of their own.
  if (one === undefined && (room === 'steps' || room === 'seams')) return null;
  const about = story ?? room ?? 'journey';
  return `/api/places/${asAsked(place)}/${one === undefined ? about : `${about}/${asAsked(one)}`}`;
}

/** The comparison asks with what its address says, in this order; a parameter that is not there is not asked. */
function compareAhead(query: URLSearchParams, asOf: string | null): string {
  const asked = ['places', 'measures', 'chart'].flatMap((name) => {
    const value = (query.get(name) ?? '')
      .split(',')
      .filter((part) => part !== '')
      .join(',');
    return value === '' ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `/api/compare?${[...asked, ...(asOf === null ? [] : [`asOf=${asOf}`])].join('&')}`;
}

/** A part of an address as the pages write it into a question: the same text can be escaped in more than one way. */
function asAsked(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch (error) {
    // An escape that is none is asked for as it stands, and answered as what it is: not found.
    if (error instanceof URIError) return part;
    throw error;
  }
}
