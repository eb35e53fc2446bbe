import type { InvitedView, PeopleView, SessionsView, SessionView } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import type { AuditRow } from '#server/storage/audit-event';
import { addPerson, PASSWORD } from '#server/testing/people';
import { Browser, makePeopleWorld, told, type PeopleWorld } from '#server/testing/people-world';
import { routesOf } from '#server/testing/routes-of';
import { EMBEDDED, forgetPeople, TEST_STORES } from '#server/testing/stores';

const kind = TEST_STORES.find((one) => one.missing === null && one.name === 'PostgreSQL') ?? EMBEDDED;
const COUNCIL = { agency: 'E06000003' };

describe('people', () => {
  let made: PeopleWorld | null = null;
  const world = (): PeopleWorld => {
    if (made === null) throw new Error('Not set up.');
    return made;
  };
  const events = (): Promise<readonly AuditRow[]> =>
    world().store.people.read((tables) => tables.auditEvents(null, null, 100));
  const actions = async (): Promise<readonly string[]> =>
    (await events()).map(({ action, outcome }) => `${action} ${outcome}`);

  // Many of these sign several people in, one after another.
  const usual = jasmine.DEFAULT_TIMEOUT_INTERVAL;
  beforeAll(async () => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
    made = await makePeopleWorld(await kind.open());
  }, 180_000);

  beforeEach(async () => {
    await forgetPeople(kind);
    // Tries of the spec before are more than a minute ago.
    world().clock.pass(2);
  });

  afterEach(async () => {
    expect(world().failures.splice(0)).toEqual([]);
    expect((await world().store.people.verifyAudit()).kind).toBe('whole');
  });

  afterAll(async () => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = usual;
    await made?.app.close();
  });

  describe('signing in', () => {
    it('gives a session to the right password, in a cookie that no script can read, and says who it is', async () => {
      await addPerson(world().store.people, 'officer', 'officer', COUNCIL);
      const browser = world().browser();
      const response = await browser.signIn('officer');
      expect(told(response)).toBe('200');
      const view = response.json<SessionView>();
      expect([view.words, view.may]).toEqual([
        'Performance officer, Redcar and Cleveland Council',
        ['upload-figures', 'read-batches', 'run-connectors'],
      ]);
      const sid = response.cookies.find(({ name }) => name === 'sid');
      expect([sid?.httpOnly, sid?.sameSite, sid?.path, sid?.secure]).toEqual([true, 'Lax', '/', undefined]);
      expect(Buffer.from(sid?.value ?? '', 'base64url').length).toBe(32);
      expect(response.headers['cache-control']).toBe('private, no-store');
      expect((await browser.get('/api/session')).headers['etag']).toBeUndefined();
      expect(await actions()).toEqual(['sign-in done']);
    });

    it('answers an unknown address, a wrong password and a disabled account alike, and writes each down', async () => {
      const { store, clock } = world();
      await addPerson(store.people, 'officer', 'officer', COUNCIL);
      await addPerson(store.people, 'gone', 'officer', COUNCIL);
      await store.people.write((tables) => tables.changeAccount('gone', { disabledAt: clock.now() }));
      const answers = [
        await world().browser().signIn('nobody'),
        await world().browser().signIn('officer', 'not the password of theirs'),
        await world().browser().signIn('gone'),
      ].map((response) => ({ ...response.json<Problem>(), status: response.statusCode }));
      expect(answers[0]?.code).toBe('wrong_sign_in');
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect(await actions()).toEqual(['sign-in refused', 'sign-in refused', 'sign-in refused']);
    });

    it('stops the eleventh try of one address in a minute, and lets it try again after', async () => {
      await addPerson(world().store.people, 'officer', 'officer', COUNCIL);
      const browser = world().browser();
      for (let tried = 0; tried < 10; tried += 1)
        expect(told(await browser.signIn('nobody'))).toBe('401 wrong_sign_in');
      const stopped = await browser.signIn('officer');
      expect([told(stopped), stopped.headers['retry-after']]).toEqual(['429 too_many_tries', '60']);
      world().clock.pass(2);
      expect(told(await browser.signIn('officer'))).toBe('200');
    });

    it('keeps only the digest of a session', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const [session] = await world().store.people.read((tables) => tables.sessions('officer'));
      expect(session?.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(session)).not.toContain(browser.cookies.get('sid') ?? 'no cookie');
    });

    it('ends after 30 minutes without use and after 12 hours with it, and not a minute before', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const { clock } = world();
      clock.pass(27);
      expect(told(await browser.get('/api/session'))).toBe('200');
      clock.pass(29);
      expect(told(await browser.get('/api/session'))).toBe('200');
      clock.pass(30);
      expect(told(await browser.get('/api/session'))).toBe('401 signed_out');
      const again = world().browser();
      await again.signIn('officer');
      for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
        clock.pass(20);
        expect(told(await again.get('/api/session'))).toBe('200');
      }
      clock.pass(20);
      expect(told(await again.get('/api/session'))).toBe('401 signed_out');
    });
  });

  describe('public routes', () => {
    it('set no cookie and look nobody up, whoever asks', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const before = await world().store.people.read((tables) => tables.sessions('officer'));
      world().clock.pass(5);
      const response = await browser.get('/livez');
      expect([response.headers['set-cookie'], response.headers['cache-control']]).toEqual([undefined, 'no-cache']);
      expect(await world().store.people.read((tables) => tables.sessions('officer'))).toEqual(before);
    });
  });

  describe('case 31: a change that does not come from a page of ours', () => {
    const change = { method: 'PATCH', url: '/api/account', payload: { name: 'Changed' } } as const;

    it('is refused as csrf, and changes nothing', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const word = { 'x-xsrf-token': browser.cookies.get('XSRF') ?? '' };
      const attempts: readonly (readonly [string, Record<string, string>])[] = [
        ['without the header', {}],
        ['with another word', { 'x-xsrf-token': 'another word' }],
        ['from another site', { ...word, 'sec-fetch-site': 'cross-site' }],
        ['from a sister site', { ...word, 'sec-fetch-site': 'same-site' }],
        ['from another origin', { ...word, origin: 'https://elsewhere.example' }],
        ['from another port', { ...word, origin: 'http://localhost:1' }],
        ['from no origin at all', { ...word, origin: 'null' }],
        ['as plain text', { ...word, 'content-type': 'text/plain' }],
        ['as a form', { ...word, 'content-type': 'application/x-www-form-urlencoded' }],
        ['with a method in a header', { ...word, 'x-http-method-override': 'DELETE' }],
      ];
      for (const [how, headers] of attempts) {
        expect(told(await browser.send({ ...change, headers })))
          .withContext(how)
          .toBe('403 csrf');
      }
      const stranger = new Browser(world().app);
      stranger.cookies.set('sid', browser.cookies.get('sid') ?? '');
      expect(told(await stranger.send({ ...change, headers: { 'x-xsrf-token': '' } }))).toBe('403 csrf');
      expect((await browser.get('/api/session')).json<SessionView>().name).toBe('officer');
      expect(told(await browser.send({ ...change, headers: { ...word, origin: 'http://localhost' } }))).toBe('204');
      expect((await browser.get('/api/session')).json<SessionView>().name).toBe('Changed');
    });

    it('cannot be a question: no GET changes anything', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const before = await events();
      for (const { url, method } of routesOf(world().app)) {
        if (method === 'GET') await browser.get(url.replaceAll(/:\w+/g, 'officer'));
      }
      const after = (await events()).filter(({ outcome }) => outcome === 'done');
      expect(after).toEqual(before.filter(({ outcome }) => outcome === 'done'));
    });
  });

  describe('case 32: a session', () => {
    it('is new at sign-in, whatever cookie the browser brings', async () => {
      await addPerson(world().store.people, 'officer', 'officer', COUNCIL);
      const browser = world().browser();
      const fixed = Buffer.alloc(32, 7).toString('base64url');
      browser.cookies.set('sid', fixed);
      await browser.signIn('officer');
      expect(browser.cookies.get('sid')).not.toBe(fixed);
      const thief = world().browser();
      thief.cookies.set('sid', fixed);
      expect(told(await thief.get('/api/session'))).toBe('401 signed_out');
    });

    const copied = (browser: Browser): Browser => {
      const thief = new Browser(world().app);
      for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
      return thief;
    };

    it('is over at once after signing out, and the browser is told to forget', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const thief = copied(browser);
      const response = await browser.change('DELETE', '/api/session');
      expect([told(response), response.headers['clear-site-data']]).toEqual(['204', '"cache", "cookies", "storage"']);
      expect(browser.cookies.get('sid')).toBeUndefined();
      expect(told(await thief.get('/api/session'))).toBe('401 signed_out');
    });

    it('is over at once after a new password, save the one that the change begins', async () => {
      const browser = await world().signedIn('officer', 'officer', COUNCIL);
      const thief = copied(browser);
      const wrong = { present: 'not it at all', next: 'four words and a lamp' };
      expect(told(await browser.change('PUT', '/api/account/password', wrong))).toBe('401 wrong_sign_in');
      const right = { present: PASSWORD, next: 'four words and a lamp' };
      expect(told(await browser.change('PUT', '/api/account/password', right))).toBe('200');
      expect(told(await browser.get('/api/session'))).toBe('200');
      expect(told(await thief.get('/api/session'))).toBe('401 signed_out');
    });

    it('is over at once after the account is disabled, or signed out everywhere by its owner or an administrator', async () => {
      const administrator = await world().signedIn('admin', 'system-administrator');
      const one = await world().signedIn('one', 'officer', COUNCIL);
      const two = await world().signedIn('two', 'officer', COUNCIL);
      const three = await world().signedIn('three', 'officer', COUNCIL);
      expect(told(await administrator.change('PUT', '/api/people/one/disabled', { disabled: true }))).toBe('204');
      expect(told(await administrator.change('DELETE', '/api/people/two/sessions'))).toBe('204');
      const thief = copied(three);
      expect(told(await three.change('DELETE', '/api/sessions'))).toBe('204');
      for (const browser of [one, two, thief]) expect(told(await browser.get('/api/session'))).toBe('401 signed_out');
      expect(told(await one.signIn('one'))).toBe('401 wrong_sign_in');
    });

    it('is listed for its owner, who can end one elsewhere and nobody else’s', async () => {
      const here = await world().signedIn('officer', 'officer', COUNCIL);
      const there = world().browser();
      await there.signIn('officer');
      const other = await world().signedIn('other', 'officer', COUNCIL);
      const { sessions } = (await here.get('/api/sessions')).json<SessionsView>();
      expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false]);
      const foreign = (await other.get('/api/sessions')).json<SessionsView>().sessions[0]?.id ?? '';
      expect(told(await here.change('DELETE', `/api/sessions/${foreign}`))).toBe('404 not_found');
      expect(told(await here.change('DELETE', `/api/sessions/${sessions[1]?.id ?? ''}`))).toBe('204');
      expect(told(await there.get('/api/session'))).toBe('401 signed_out');
      expect(told(await other.get('/api/session'))).toBe('200');
    });
  });

  it('case 27: no field lets a person make themselves somebody else', async () => {
    const browser = await world().signedIn('officer', 'officer', COUNCIL);
    for (const field of ['role', 'agency', 'agencyId', 'id', 'createdBy', 'verified']) {
      expect(told(await browser.change('PATCH', '/api/account', { name: 'Me', [field]: 'system-administrator' }))).toBe(
        '400 unknown_field',
      );
    }
    const account = await world().store.people.read((tables) => tables.account('officer'));
    expect([account?.role, account?.name]).toEqual(['officer', 'officer']);
    const administrator = await world().signedIn('admin', 'system-administrator');
    const invited = { name: 'New', email: 'new@example.org', role: 'officer', agency: 'RTR' };
    for (const field of ['id', 'createdBy', 'verified']) {
      expect(told(await administrator.change('POST', '/api/people', { ...invited, [field]: 'officer' }))).toBe(
        '400 unknown_field',
      );
    }
    const people = await world().store.people.read((tables) => tables.accounts(null));
    expect(people.map(({ id }) => id).sort()).toEqual(['admin', 'officer']);
  });

  describe('case 34: the first set-up', () => {
    const first = (code: string, email = 'first@example.org') => ({
      code,
      name: 'First of all',
      email,
      password: 'four words and a lamp',
    });

    it('makes the first system administrator with the code of the console, and is over for ever after', async () => {
      const code = (await world().people.prepareSetUp()) ?? '';
      expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const browser = world().browser();
      expect((await browser.get('/api/sign-in')).json()).toEqual({ needsSetUp: true, hasLinks: false });
      expect(told(await browser.change('POST', '/api/set-up', first(code.toLowerCase().replaceAll('-', ' '))))).toBe(
        '200',
      );
      expect((await browser.get('/api/session')).json<SessionView>().role).toBe('system-administrator');
      expect(told(await world().browser().change('POST', '/api/set-up', first(code)))).toBe('410 set_up_over');
      expect(await world().people.prepareSetUp()).toBeNull();
    });

    it('lets exactly one of two at once win', async () => {
      const code = (await world().people.prepareSetUp()) ?? '';
      const answers = await Promise.all(
        ['one@example.org', 'two@example.org'].map((email) =>
          world().browser().change('POST', '/api/set-up', first(code, email)),
        ),
      );
      expect(answers.map(told).sort()).toEqual(['200', '410 set_up_over']);
    });

    it('locks after five wrong codes, the right one too, until the console gives another', async () => {
      const code = (await world().people.prepareSetUp()) ?? '';
      const browser = world().browser();
      for (let tried = 0; tried < 5; tried += 1) {
        expect(told(await browser.change('POST', '/api/set-up', first('AAAA-AAAA-AAAA')))).toBe('422 wrong_code');
      }
      expect(told(await browser.change('POST', '/api/set-up', first(code)))).toBe('410 set_up_over');
      const next = (await world().people.prepareSetUp()) ?? '';
      expect(told(await browser.change('POST', '/api/set-up', first(next)))).toBe('200');
    });

    it('runs out after 30 minutes', async () => {
      const code = (await world().people.prepareSetUp()) ?? '';
      world().clock.pass(30);
      expect(told(await world().browser().change('POST', '/api/set-up', first(code)))).toBe('410 set_up_over');
    });
  });

  describe('links of an evaluation', () => {
    const keyOf = (link: string): string => link.split('#')[1] ?? '';

    it('sign in once each, as an administrator and as example roles, and not after the next start', async () => {
      const links = await world().people.prepareSignInLinks();
      expect(links.map(({ words }) => words)).toEqual([
        'System administrator',
        'Performance officer, Redcar and Cleveland Council',
        'Performance officer, South Tees Hospitals NHS Foundation Trust',
        'Administrator, Redcar and Cleveland Council',
        'Data steward, Redcar and Cleveland',
        'Councillor, Redcar and Cleveland',
      ]);
      const browser = world().browser();
      const key = keyOf(links[1]?.link ?? '');
      expect(told(await browser.change('POST', '/api/sign-in/key', { key }))).toBe('200');
      expect((await browser.get('/api/session')).json<SessionView>().agency?.code).toBe('E06000003');
      expect(told(await world().browser().change('POST', '/api/sign-in/key', { key }))).toBe('410 key_not_valid');
      await world().people.prepareSignInLinks();
      expect(
        told(
          await world()
            .browser()
            .change('POST', '/api/sign-in/key', { key: keyOf(links[0]?.link ?? '') }),
        ),
      ).toBe('410 key_not_valid');
    });

    it('end with their accounts when the installation is started as anything else', async () => {
      const links = await world().people.prepareSignInLinks();
      const browser = world().browser();
      await browser.change('POST', '/api/sign-in/key', { key: keyOf(links[0]?.link ?? '') });
      await world().people.endExamples();
      expect(told(await browser.get('/api/session'))).toBe('401 signed_out');
      expect(
        told(
          await world()
            .browser()
            .change('POST', '/api/sign-in/key', { key: keyOf(links[1]?.link ?? '') }),
        ),
      ).toBe('410 key_not_valid');
    });
  });

  describe('invitations', () => {
    it('make an account that its owner takes up with a password of their own, once', async () => {
      const administrator = await world().signedIn('admin', 'agency-administrator', COUNCIL);
      const invited = (
        await administrator.change('POST', '/api/people', { name: 'New', email: 'New@Example.org', role: 'officer' })
      ).json<InvitedView>();
      const key = invited.link.split('#')[1] ?? '';
      expect(invited.link.startsWith('http://localhost:4200/invitation#')).toBeTrue();
      const browser = world().browser();
      expect((await browser.change('POST', '/api/sign-in/invitation', { key })).json()).toEqual({
        purpose: 'invitation',
        name: 'New',
        email: 'new@example.org',
        words: 'Performance officer, Redcar and Cleveland Council',
      });
      const weak = { key, name: 'New Name', password: 'redcarandclevelandcouncil' };
      expect(told(await browser.change('POST', '/api/sign-in/accept', weak))).toBe('422 bad_password');
      const good = { ...weak, password: 'four words and a lamp' };
      expect(told(await browser.change('POST', '/api/sign-in/accept', good))).toBe('200');
      expect((await browser.get('/api/session')).json<SessionView>().name).toBe('New Name');
      expect(told(await browser.change('POST', '/api/sign-in/accept', good))).toBe('410 key_not_valid');
    });

    it('run out after seven days', async () => {
      const administrator = await world().signedIn('admin', 'agency-administrator', COUNCIL);
      const { link } = (
        await administrator.change('POST', '/api/people', { name: 'New', email: 'new@example.org', role: 'viewer' })
      ).json<InvitedView>();
      world().clock.pass(7 * 24 * 60);
      const late = { key: link.split('#')[1] ?? '', name: 'New', password: 'four words and a lamp' };
      expect(told(await world().browser().change('POST', '/api/sign-in/accept', late))).toBe('410 key_not_valid');
    });

    it('go into the own organisation of whoever sends them, whatever is asked', async () => {
      const administrator = await world().signedIn('admin', 'agency-administrator', COUNCIL);
      const asked = { name: 'New', email: 'new@example.org', role: 'officer', agency: 'RTR' };
      const { id } = (await administrator.change('POST', '/api/people', asked)).json<InvitedView>();
      expect((await world().store.people.read((tables) => tables.account(id)))?.agency).toBe('E06000003');
      for (const role of ['system-administrator', 'steward', 'councillor']) {
        const more = { name: 'New', email: `${role}@example.org`, role, place: 'E06000003' };
        expect(told(await administrator.change('POST', '/api/people', more)))
          .withContext(role)
          .toBe('404 not_found');
      }
    });

    it('give a new password without telling the old one, and end what was begun with it', async () => {
      const administrator = await world().signedIn('admin', 'system-administrator');
      const officer = await world().signedIn('officer', 'officer', COUNCIL);
      const { link } = (await administrator.change('POST', '/api/people/officer/access')).json<InvitedView>();
      const taken = { key: link.split('#')[1] ?? '', name: 'officer', password: 'four words and a lamp' };
      expect(told(await world().browser().change('POST', '/api/sign-in/accept', taken))).toBe('200');
      expect(told(await officer.get('/api/session'))).toBe('401 signed_out');
      expect(told(await officer.signIn('officer'))).toBe('401 wrong_sign_in');
      expect(told(await officer.signIn('officer', 'four words and a lamp'))).toBe('200');
    });

    it('refuse an address that has an account, and one that is none', async () => {
      const administrator = await world().signedIn('admin', 'system-administrator');
      const invite = (email: string) =>
        administrator.change('POST', '/api/people', { name: 'New', email, role: 'officer', agency: 'RTR' });
      expect(told(await invite('ADMIN@example.org'))).toBe('409 email_taken');
      expect(told(await invite('not an address'))).toBe('422 bad_email');
      const nowhere = { name: 'New', email: 'new@example.org', role: 'officer', agency: 'NOPE' };
      expect(told(await administrator.change('POST', '/api/people', nowhere))).toBe('422 bad_belonging');
    });
  });

  describe('case 37: administrators', () => {
    it('cannot leave the installation without one', async () => {
      const administrator = await world().signedIn('admin', 'system-administrator');
      const demoted = { role: 'officer', agency: 'RTR' };
      expect(told(await administrator.change('PUT', '/api/people/admin/role', demoted))).toBe('409 last_admin');
      expect(told(await administrator.change('PUT', '/api/people/admin/disabled', { disabled: true }))).toBe(
        '409 last_admin',
      );
      await addPerson(world().store.people, 'second', 'system-administrator');
      expect(told(await administrator.change('PUT', '/api/people/admin/role', demoted))).toBe('204');
    });

    it('cannot leave it without one when two demote each other at once', async () => {
      const one = await world().signedIn('one', 'system-administrator');
      const two = await world().signedIn('two', 'system-administrator');
      const demoted = { role: 'officer', agency: 'RTR' };
      const answers = await Promise.all([
        one.change('PUT', '/api/people/two/role', demoted),
        two.change('PUT', '/api/people/one/role', demoted),
      ]);
      const left = await world().store.people.read((tables) => tables.accounts(null));
      expect(left.filter(({ role }) => role === 'system-administrator').length).toBe(1);
      expect(answers.map(told)).toContain('204');
    });

    it('of an organisation see their own people, and cannot touch system administrators or people of others', async () => {
      const administrator = await world().signedIn('admin', 'agency-administrator', COUNCIL);
      await addPerson(world().store.people, 'root', 'system-administrator');
      await addPerson(world().store.people, 'ours', 'officer', COUNCIL);
      await addPerson(world().store.people, 'theirs', 'officer', { agency: 'RTR' });
      const listed = (await administrator.get('/api/people')).json<PeopleView>().people.map(({ id }) => id);
      expect(listed).toEqual(['admin', 'ours']);
      for (const id of ['root', 'theirs', 'nobody']) {
        expect(told(await administrator.change('PUT', `/api/people/${id}/role`, { role: 'viewer' }))).toBe(
          '404 not_found',
        );
        expect(told(await administrator.change('PUT', `/api/people/${id}/disabled`, { disabled: true }))).toBe(
          '404 not_found',
        );
        expect(told(await administrator.change('POST', `/api/people/${id}/access`))).toBe('404 not_found');
      }
      expect(told(await administrator.change('PUT', '/api/people/ours/role', { role: 'analyst' }))).toBe('204');
      const upwards = { role: 'system-administrator' };
      expect(told(await administrator.change('PUT', '/api/people/ours/role', upwards))).toBe('404 not_found');
      expect((await world().store.people.read((tables) => tables.account('root')))?.role).toBe('system-administrator');
    });
  });

  describe('the audit', () => {
    it('tells an administrator of an organisation what was done there, and a system administrator everything', async () => {
      const ours = await world().signedIn('ours', 'agency-administrator', COUNCIL);
      await world().signedIn('theirs', 'officer', { agency: 'RTR' });
      const root = await world().signedIn('root', 'system-administrator');
      const agencies = async (browser: Browser): Promise<readonly (string | null)[]> =>
        (await browser.get('/api/audit'))
          .json<{ events: { agency: string | null }[] }>()
          .events.map(({ agency }) => agency);
      expect(await agencies(ours)).toEqual(['E06000003']);
      expect(await agencies(root)).toEqual([null, 'RTR', 'E06000003']);
      expect(told(await ours.get('/api/audit/verify'))).toBe('404 not_found');
      expect((await root.get('/api/audit/verify')).json<{ whole: boolean }>().whole).toBeTrue();
    });

    it('holds ids and no names or addresses', async () => {
      await world().signedIn('ours', 'agency-administrator', COUNCIL);
      expect(JSON.stringify(await events())).not.toContain('example.org');
    });
  });
});
