import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { makeFinding } from '#app/testing/make-journey';
import { provideApp } from '#app/testing/provide-app';
import type { ConflictsView, ListedConflict } from '#domain/contract/conflicts-view';

function makeListed(id: string, basis: ListedConflict['basis'], rest: Partial<ListedConflict> = {}): ListedConflict {
  return {
    card: makeFinding({ id, sentence: `What ${id} says.`, number: null }),
    basis,
    domains: [],
    status: 'detected',
    contested: false,
    echoes: [],
    ...rest,
  };
}

function makeView(conflicts: readonly ListedConflict[]): ConflictsView {
  return {
    place: { code: 'X1', name: 'Northtown' },
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    title: 'The rules find three conflicts in Northtown.',
    lead: '',
    reviewLine: 'All three: found by rule, not yet reviewed',
    conflicts: [...conflicts],
    helps: [],
    bases: [
      { id: 'observed', name: 'Observed', words: 'Read off figures.' },
      { id: 'declared', name: 'Declared', words: 'On record.' },
      { id: 'believed', name: 'Believed', words: 'Rests on links.' },
    ],
    choices: {
      kinds: [],
      agencies: [],
      domains: [],
      steps: [],
      severities: [],
      confidences: [],
      heres: [],
      statuses: [{ id: 'detected', name: 'Detected' }],
    },
    influence: { sentence: '', nodes: [], links: [] },
    contestedLinks: [],
    catalogueVersion: 'v1',
  };
}

const three = [
  makeListed('one', 'observed'),
  makeListed('two', 'believed', { echoes: ['It goes on.'] }),
  makeListed('three', 'believed', { contested: true }),
];

async function setup(address = '/places/X1/conflicts?asOf=2018-03-31', conflicts: readonly ListedConflict[] = three) {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
  };
  await settle();
  TestBed.inject(HttpTestingController)
    .expectOne((sent) => sent.url === 'api/places/X1/conflicts')
    .flush(makeView(conflicts));
  await settle();
  const element = harness.routeNativeElement;
  if (element === null) throw new Error('No page is shown.');
  const textOf = (selector: string) =>
    [...element.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  return { element, settle, textOf, router: TestBed.inject(Router) };
}

describe('the conflicts of a place', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('stand under what they rest on, contested ones apart, echoes folded beneath their root', async () => {
    const { element, textOf } = await setup();
    expect(textOf('.group h2')).toEqual(['Observed 1', 'Believed 1']);
    expect(element.querySelector('.group')?.textContent).toContain('What one says.');
    expect(textOf('.apart summary')).toEqual(['One contested: some sources say otherwise']);
    expect(textOf('.group .echoes summary')).toEqual(['One more pair follows from it']);
    expect(textOf('p.shown')).toEqual(['All 3 shown']);
  });

  it('offer no filter with one choice, and narrow by what the link asks', async () => {
    const { textOf } = await setup('/places/X1/conflicts?asOf=2018-03-31&basis=observed');
    expect(textOf('.filter summary')).toEqual(['Basis']);
    expect(textOf('.chip')).toEqual(['Remove Basis: Observed, 1']);
    expect(textOf('p.shown')).toEqual(['1 of 3 shown']);
  });

  it('leave nonsense of a link out with a calm note, and out of the link when asked to', async () => {
    const { element, settle, textOf, router } = await setup(
      '/places/X1/conflicts?asOf=2018-03-31&sort=speed&kind=NONE',
    );
    expect(textOf('p.shown')).toEqual(['All 3 shown']);
    expect(textOf('.left-out')[0]).toContain('kind “NONE”, order “speed”');
    element.querySelector<HTMLElement>('.left-out button')?.click();
    await settle();
    expect(router.url).toBe('/places/X1/conflicts?asOf=2018-03-31');
    expect(textOf('.left-out')).toEqual([]);
  });

  it('say so when nothing fits, with a way back', async () => {
    const { textOf } = await setup('/places/X1/conflicts?asOf=2018-03-31&search=nowhere');
    expect(textOf('.none h2')).toEqual(['No conflict here fits all of that']);
    expect(textOf('.none button')).toEqual(['Clear all']);
  });

  it('lead from the kind to its method, and from each organisation to its page', async () => {
    const { element } = await setup();
    const card = element.querySelector('.group cm-finding-card');
    const links = [...(card?.querySelectorAll('a') ?? [])].map((link) => [
      link.textContent.trim(),
      link.getAttribute('href'),
    ]);
    expect(links).toContain(['A total split by blame', '/methods?asOf=2018-03-31#attribution']);
    expect(links).toContain(['Northtown Council', '/places/X1/agencies/A1?asOf=2018-03-31']);
  });

  it('hand out the list as it is narrowed: the link to the file carries what the address asks', async () => {
    const whole = await setup();
    const link = (element: HTMLElement) => element.querySelector('a[download]');
    expect(link(whole.element)?.textContent.trim()).toBe('Download all 3 as a table (CSV)');
    expect(link(whole.element)?.getAttribute('href')).toBe('/api/places/X1/conflicts.csv?asOf=2018-03-31');
  });

  it('name what of them is handed out when something is left out', async () => {
    const { element } = await setup('/places/X1/conflicts?asOf=2018-03-31&basis=observed&search=one&sort=kind');
    const link = element.querySelector('a[download]');
    expect(link?.textContent.trim()).toBe('Download the one shown as a table (CSV)');
    expect(link?.getAttribute('href')).toBe(
      '/api/places/X1/conflicts.csv?asOf=2018-03-31&search=one&sort=kind&basis=observed',
    );
  });

  it('lay out only what is near when there are five hundred, and hold every one of them', async () => {
    const many = Array.from({ length: 500 }, (_, index) => makeListed(`number ${index}`, 'observed'));
    const { element, settle } = await setup(undefined, many);
    const rows = () => [...element.querySelectorAll<HTMLElement>('.group .cards > li')];
    expect(rows().length).toBeLessThan(500);
    // The list grows between frames; each turn waits for one.
    for (let turn = 0; turn < 500 && rows().length < 500; turn++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await settle();
    }
    expect(rows().length).toBe(500);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const isLaidOut = (row: HTMLElement | undefined): boolean =>
      row?.querySelector('.sentence')?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
    rows()[0]?.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(isLaidOut(rows()[0])).toBeTrue();
    expect(isLaidOut(rows()[499])).toBeFalse();
    expect(rows().filter(isLaidOut).length).toBeLessThan(100);
    expect(rows()[499]?.textContent).toContain('What number 499 says.');
    rows()[499]?.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(isLaidOut(rows()[499])).toBeTrue();
  }, 60_000);
});
