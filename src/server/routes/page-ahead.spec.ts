import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerAhead,
  answerOfWords,
  ownAnswersAhead,
  PAGE_FILES,
  pathShown,
  scriptsAhead,
  type BuildStats,
} from './page-ahead.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('what a page will ask for', () => {
  const stats: BuildStats = {
    outputs: {
      'main-1.js': {
        entryPoint: 'src/main.ts',
        inputs: { 'src/main.ts': {} },
        imports: [
          { path: 'breath-1.js', kind: 'import-statement' },
          { path: 'frame-1.js', kind: 'dynamic-import' },
        ],
      },
      'breath-1.js': { inputs: {}, imports: [] },
      'frame-1.js': { inputs: {}, imports: [{ path: 'journey-1.js', kind: 'dynamic-import' }] },
      'journey-1.js': {
        inputs: { 'src/app/features/journey/journey-page.ts': {} },
        imports: [
          { path: 'card-1.js', kind: 'import-statement' },
          { path: 'chart-1.js', kind: 'dynamic-import' },
        ],
      },
      'card-1.js': { inputs: {}, imports: [{ path: 'frame-1.js', kind: 'import-statement' }] },
      'chart-1.js': { inputs: {}, imports: [] },
      'styles-1.css': { entryPoint: 'src/styles.scss', inputs: { 'src/styles.scss': {} }, imports: [] },
    },
  };

  it('is the frame and the page with what they import, and nothing that waits for a wish', () => {
    expect(scriptsAhead(stats, '/places/E06000003')).toEqual([
      'main-1.js',
      'breath-1.js',
      'frame-1.js',
      'journey-1.js',
      'card-1.js',
    ]);
    expect(scriptsAhead(stats, '/nowhere')).toEqual(['main-1.js', 'breath-1.js', 'frame-1.js']);
  });

  it('names a file of the routes for each page that the routes have', () => {
    const routes = readFileSync(join(root, 'src/app/shell/routes.ts'), 'utf8');
    const further = readFileSync(join(root, 'src/app/features/reference/reference-routes.ts'), 'utf8');
    const imported = [
      ...[...routes.matchAll(/#app\/features\/([a-z-]+\/[a-z-]+)'/g)].map((match) => match[1]),
      ...[...further.matchAll(/import\('\.\/([a-z-]+)\.ts'\)/g)].map((match) => `reference/${match[1]}`),
    ];
    const named = new Set(PAGE_FILES.map(([, file]) => file));
    expect([...new Set(imported)].filter((file) => file !== 'not-found/not-found-page').sort()).toEqual(
      [...named].sort(),
    );
  });

  it('is the answer that the page asks first, written as the page writes it', () => {
    const query = new URLSearchParams('asOf=2018-03-31');
    expect(answerAhead('/places/E06000003', query)).toBe('/api/places/E06000003/journey?asOf=2018-03-31');
    expect(answerAhead('/places/E06000003/conflicts/TARGET%2Fa+b@c', query)).toBe(
      '/api/places/E06000003/conflicts/TARGET%2Fa%2Bb%40c?asOf=2018-03-31',
    );
    expect(answerAhead('/places/E06000003/steps/J08', query)).toBe('/api/places/E06000003/steps/J08?asOf=2018-03-31');
    expect(answerAhead('/places/E06000003/seams/J07-J08', query)).toBe(
      '/api/places/E06000003/seams/J07-J08?asOf=2018-03-31',
    );
    for (const room of ['agencies', 'agencies/RTR', 'conflicts', 'measures', 'measures/ascof-2c1'])
      expect(answerAhead(`/places/E06000003/${room}`, query)).toBe(`/api/places/E06000003/${room}?asOf=2018-03-31`);
    expect(answerAhead('/framework', query)).toBe('/api/framework?asOf=2018-03-31');
    for (const page of ['/methods', '/sources', '/glossary']) expect(answerAhead(page, query)).toBe(`/api${page}`);
    expect(answerAhead('/places/E06000003/through-time', query)).toBe(
      '/api/places/E06000003/through-time?asOf=2018-03-31',
    );
    expect(answerAhead('/compare', new URLSearchParams('places=E06000003,E08000035&asOf=2018-03-31&look=table'))).toBe(
      '/api/compare?places=E06000003%2CE08000035&asOf=2018-03-31',
    );
    expect(answerAhead('/', query)).toBe('/api/places?asOf=2018-03-31');
  });

  it('is asked without a day where the address has none, which means today', () => {
    const noDay = new URLSearchParams();
    for (const ask of [answerAhead, answerOfWords]) {
      expect(ask('/places/E06000003', noDay)).toBe('/api/places/E06000003/journey');
      expect(ask('/', noDay)).toBe('/api/places');
      expect(ask('/glossary', noDay)).toBe('/api/glossary');
      expect(ask('/compare', new URLSearchParams('places=E06000003,E08000035'))).toBe(
        '/api/compare?places=E06000003%2CE08000035',
      );
      expect(ask('/nowhere', noDay)).toBeNull();
    }
  });

  it('is asked for its words also where a thread of the page fetches it, and never on a day that is none', () => {
    expect(answerOfWords('/places/E06000003/what-if', new URLSearchParams('asOf=2018-03-31'))).toBe(
      '/api/places/E06000003/what-if?asOf=2018-03-31',
    );
    expect(answerOfWords('/places/E06000003', new URLSearchParams('asOf=yesterday'))).toBeNull();
  });

  it('is what the page to sign in on asks, where only somebody signed in may see the page', () => {
    for (const path of ['/uploads', '/uploads/abc', '/uploads/history', '/account', '/people', '/outside-sources']) {
      expect([pathShown(path, false), pathShown(path, true)]).toEqual(['/sign-in', path]);
      expect(ownAnswersAhead(path)).toContain('/api/session');
    }
    expect(pathShown('/places/E06000003', false)).toBe('/places/E06000003');
    expect(ownAnswersAhead('/sign-in')).toEqual([]);
    expect(ownAnswersAhead('/people')).toEqual(['/api/session', '/api/people/choices', '/api/people']);
  });

  it('is no answer where the address does not say all of the question', () => {
    expect(answerAhead('/places/E06000003', new URLSearchParams('asOf=yesterday'))).toBeNull();
    expect(answerAhead('/', new URLSearchParams('asOf=2018-03-31&search=red'))).toBeNull();
    expect(answerAhead('/sign-in', new URLSearchParams('asOf=2018-03-31'))).toBeNull();
    expect(answerAhead('/places/E06000003/steps', new URLSearchParams('asOf=2018-03-31'))).toBeNull();
    expect(answerAhead('/places/E06000003/what-if', new URLSearchParams('asOf=2018-03-31'))).toBeNull();
    expect(answerAhead('/places/%', new URLSearchParams('asOf=2018-03-31'))).toBe(
      '/api/places/%/journey?asOf=2018-03-31',
    );
  });
});
