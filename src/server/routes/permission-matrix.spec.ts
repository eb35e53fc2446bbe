import { join } from 'node:path';
import { Role } from '#domain/contract/people-view';
import type { BatchesView, UploadsView } from '#domain/contract/uploads-view';
import type { OutsideSourcesView } from '#domain/contract/outside-sources-view';
import { readConfig } from '#server/config';
import { loadRegisterOrRefuse } from '#server/load-or-refuse';
import { OPERATOR, PUBLIC, type Actor } from '#server/permissions/actor';
import { can, decide, POLICY } from '#server/permissions/policy';
import type { Resource } from '#server/permissions/resource';
import { addPerson, BELONGINGS } from '#server/testing/people';
import { makePeopleWorld, OUTSIDE_OWNERS, told, type Browser, type PeopleWorld } from '#server/testing/people-world';
import { publicAddresses } from '#server/testing/public-addresses';
import { routesOf, type Method } from '#server/testing/routes-of';
import { EMBEDDED, makeFolder, TEST_STORES } from '#server/testing/stores';
import { loadUploadKnowledge, makeUploadWorld, type UploadWorld } from '#server/testing/upload-world';
import { AllPlacesHere } from '#server/use-cases/all-places-here';
import { gatherKnowledge } from '#server/use-cases/gather-knowledge';
import { belongingOf } from '#server/use-cases/people/people-parts';
import { PlaceReports } from '#server/use-cases/place-reports';
import { makePlaceSettings } from '#server/use-cases/place-settings';
import { makeUseCases } from '#server/use-cases/use-cases';

const kind = TEST_STORES.find((one) => one.missing === null && one.name === 'PostgreSQL') ?? EMBEDDED;
const ROLES = Role.anyOf.map(({ const: role }) => role);
/** Accounts that are asked about: one of each way to belong somewhere, and the two that are guarded. */
const ASKED_ABOUT: readonly Role[] = ['viewer', 'steward', 'agency-administrator', 'system-administrator'];
const OWN = { agency: 'E06000003', place: 'E06000003' };
const FOREIGN = { agency: 'E06000004', place: 'E06000004' };
/** In a file that was checked and not published, and looked for in every answer that everybody can have. */
const CANARY = 31.4159;
/** Fits whatever the row's version is not, so that a change that is let through changes nothing. */
const ANOTHER_VERSION = { 'if-match': '"999999"' };
const BOUNDARY = 'a-line-of-their-own';

/** Files of one owner: one whose preview stands, one that is published, and its batch. */
interface Files {
  readonly resource: Resource;
  readonly uploads: readonly string[];
  readonly batch: string;
}

/** Something that is asked about, with its row. */
interface Row {
  readonly id: string;
  readonly resource: Resource;
}

describe('case 26: every route, asked by every role, about rows of its own and of others', () => {
  let made: PeopleWorld | null = null;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let uploads: UploadWorld;
  let files: readonly Files[];
  const browsers = new Map<Role | null, Browser>();
  const world = (): PeopleWorld => {
    if (made === null) throw new Error('Not set up.');
    return made;
  };

  beforeAll(async () => {
    const store = await kind.open();
    folder = await makeFolder();
    const knowledge = await loadUploadKnowledge();
    const register = await loadRegisterOrRefuse(readConfig({}).root);
    uploads = makeUploadWorld(store, knowledge, join(folder.path, 'files'));
    files = [
      await bring(uploads, OWN.agency, officerOf(OWN.agency)),
      await bring(uploads, FOREIGN.agency, officerOf(FOREIGN.agency)),
      await bring(uploads, null, OPERATOR),
    ];
    const known = await gatherKnowledge(store.observations, knowledge.catalogue, register);
    const clock = { now: () => '2026-11-22T12:00:00.000Z' };
    const reports = new PlaceReports(() => known, new AllPlacesHere(() => known), fail);
    made = await makePeopleWorld(
      store,
      {},
      {
        useCases: makeUseCases({ clock, knowledge: () => known, reports, store }),
        uploads: {
          useCases: () => uploads.work,
          who: { person: () => Promise.resolve(null), agency: () => null },
        },
        placeSettings: makePlaceSettings({
          settings: store.placeSettings,
          clock,
          audit: (event) => store.people.write((tables) => tables.audit(event)),
          nameOf: (code) => BELONGINGS.place(code)?.name ?? null,
        }),
      },
    );
    for (const role of ASKED_ABOUT) {
      for (const [side, where] of [
        ['own', OWN],
        ['foreign', FOREIGN],
      ] as const) {
        await addPerson(store.people, `${side}-${role}`, role, whereOf(role, where));
      }
    }
    browsers.set(null, made.browser());
    for (const role of ROLES) browsers.set(role, await made.signedIn(`asker-${role}`, role, whereOf(role, OWN)));
  }, 180_000);

  afterAll(async () => {
    await made?.app.close();
    await folder.remove();
  });

  const browserOf = (role: Role | null): Browser => {
    const browser = browsers.get(role);
    if (browser === undefined) throw new Error('Nobody of this role is there.');
    return browser;
  };
  /** Rows that a route can be asked about; none: the route is not in the matrix. */
  const rowsOf = (
    url: string,
    resourceKind: Resource['kind'],
    param: string | undefined,
    actor: Actor,
  ): readonly Row[] => {
    const agency = actor.kind === 'person' ? actor.agency : null;
    switch (resourceKind) {
      case 'account':
        if (param === undefined) {
          return [{ id: '', resource: { kind: resourceKind, id: null, role: 'viewer', agency, place: null } }];
        }
        return ASKED_ABOUT.flatMap((role) =>
          (['own', 'foreign'] as const).map((side) => ({
            id: `${side}-${role}`,
            resource: {
              kind: resourceKind,
              id: `${side}-${role}`,
              role,
              ...whereOf(role, side === 'own' ? OWN : FOREIGN),
            },
          })),
        );
      case 'session':
        return [{ id: 'of-somebody-else', resource: { kind: resourceKind, account: 'somebody else' } }];
      case 'audit':
        // Whether the chain is whole is a question about all of it.
        return [{ id: '', resource: { kind: resourceKind, agency: url.endsWith('/verify') ? null : agency } }];
      case 'connector':
        return param === undefined
          ? [{ id: '', resource: { kind: resourceKind, agency } }]
          : OUTSIDE_OWNERS.map((owner) => ({
              id: `of-${owner.toLowerCase()}`,
              resource: { kind: resourceKind, agency: owner },
            }));
      case 'batch':
        if (param === undefined) {
          // What is due is an organisation's; nobody of a place alone has any.
          const isDue = url.startsWith('/api/figures-due');
          const place = actor.kind === 'person' ? ((isDue ? null : actor.place) ?? actor.agency) : null;
          return [{ id: '', resource: { kind: resourceKind, agency, places: place === null ? [] : [place] } }];
        }
        return files.flatMap(({ resource, uploads: ids, batch }) =>
          (url.startsWith('/api/batches/') ? [batch] : ids).map((id) => ({ id, resource })),
        );
      case 'place-settings':
        return [OWN, FOREIGN].map(({ place }) => ({ id: place, resource: { kind: resourceKind, place } }));
      case 'figures':
      case 'framework':
      case 'board':
      case 'settings':
        return [];
    }
  };

  it('gets what the one policy table says, with no unexpected yes', async () => {
    const faults: string[] = [];
    const asked = new Map<string, number>();
    for (const role of [null, ...ROLES]) {
      const actor: Actor =
        role === null ? PUBLIC : { kind: 'person', account: `asker-${role}`, role, ...whereOf(role, OWN) };
      for (const { url, method, classification, asks } of routesOf(world().app)) {
        if (classification === 'public' || asks === null) continue;
        for (const { id, resource } of rowsOf(url, asks.kind, asks.param, actor)) {
          const address = url.replace(`:${asks.param ?? ''}`, id).replace(':fix', '0');
          const response = await ask(browserOf(role), method, address, url);
          const verdict = decide(actor, asks.action, resource);
          const status = response.statusCode;
          const isHidden = status === 404 && HIDDEN.has(told(response));
          const isFine =
            role === null
              ? status === 401
              : verdict === 'forbidden'
                ? status === 403
                : verdict === 'unknown'
                  ? isHidden
                  : // Let through it may still be impossible: another version, another state, or a role that may not be given.
                    ![400, 401, 403].includes(status) && status < 500 && (!isHidden || asks.kind === 'account');
          asked.set(`${method} ${url}`, (asked.get(`${method} ${url}`) ?? 0) + 1);
          if (!isFine) faults.push(`${role ?? 'nobody'} ${method} ${address}: ${told(response)}, expected ${verdict}`);
        }
      }
    }
    expect(faults).toEqual([]);
    const missing = routesOf(world().app).filter(
      ({ url, method, classification, asks }) =>
        classification !== 'public' && asks !== null && (asked.get(`${method} ${url}`) ?? 0) <= ROLES.length,
    );
    expect(missing.map(({ url, method }) => `${method} ${url} is asked about no row`)).toEqual([]);
    expect(world().failures.splice(0)).toEqual([]);
  }, 240_000);

  it('answers nobody who is not signed in, where a route is about whoever asks', async () => {
    for (const { url, method, classification, asks } of routesOf(world().app)) {
      if (classification !== 'signed-in' || asks !== null) continue;
      const response = await ask(browserOf(null), method, url.replace(/:\w+/, 'x'), url);
      expect(told(response)).withContext(`${method} ${url}`).toBe('401 signed_out');
    }
  });

  it('tells each role in its lists exactly what the table lets it read', async () => {
    for (const role of ROLES) {
      const actor: Actor = { kind: 'person', account: `asker-${role}`, role, ...whereOf(role, OWN) };
      const browser = browserOf(role);
      const seen = files.filter(({ resource }) => can(actor, 'read', resource));
      const batches = (await browser.get('/api/batches')).json<BatchesView>().batches;
      const owners = new Set(seen.map(({ resource }) => ('agency' in resource ? (resource.agency ?? 'operator') : '')));
      expect(new Set(batches.map(({ agency }) => agency)))
        .withContext(role)
        .toEqual(owners);
      expect(batches.map(({ id }) => id)).toEqual(jasmine.arrayContaining(seen.map(({ batch }) => batch)));
      const listed = (await browser.get('/api/uploads')).json<UploadsView>().uploads.map(({ agency }) => agency);
      expect(listed.filter((agency) => !owners.has(agency)))
        .withContext(role)
        .toEqual([]);
      const sources = await browser.get('/api/outside-sources');
      if (sources.statusCode === 200) {
        const { sources: found } = sources.json<OutsideSourcesView>();
        const may = OUTSIDE_OWNERS.filter((agency) => can(actor, 'read', { kind: 'connector', agency }));
        expect(found.map(({ id }) => id))
          .withContext(role)
          .toEqual(may.map((owner) => `of-${owner.toLowerCase()}`));
      }
    }
  });

  it('gives figures, charts, files and versions to everybody alike, and nothing of what is not published', async () => {
    let answered = 0;
    for (const address of publicAddresses(world().app, { measure: 'ascof-1b', area: OWN.agency, period: '2018/19' })) {
      const first = await browserOf(null).get(address);
      expect(first.statusCode).withContext(address).not.toBe(401);
      if (first.statusCode === 200) answered += 1;
      expect(first.body).withContext(address).not.toContain(String(CANARY));
      for (const role of ROLES) {
        const response = await browserOf(role).get(address);
        expect(response.statusCode).withContext(`${role} ${address}`).toBe(first.statusCode);
        // A workbook carries the moment it was made; the headlines of all places are worked out while their list is asked for.
        const isSame = address === '/api/places' || address.endsWith('xlsx') || response.body === first.body;
        expect(isSame).withContext(`${role} ${address}`).toBeTrue();
      }
    }
    expect(answered).toBeGreaterThan(20);
  }, 240_000);

  it('changes nothing when it is only a question', async () => {
    const done = async (): Promise<readonly number[]> =>
      (await world().store.people.read((tables) => tables.auditEvents(null, null, 10_000)))
        .filter(({ outcome }) => outcome === 'done')
        .map(({ seq }) => seq);
    const before = await done();
    for (const { url, method } of routesOf(world().app)) {
      if (method !== 'GET' || url.includes('*')) continue;
      for (const { uploads: ids } of files)
        await browserOf('officer').get(url.replace(':id', ids[0] ?? 'x').replace(/:\w+/g, 'x'));
    }
    expect(await done()).toEqual(before);
    expect((await world().store.people.verifyAudit()).kind).toBe('whole');
  }, 60_000);

  it('says of every scoped route what it asks, and asks nothing that the table does not know', () => {
    for (const { url, asks } of routesOf(world().app)) {
      if (asks !== null) expect(POLICY[asks.kind][asks.action]).withContext(url).toBeDefined();
    }
  });
});

/** What is told of rows that somebody may not know of. */
const HIDDEN: ReadonlySet<string> = new Set(['404 not_found', '404 unknown_upload', '404 unknown_batch']);

function fail(error: unknown): void {
  throw error;
}

function officerOf(agency: string): Actor {
  return { kind: 'person', account: `officer of ${agency}`, role: 'officer', agency, place: null };
}

/** Publishes a file of an owner and leaves another one checked. */
async function bring({ preview, publish }: UploadWorld, agency: string | null, actor: Actor): Promise<Files> {
  const area = agency ?? 'E06000002';
  const published = await publish(actor, await preview(actor, `ascof-1a,${area},council,2017/18,19.1`));
  const open = await preview(actor, `ascof-1b,${area},council,2018/19,${String(CANARY)}`);
  return {
    resource: { kind: 'batch', agency, places: agency === null ? [] : [agency] },
    uploads: [open.id, published.id],
    batch: published.batch ?? '',
  };
}

function whereOf(role: Role, where: { readonly agency: string; readonly place: string }) {
  const belongs = belongingOf(role);
  return {
    agency: belongs === 'agency' ? where.agency : null,
    place: belongs === 'place' ? where.place : null,
  };
}

function ask(browser: Browser, method: Method, address: string, url: string) {
  if (method === 'GET') return browser.get(address);
  const { body, headers } = bodyOf(url, method);
  return browser.change(method, address, body, { ...ANOTHER_VERSION, ...headers });
}

/** A body that fits a route. */
function bodyOf(url: string, method: Method): { readonly body?: object; readonly headers?: Record<string, string> } {
  const body = BODIES[`${method} ${url}`];
  if (method !== 'POST' || url !== '/api/uploads') return body === undefined ? {} : { body };
  const part = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n--${BOUNDARY}--\r\n`;
  return { body: Buffer.from(part), headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

const BODIES: Readonly<Record<string, object>> = {
  'PUT /api/people/:id/role': { role: 'viewer', agency: OWN.agency },
  'PUT /api/people/:id/disabled': { disabled: false },
  'POST /api/people': { name: 'New', email: 'not an address', role: 'viewer', agency: OWN.agency },
  'PUT /api/uploads/:id/mapping': {
    mapping: {
      version: 1,
      tables: [{ columns: [], figures: [], firstLine: 1, headingLine: 1 }],
      answers: {},
      scales: {},
      replacements: [],
    },
  },
  'POST /api/uploads/:id/fixes': { group: 0 },
  'POST /api/uploads/:id/publish': { previewDigest: 'x', goodRowsOnly: false, finality: 'final', publishAt: null },
  'POST /api/uploads/:id/return': { reason: 'Which survey is this?' },
  'POST /api/outside-sources/:id/read': { run: 1 },
  'PUT /api/places/:code/settings': { stewardApproves: true },
};
