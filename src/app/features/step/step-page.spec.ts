import { openPage, wordsOf } from '#app/testing/open-page';
import { smallPlace } from '#app/testing/small-place';
import { toPlaceStepView } from '#domain/presentation/to-place-step-view';

const address = '/places/X1/steps/J1?asOf=2018-03-31';
const api = 'api/places/X1/steps/J1';

function viewOf(step = 'J1', changes: Parameters<typeof smallPlace>[0] = {}) {
  const view = toPlaceStepView(smallPlace(changes), step);
  if (view === null) throw new Error(`${step} is on file`);
  return view;
}

describe('the page of a step', () => {
  it('opens with who answers, in the person’s words and with names', async () => {
    const page = await openPage(address, api);
    expect(page.text()).toContain('Reading the step');
    await page.answer(viewOf());
    expect(page.title()).toBe(
      'Northtown Hospitals NHS Foundation Trust answers for “Hospital stay” in Northtown; one of two measures asks people how it was.',
    );
    expect(wordsOf(page.element().querySelector<HTMLElement>('blockquote'))).toBe('“I stay no longer than I need.”');
    expect(page.one('link', 'Northtown Hospitals NHS Foundation Trust').getAttribute('href')).toBe(
      '/places/X1/agencies/H1?asOf=2018-03-31',
    );
    expect(page.text()).toContain('Loss of strength is not measured.');
  });

  it('shows each measure with its latest figure and what it says of each organisation held to it', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    const row = page.all('row').find((one) => wordsOf(one).startsWith('Carer was asked'));
    expect(row && wordsOf(row)).toContain('72.5%');
    expect(row && wordsOf(row)).toContain('at least 80%, missed');
    expect(row?.querySelectorAll('cm-spark-line').length).toBe(1);
    const without = page.all('row').find((one) => wordsOf(one).startsWith('Emergency admissions'));
    expect(without && wordsOf(without)).toContain('no figures here');
    expect(without && wordsOf(without)).not.toMatch(/\bmet\b|missed/);
    expect(page.one('link', 'Carer was asked').getAttribute('href')).toBe('/places/X1/measures/asked?asOf=2018-03-31');
  });

  it('says which side nobody measures, with the finding behind it', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    expect(page.text()).toContain('Nobody measures this side of the step.');
    expect(page.one('link', 'How the rule finds it').getAttribute('href')).toContain('/places/X1/conflicts/ORPHAN');
  });

  it('lists the conflicts that touch it, and leads on to all of them', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    expect(page.element().querySelectorAll('cm-finding-card').length).toBeGreaterThan(0);
    expect(page.one('link', /findings? at this step/).getAttribute('href')).toBe(
      '/places/X1/conflicts?asOf=2018-03-31&step=J1',
    );
  });

  it('leads to the next step and to the hand-over between, and says where the journey begins', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    expect(page.text()).toContain('The journey begins here.');
    expect(page.one('link', 'Next step: Back home').getAttribute('href')).toBe('/places/X1/steps/J2?asOf=2018-03-31');
    expect(page.one('link', 'Look at this hand-over').getAttribute('href')).toBe(
      '/places/X1/seams/J1-J2?asOf=2018-03-31',
    );
  });

  it('stays calm at a place without figures', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf('J1', { rows: [] }));
    expect(page.text()).toContain('Their one target cannot be judged from the figures here.');
    expect(page.element().querySelectorAll('cm-spark-line').length).toBe(0);
    expect(page.text()).not.toMatch(/NaN|undefined/);
  });

  it('offers the newest day when all its figures are too old', async () => {
    const page = await openPage('/places/X1/steps/J1?asOf=2026-11-22', api);
    await page.answer({ ...viewOf('J1', { asOf: '2026-11-22' }) });
    expect(page.text()).toContain('The newest figures of this step here are for 31 December 2017.');
    expect(page.one('link', 'Look from there.').getAttribute('href')).toBe('/places/X1/steps/J1?asOf=2017-12-31');
  });

  it('says so when the journey has no such step, and leads to the journey', async () => {
    const page = await openPage(address, api);
    await page.refuse(404, 'unknown_step');
    expect(page.title()).toBe('The journey has no step by that name');
    expect(page.one('link', 'See the journey of this place').getAttribute('href')).toBe('/places/X1?asOf=2018-03-31');
  });

  it('leads to the same step of the place that stood there, for a place of another day', async () => {
    const page = await openPage(address, api);
    await page.refuse(404, 'place_not_in_force', {
      place: {
        code: 'X1',
        name: 'Northtown',
        from: '2019-04-01',
        to: null,
        neighbours: [{ code: 'X2', name: 'Oldtown', asOf: '2018-03-31', words: 'Oldtown stood there on that day' }],
      },
    });
    expect(page.title()).toContain('Northtown was not a board');
    expect(page.one('link', 'Oldtown stood there on that day').getAttribute('href')).toBe(
      '/places/X2/steps/J1?asOf=2018-03-31',
    );
  });

  it('keeps what was read when it cannot be refreshed, and says how old it is', async () => {
    const page = await openPage(address, api);
    await page.answer(viewOf());
    page.later(600_000);
    await page.goTo('/glossary');
    await page.goTo(address);
    await page.loseNetwork();
    expect(page.title()).toContain('answers for “Hospital stay”');
    expect(page.text()).toContain('Could not be refreshed. What you see was read 10 minutes ago.');
    page.one('button', 'Try again').click();
    await page.answer(viewOf());
    expect(page.text()).not.toContain('Could not be refreshed');
  });
});
