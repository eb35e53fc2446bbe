import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { buildApp, type AppConfig, type Dependencies } from '#server/build-app';
import type { Store } from '#server/storage/open-store';
import { AllPlacesHere } from '#server/use-cases/all-places-here';
import { NotPossibleError } from '#server/use-cases/not-possible';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import { PlaceReports } from '#server/use-cases/place-reports';
import { makeOutsideSourceUseCases } from '#server/use-cases/outside-source-use-cases';
import type { OutsideSources, OutsideSourceState } from '#server/use-cases/outside-sources';
import { makeUseCases } from '#server/use-cases/use-cases';
import { addPerson, PASSWORD, peopleOf, SetClock } from './people.ts';

/** The web server on a store without figures, for what is about people. */
export interface PeopleWorld {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly people: PeopleUseCases;
  readonly clock: SetClock;
  readonly failures: unknown[];
  /** A browser of its own, with its cookies. */
  browser(): Browser;
  /** An account, signed in. */
  signedIn(
    id: string,
    role: Role,
    where?: { readonly agency?: string | null; readonly place?: string | null },
  ): Promise<Browser>;
}

/** What a browser keeps between requests: cookies, and the word that it repeats. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url, headers });
  }

  /** Asks for a change as a page of ours would. */
  async change(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    if (this.#xsrf() === null) await this.get('/api/sign-in');
    return this.send({
      method,
      url,
      headers: { 'x-xsrf-token': this.#xsrf() ?? '', 'sec-fetch-site': 'same-origin', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  }

  async signIn(id: string, password = PASSWORD): Promise<LightMyRequestResponse> {
    return this.change('POST', '/api/sign-in', { email: `${id}@example.org`, password });
  }

  /** Sends as it is told, with its cookies. */
  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#app.inject({
      ...options,
      headers: { host: 'localhost', ...(cookie === '' ? {} : { cookie }), ...options.headers },
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  #xsrf(): string | null {
    return this.cookies.get('XSRF') ?? this.cookies.get('__Host-XSRF') ?? null;
  }
}

/** Organisations that each answer for an outside source, `of-` and its code. */
export const OUTSIDE_OWNERS = ['E06000003', 'RTR'] as const;

/** A source of each owner that takes every run and does nothing. */
function outsideSources(): OutsideSources {
  const states = OUTSIDE_OWNERS.map((owner): OutsideSourceState => ({
    source: {
      id: `of-${owner.toLowerCase()}`,
      name: 'A source',
      owner,
      everyHours: null,
      publisher: 'Somebody',
      licence: 'Open Government Licence v3.0',
      from: { kind: 'watched-folder', folder: '/nowhere', mostBytes: 1 },
    },
    runs: [],
    progress: null,
    lastGoodAt: null,
    isStale: false,
    nextAt: null,
  }));
  return {
    list: async () => states,
    show: async (id) => states.find(({ source }) => source.id === id) ?? null,
    messageFor: async () => null,
    markRead: async () => undefined,
    start: async () => 'begun',
    run: async () => null,
    runDue: async () => [],
    close: async () => undefined,
  };
}

/** @param more what the web server is given in place of what is here, or beside it */
export async function makePeopleWorld(
  store: Store,
  config: Partial<AppConfig> = {},
  more: Partial<Dependencies> = {},
): Promise<PeopleWorld> {
  const clock = new SetClock();
  const failures: unknown[] = [];
  const people = peopleOf(store.people, clock);
  const known = () => {
    throw new NotPossibleError({ code: 'starting' });
  };
  const reports = new PlaceReports(known, new AllPlacesHere(known), (error) => failures.push(error));
  const useCases = makeUseCases({ clock, knowledge: () => null, reports, store });
  const app = await buildApp(
    {
      useCases,
      people,
      outside: makeOutsideSourceUseCases({
        sources: outsideSources(),
        clock,
        audit: (event) => store.people.write((tables) => tables.audit(event)),
        nameOfAgency: () => null,
      }),
      onFailure: (error) => failures.push(error),
      ...more,
    },
    { pages: null, ...config },
  );
  return {
    app,
    store,
    people,
    clock,
    failures,
    browser: () => new Browser(app),
    async signedIn(id, role, where = {}) {
      await addPerson(store.people, id, role, where);
      const browser = new Browser(app);
      const response = await browser.signIn(id);
      if (response.statusCode !== 200) throw new Error(`${id} could not sign in: ${response.body}`);
      // The limit on tries is for one address, and a spec has many people at one.
      clock.pass(2);
      return browser;
    },
  };
}

/** Status and code of an answer, as `403 csrf`; `200` without a code. */
export function told(response: LightMyRequestResponse): string {
  const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
  return isProblem ? `${String(response.statusCode)} ${response.json<Problem>().code}` : String(response.statusCode);
}
