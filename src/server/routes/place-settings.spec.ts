import type { PlaceSettingsView } from '#domain/contract/place-settings-view';
import { BELONGINGS } from '#server/testing/people';
import { makePeopleWorld, told, type PeopleWorld } from '#server/testing/people-world';
import { EMBEDDED } from '#server/testing/stores';
import { makePlaceSettings, needsApprovalBy } from '#server/use-cases/place-settings';

const ADDRESS = '/api/places/E06000003/settings';

describe('what a place asks for', () => {
  let world: PeopleWorld;
  beforeAll(async () => {
    const store = await EMBEDDED.open();
    const settings = makePlaceSettings({
      settings: store.placeSettings,
      clock: { now: () => '2026-11-22T12:00:00.000Z' },
      audit: (event) => store.people.write((tables) => tables.audit(event)),
      nameOf: (code) => BELONGINGS.place(code)?.name ?? null,
    });
    world = await makePeopleWorld(store, {}, { placeSettings: settings });
  }, 120_000);
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.app.close();
  });

  it('is changed by its steward from the version that was read, once, and holds for every organisation that serves it', async () => {
    const { placeSettings } = world.store;
    const needsApproval = needsApprovalBy(placeSettings, (agency) =>
      agency === 'RTR' ? ['E06000004', 'E06000003'] : ['E06000004'],
    );
    const steward = await world.signedIn('steward', 'steward', { place: 'E06000003' });
    const other = await world.signedIn('other', 'steward', { place: 'E06000003' });
    const first = await steward.get(ADDRESS);
    expect([first.headers['etag'], first.json<PlaceSettingsView>()]).toEqual([
      '"0"',
      {
        place: 'E06000003',
        placeName: 'Redcar and Cleveland',
        stewardApproves: false,
        changedAt: null,
        mayChange: true,
        version: 0,
      },
    ]);
    expect(await needsApproval('RTR')).toBeFalse();
    const wanted = { stewardApproves: true };
    expect(told(await steward.change('PUT', ADDRESS, wanted))).toBe('428 version_required');
    const answers = await Promise.all(
      [steward, other].map((browser) => browser.change('PUT', ADDRESS, wanted, { 'if-match': '"0"' })),
    );
    expect(answers.map(told).sort()).toEqual(['200', '412 changed_meanwhile']);
    expect([await needsApproval('RTR'), await needsApproval('RVW')]).toEqual([true, false]);
    const now = await placeSettings.find('E06000003');
    const tag = { 'if-match': `"${String(now.version)}"` };
    expect(told(await steward.change('PUT', ADDRESS, { stewardApproves: true, place: 'E06000004' }, tag))).toBe(
      '400 unknown_field',
    );
    expect(told(await steward.change('PUT', ADDRESS, { stewardApproves: false }, tag))).toBe('200');
    expect(await needsApproval('RTR')).toBeFalse();
  });

  it('is read by everybody who is signed in, and changed by nobody else', async () => {
    const officer = await world.signedIn('officer', 'officer', { agency: 'E06000003' });
    expect((await officer.get(ADDRESS)).json<PlaceSettingsView>().mayChange).toBeFalse();
    const asked = await officer.change('PUT', ADDRESS, { stewardApproves: true }, { 'if-match': '"0"' });
    expect(told(asked)).toBe('403 forbidden');
    expect(told(await officer.get('/api/places/nowhere/settings'))).toBe('404 not_found');
  });
});
