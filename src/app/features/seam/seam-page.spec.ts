import { openPage, wordsOf } from '#app/testing/open-page';
import { smallPlace } from '#app/testing/small-place';
import { aGoal, aMeasure, aStep } from '#domain/testing/build-catalogue';
import { toPlaceSeamView } from '#domain/presentation/to-place-seam-view';

const address = '/places/X1/seams/J1-J2?asOf=2018-03-31';
const api = 'api/places/X1/seams/J1-J2';

function viewOf(changes: Parameters<typeof smallPlace>[0] = {}) {
  const view = toPlaceSeamView(smallPlace(changes), 'J1-J2');
  if (view === null) throw new Error('the two steps are joined');
  return view;
}

describe('the page of a hand-over', () => {
  it('opens with whether anybody asks, and says by name who hands over to whom', async () => {
    const page = await openPage(address, api);
    expect(page.text()).toContain('Reading the hand-over');
    await page.answer(viewOf());
    expect(page.title()).toBe(
      'No measure asks people in Northtown how the hand-over from hospital stay to back home went.',
    );
    expect(page.text()).toContain('Northtown Hospitals NHS Foundation Trust hands over to Northtown Council.');
    expect(page.one('link', 'Hospital stay').getAttribute('href')).toBe('/places/X1/steps/J1?asOf=2018-03-31');
    expect(page.one('link', 'Back home').getAttribute('href')).toBe('/places/X1/steps/J2?asOf=2018-03-31');
  });

  it('says in words what is there, what is missing, and what comes nearest', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    const needs = page.all('listitem').map(wordsOf);
    expect(needs).toContain(
      'Somebody who answers for “Hospital stay” there Northtown Hospitals NHS Foundation Trust does.',
    );
    expect(needs).toContain(
      'A measure that asks people how it was, at both steps missing No measure of the framework does.',
    );
    expect(needs.some((text) => text.startsWith('Carer was asked at “Hospital stay” only'))).toBeTrue();
    expect(page.one('link', /This crack as a finding/).getAttribute('href')).toContain('/conflicts/ORPHAN');
  });

  it('says where nobody takes over', async () => {
    const page = await openPage(address, api);
    await page.answer(
      viewOf({
        parts: {
          steps: [
            aStep('J1', ['asked'], { name: 'Hospital stay', order: 1, owner: 'hospital' }),
            aStep('J2', [], { name: 'Back home', order: 2, owner: null }),
          ],
        },
      }),
    );
    expect(page.text()).toContain('hands over, and nobody here answers for “Back home”.');
    expect(page.text()).toContain('Nobody answers for this step.');
  });

  it('is no crack where both sides are held to what people say', async () => {
    const page = await openPage(address, api);
    const shared = { domain: 'felt', experience_kind: 'reported' } as const;
    await page.answer(
      viewOf({
        parts: {
          measures: [aMeasure('shared', { ...shared, name: 'Joined-up care' })],
          goals: [aGoal('hospital/shared'), aGoal('council/shared')],
          steps: [
            aStep('J1', ['shared'], { name: 'Hospital stay', order: 1, owner: 'hospital' }),
            aStep('J2', ['shared'], { name: 'Back home', order: 2, owner: 'council' }),
          ],
        },
      }),
    );
    expect(page.title()).toBe(
      'People in Northtown are asked how the hand-over from hospital stay to back home went, and both sides are held to the answer.',
    );
    expect(page.one('heading', 'What keeps this hand-over whole')).toBeTruthy();
    expect(page.text()).not.toContain('missing');
    expect(page.text()).not.toContain('What comes nearest');
  });

  it('stays calm at a place without figures', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf({ rows: [] }));
    expect(page.text()).toContain('no figures here');
    expect(page.text()).not.toMatch(/NaN|undefined/);
  });

  it('says so when no hand-over joins the two steps, and leads to the journey', async () => {
    const page = await openPage(address, api);
    await page.refuse(404, 'unknown_seam');
    expect(page.title()).toBe('No hand-over joins those two steps');
    expect(page.one('link', 'See the journey of this place').getAttribute('href')).toBe('/places/X1?asOf=2018-03-31');
  });

  it('keeps what was read when it cannot be refreshed', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    page.later(600_000);
    await page.goTo('/glossary');
    await page.goTo(address);
    await page.loseNetwork();
    expect(page.title()).toContain('No measure asks people in Northtown');
    expect(page.text()).toContain('Could not be refreshed');
  });
});
