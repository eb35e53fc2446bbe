import { openPage, wordsOf } from '#app/testing/open-page';
import { smallCatalogue } from '#app/testing/small-place';
import type { DatasetView } from '#domain/contract/datasets-view';
import type { Source } from '#domain/framework/catalogue';
import { FINDING_KINDS } from '#domain/presentation/kind-words';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { toMethodsView } from '#domain/presentation/methods/to-methods-view';
import { toFrameworkView } from '#domain/presentation/to-framework-view';
import { toGlossaryView } from '#domain/presentation/to-glossary-view';
import { toSourcesView } from '#domain/presentation/to-sources-view';
import { aGoal, aMeasure } from '#domain/testing/build-catalogue';

type Page = Awaited<ReturnType<typeof openPage>>;

async function type(page: Page, text: string): Promise<void> {
  const [box] = page.all('searchbox');
  if (!(box instanceof HTMLInputElement)) throw new Error('The page has no search box.');
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle();
}

/** What all four do when there is no answer, and when there was one before. */
function behavesWithoutAnswer(address: string, api: string, view: () => object, title: RegExp): void {
  it('says that it could not be read, and reads again when asked to', async () => {
    const page = await openPage(address, api);
    await page.loseNetwork();
    expect(page.title()).toBe('This page could not be read');
    expect(page.one('link', /Choose a place|Choose another place/)).toBeTruthy();
    page.one('button', 'Try again').click();
    await page.answer(view());
    expect(page.title()).toMatch(title);
  });
}

describe('the page of the framework', () => {
  const catalogue = smallCatalogue({
    measures: [
      aMeasure('asked', {
        name: 'Carer was asked',
        domain: 'felt',
        experience_kind: 'reported',
        concept: 'admissions',
      }),
      aMeasure('old', {
        name: 'Old count',
        domain: 'gained',
        concept: 'admissions',
        in_use_from: '2010-04-01',
        in_use_to: '2012-03-31',
      }),
    ],
    goals: [aGoal('hospital/asked')],
    steps: [],
    seams: [],
  });
  const view = () => toFrameworkView(catalogue, '2018-03-31');
  const address = '/framework?asOf=2018-03-31';
  const api = 'api/framework';

  it('says who is held to what in words, with the three domains and every kind of organisation', async () => {
    const page = await openPage(address, api);
    expect(page.text()).toContain('Reading who is held to what');
    await page.answer(view());
    expect(page.title()).toBe(view().sentence);
    expect(page.text()).toContain('Person experience');
    expect(page.all('rowheader').map(wordsOf)).toContain('Acute trust');
    expect(page.text()).toContain('Carer was asked');
    expect(page.text()).not.toContain('Old count');
    expect(page.text()).toContain('No payment on file follows a measure on this day.');
  });

  it('shows what is not in use when asked to, and keeps the wish in the address', async () => {
    const page = await openPage(address, api);
    await page.answer(view());
    page.all('checkbox')[0]?.click();
    await page.settle();
    expect(page.router.url).toContain('show=all');
    expect(page.text()).toContain('Old count');
  });

  it('finds by words, and says so calmly when nothing fits', async () => {
    const page = await openPage(address, api);
    await page.answer(view());
    await type(page, 'carer');
    expect(page.router.url).toContain('search=carer');
    expect(page.text()).toContain('Carer was asked');
    await type(page, 'nowhere');
    expect(wordsOf(page.all('status')[0] ?? null)).toContain('No measure fits all of that.');
    page.one('button', 'Show all in use').click();
    await page.settle();
    expect(page.text()).toContain('Carer was asked');
  });

  it('holds on the day without a goal or a measure', async () => {
    const page = await openPage(address, api);
    await page.answer(toFrameworkView(smallCatalogue({ measures: [], goals: [], steps: [], seams: [] }), '2018-03-31'));
    expect(page.text()).not.toMatch(/NaN|undefined/);
    expect(page.title()).not.toBe('');
  });

  behavesWithoutAnswer(address, api, view, /./);
});

describe('the page of methods', () => {
  const view = () => toMethodsView(smallCatalogue());
  const api = 'api/methods';

  it('has a section with rule, limits and worked example for every kind of finding', async () => {
    const page = await openPage('/methods', api);
    expect(page.text()).toContain('Reading the methods');
    await page.answer(view());
    for (const kind of FINDING_KINDS) {
      const section = page.element().querySelector<HTMLElement>(`section[aria-labelledby="${methodAnchor(kind)}"]`);
      expect(section).withContext(kind).not.toBeNull();
      expect(wordsOf(section)).withContext(kind).toContain('Worked example, worked out now');
      expect(wordsOf(section)).withContext(kind).toContain('Limits');
    }
  });

  it('brings who follows a link to the method it names', async () => {
    const page = await openPage('/methods#cost-shunt', api);
    await page.answer(view());
    expect(document.activeElement?.id).toBe('cost-shunt');
  });

  it('stays at its top when the link names no method', async () => {
    const page = await openPage('/methods#no-such-kind', api);
    await page.answer(view());
    expect(page.title()).toBe(view().sentence);
  });

  behavesWithoutAnswer('/methods', api, view, /./);
});

describe('the page of sources', () => {
  const source = (id: string, kind: Source['kind'], title: string): Source => ({
    id,
    title,
    url: null,
    kind,
    publisher: 'A publisher',
    date: null,
  });
  const catalogue = smallCatalogue({
    sources: [source('s1', 'official', 'Handbook of definitions'), source('s2', 'knowledge', 'What is known')],
    goals: [aGoal('hospital/asked', { sources: ['s1'] })],
  });
  const dataset: DatasetView = {
    id: 'd1',
    title: 'Yearly survey',
    publisher: 'A publisher',
    licence: null,
    licenceConfirmed: false,
    licenceNote: null,
    attribution: null,
    origin: null,
    traps: ['Asked in winter alone.'],
    observations: 3,
    measures: 1,
    measureNames: [{ id: 'asked', name: 'Carer was asked', reading: null }],
    periods: null,
    periodNote: null,
    areas: null,
    leftOut: [],
    newest: null,
    lastImport: null,
  };
  const view = () => toSourcesView(catalogue, [dataset]);
  const api = 'api/sources';

  it('lists each source with what rests on it, and each publication with its licence or that it is not known', async () => {
    const page = await openPage('/sources', api);
    expect(page.text()).toContain('Reading the sources');
    await page.answer(view());
    expect(page.text()).toContain('Handbook of definitions');
    expect(page.text()).toContain('Yearly survey');
    expect(page.text()).toContain('licence not confirmed');
    expect(page.text()).not.toMatch(/NaN|undefined|null/);
  });

  it('narrows by kind and by words, in the address', async () => {
    const page = await openPage('/sources?kind=official', api);
    await page.answer(view());
    expect(page.text()).toContain('Handbook of definitions');
    expect(page.text()).not.toContain('What is known');
    await type(page, 'nowhere');
    expect(page.router.url).toContain('search=nowhere');
    expect(wordsOf(page.all('status')[0] ?? null)).toContain('No source fits all of that.');
  });

  it('says so when a kind of the link means nothing', async () => {
    const page = await openPage('/sources?kind=gossip', api);
    await page.answer(view());
    expect(page.title()).toBe(view().sentence);
    expect(page.text()).not.toMatch(/NaN|undefined/);
  });

  behavesWithoutAnswer('/sources', api, view, /./);
});

describe('the glossary', () => {
  const api = 'api/glossary';

  it('explains every word once, under its heading', async () => {
    const page = await openPage('/glossary', api);
    expect(page.text()).toContain('Reading the glossary');
    const view = toGlossaryView();
    await page.answer(view);
    const entries = view.sections.flatMap((section) => section.entries);
    expect(page.element().querySelectorAll('dt').length).toBe(entries.length);
    expect(wordsOf(page.all('status')[0] ?? null)).toBe(`All ${entries.length} words shown`);
    for (const { heading } of view.sections) expect(page.all('heading').map(wordsOf)).toContain(heading);
  });

  it('finds a word as it is typed, and says so when there is none', async () => {
    const page = await openPage('/glossary', api);
    await page.answer(toGlossaryView());
    await type(page, 'crack');
    expect(page.router.url).toBe('/glossary?search=crack');
    expect(page.text()).toContain('crack');
    await type(page, 'xyzzy');
    expect(wordsOf(page.all('status')[0] ?? null)).toBe('No word here has “xyzzy”.');
    expect(page.element().querySelectorAll('dt').length).toBe(0);
  });

  behavesWithoutAnswer('/glossary', api, toGlossaryView, /./);
});
