import { makeFinding } from '#app/testing/make-journey';
import { openPage, wordsOf } from '#app/testing/open-page';
import { smallPlace } from '#app/testing/small-place';
import { anAgency } from '#domain/testing/build-catalogue';
import { toAgencyView, type AgencyInput } from '#domain/presentation/to-agency-view';

const address = '/places/X1/agencies/H1?asOf=2018-03-31';
const api = 'api/places/X1/agencies/H1';
const nothingElsewhere = { whole: 0, first: 0, headlines: [] };

function viewOf(
  agency = 'H1',
  changes: Parameters<typeof smallPlace>[0] = {},
  elsewhere: AgencyInput['elsewhere'] = nothingElsewhere,
) {
  const place = smallPlace(changes);
  const view = toAgencyView({ ...place, boards: [place.board], elsewhere }, agency);
  if (view === null) throw new Error(`${agency} serves the place`);
  return view;
}

describe('the page of an organisation', () => {
  it('opens with what it is held to and whether it is pulled two ways', async () => {
    const page = await openPage(address, api);
    expect(page.text()).toContain('Reading the organisation');
    await page.answer(viewOf());
    expect(page.title()).toContain('Northtown Hospitals NHS Foundation Trust is held to two goals in Northtown');
    // The way back to all organisations stands above every page, in the frame.
    expect(page.one('link', 'All 3 conflicts here that involve it').getAttribute('href')).toContain('asOf=2018-03-31');
  });

  it('lists its goals by domain with their state in words, and says where it has none', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    const asked = page.all('row').find((row) => wordsOf(row).startsWith('Carer was asked'));
    expect(asked && wordsOf(asked)).toContain('missed');
    expect(asked && wordsOf(asked)).toContain('72.5%');
    const beds = page.all('row').find((row) => wordsOf(row).startsWith('Emergency admissions'));
    expect(beds && wordsOf(beds)).toContain('no figures here');
    expect(beds && wordsOf(beds)).not.toMatch(/\bmet\b|missed/);
    expect(page.text()).toContain('No goal in this domain.');
  });

  it('leads from each conflict to its method and to the others in it', async () => {
    const page = await openPage(address, api);
    const card = makeFinding({
      kind: 'COST_SHUNT',
      kindName: 'One gains, another pays',
      agencies: [
        { id: 'H1', name: 'Northtown Hospitals NHS Foundation Trust' },
        { id: 'B1', name: 'NHS North Integrated Care Board' },
      ],
    });
    await page.answer({ ...viewOf(), twoWays: [card] });
    expect(page.one('link', 'One gains, another pays').getAttribute('href')).toBe(
      '/methods?asOf=2018-03-31#cost-shunt',
    );
    expect(page.one('link', 'NHS North Integrated Care Board').getAttribute('href')).toBe(
      '/places/X1/agencies/B1?asOf=2018-03-31',
    );
    expect(page.one('link', /conflicts? here that involves? it/).getAttribute('href')).toBe(
      '/places/X1/conflicts?asOf=2018-03-31&agency=H1',
    );
  });

  it('says where it stands in the headlines of other places, by name', async () => {
    const page = await openPage(address, api);
    const headline = {
      place: { code: 'X2', name: 'Southtown' },
      conflict: 'TARGET/a/b',
      sentence: 'Two bars over one ward.',
      here: 'one' as const,
      hereWords: 'seen here on one side',
    };
    await page.answer(viewOf('H1', {}, { whole: 1, first: 0, headlines: [headline] }));
    expect(page.one('link', 'Two bars over one ward.').getAttribute('href')).toBe(
      '/places/X2/conflicts/TARGET%2Fa%2Fb?asOf=2018-03-31',
    );
    expect(page.text()).toContain('Southtown');
  });

  it('says what is delegated to it and by whom, and that nothing is where nothing is', async () => {
    const without = await openPage(address, api);
    await without.answer(viewOf());
    expect(without.text()).toContain('Nothing is delegated to it or by it on this day.');
  });

  it('names giver and taker of what is delegated', async () => {
    const page = await openPage('/places/X1/agencies/C1?asOf=2018-03-31', 'api/places/X1/agencies/C1');
    const delegations = [
      {
        type: 'council',
        from_agency: 'C1',
        to_agency: 'H1',
        from: null,
        to: null,
        except_areas: [],
        source: 'Agreement',
      },
    ];
    await page.answer(viewOf('C1', { delegations }));
    expect(page.text()).not.toContain('Nothing is delegated');
    expect(page.one('link', 'Northtown Hospitals NHS Foundation Trust').getAttribute('href')).toBe(
      '/places/X1/agencies/H1?asOf=2018-03-31',
    );
  });

  it('says of one that had ended by the day when it did, and leads to a day on which it was there', async () => {
    const agencies = [
      anAgency('H1', ['hospital'], { name: 'Old Infirmary', from: '2010-04-01', to: '2016-03-31', main: true }),
      anAgency('C1', ['council'], { name: 'Northtown Council' }),
    ];
    const page = await openPage(address, api);
    await page.answer(viewOf('H1', { agencies }));
    expect(page.title()).toBe('Old Infirmary served Northtown until 31 March 2016.');
    expect(page.element().querySelector('.next a')?.getAttribute('href')).toMatch(
      /^\/places\/X1\/agencies\/H1\?asOf=201[0-6]-/,
    );
    expect(page.text()).not.toContain('What it is held to');
  });

  it('says of one that never served the place that it does not, and leads to those that do', async () => {
    const page = await openPage('/places/X1/agencies/NOPE?asOf=2018-03-31', 'api/places/X1/agencies/NOPE');
    await page.refuse(404, 'unknown_agency');
    expect(page.title()).toBe('No such organisation serves this place');
    expect(page.one('link', 'See the organisations of this place').getAttribute('href')).toBe(
      '/places/X1/agencies?asOf=2018-03-31',
    );
  });

  it('keeps what was read when it cannot be refreshed, and can be asked again when nothing was', async () => {
    const page = await openPage(address, api);
    await page.loseNetwork();
    expect(page.title()).toBe('This page could not be read');
    page.one('button', 'Try again').click();
    await page.answer(viewOf());
    expect(page.title()).toContain('is held to two goals');
    page.later(600_000);
    await page.goTo('/glossary');
    await page.goTo(address);
    await page.loseNetwork();
    expect(page.title()).toContain('is held to two goals');
    expect(page.text()).toContain('Could not be refreshed. What you see was read 10 minutes ago.');
  });
});
