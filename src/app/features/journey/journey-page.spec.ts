import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { makeFinding, makeJourney } from '#app/testing/make-journey';
import { provideApp } from '#app/testing/provide-app';
import type { JourneyView } from '#domain/contract/journey-view';

async function setup(view: JourneyView = makeJourney(), address = '/places/X1?asOf=2018-03-31') {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const http = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
  };
  await settle();
  http.expectOne((sent) => sent.url === 'api/places/X1/journey').flush(view);
  await settle();
  const element = harness.routeNativeElement;
  if (element === null) throw new Error('No page is shown.');
  return {
    element,
    router: TestBed.inject(Router),
    settle,
    all: (selector: string) => [...element.querySelectorAll<HTMLElement>(selector)],
  };
}

describe('the journey of a person', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('opens with one sentence, then its lead', async () => {
    const { element } = await setup();
    expect(element.querySelector('h1')?.textContent).toContain('One conflict runs through care in Northtown.');
    expect(element.textContent).toContain('It is seen here on both sides.');
  });

  it('holds the whole line as an ordered list: steps, conflicts at them, and every hand-over', async () => {
    const { all } = await setup();
    const list = all('cm-journey-line ol > li');
    expect(list.length).toBe(12);
    expect(list[0]?.textContent).toContain('Step 1');
    expect(list[0]?.querySelector('a')?.getAttribute('aria-label')).toContain('Conflict 1, seen here on both sides');
    const crack = list[0]?.querySelector('a.seam');
    expect(crack?.textContent).toBe('No measure asks how the hand-over from Step 1 to Step 2 went.');
    expect(crack?.getAttribute('href')).toMatch(/^\/places\/X1\/seams\/S1-S2(\?|$)/);
  });

  it('has one stop for the Tab key on the line, and arrows move along it and to what is drawn at it', async () => {
    const { all, settle } = await setup();
    const stops = () => all('cm-journey-line [data-spot]').filter((spot) => spot.tabIndex === 0);
    expect(stops().length).toBe(1);
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    };
    stops()[0]?.focus();
    const across = all('cm-journey-line.across').length === 1;
    await press(across ? 'ArrowUp' : 'ArrowRight');
    expect(document.activeElement?.tagName).toBe('A');
    await press(across ? 'ArrowDown' : 'ArrowLeft');
    await press('End');
    expect(document.activeElement?.textContent).toContain('Step 12');
    expect(stops().length).toBe(1);
  });

  it('says of a step who answers for it, and of one without owner that nobody does', async () => {
    const steps = makeJourney().steps.map((step, index) =>
      index === 1 ? { ...step, answeredBy: [], nobodyAnswers: true } : step,
    );
    const { all, settle } = await setup(makeJourney({ steps }));
    all('.stop')[0]?.click();
    await settle();
    expect(all('.note')[0]?.textContent).toContain('Northtown Council');
    all('.stop')[1]?.click();
    await settle();
    expect(all('.note').length).toBe(1);
    expect(all('.note')[0]?.textContent).toContain('Nobody answers for this step.');
  });

  it('puts an opened group of findings into the address, and shows it', async () => {
    const { all, router, settle } = await setup();
    const group = all('details')[0];
    if (!(group instanceof HTMLDetailsElement)) throw new Error('No group of findings is shown.');
    group.open = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settle();
    expect(router.url).toBe('/places/X1?asOf=2018-03-31&open=ORPHAN');
    expect(group.textContent).toContain('Nobody answers for step 9.');
  });

  it('says the goals of a chosen cell in words', async () => {
    const { all, settle } = await setup();
    all('cm-goal-lanes td > button')[0]?.click();
    await settle();
    await settle();
    expect(all('cm-goal-lanes .sheet')[0]?.textContent).toContain('Waits: 9, at most 5, missed');
  });

  it('leads calmly to newer figures when there are some', async () => {
    const { all } = await setup(
      makeJourney({ newerFigures: { text: 'Our newest figures here are for 31 March 2023.', asOf: '2023-03-31' } }),
    );
    expect(all('.newer a')[0]?.getAttribute('href')).toBe('/places/X1?asOf=2023-03-31');
  });

  it('says so when nothing leads the list', async () => {
    const { element } = await setup(makeJourney({ headlines: [], reviewLine: null }));
    expect(element.textContent).toContain('No conflict leads the list here on this day.');
  });

  it('writes the sentence of each headline, with its severity and confidence apart', async () => {
    const { all } = await setup(
      makeJourney({
        headlines: [
          makeFinding(),
          makeFinding({
            id: 'b',
            number: 2,
            sentence: 'Second.',
            here: 'none',
            hereWords: 'true everywhere in England',
          }),
        ],
      }),
    );
    const cards = all('.cards cm-finding-card');
    expect(cards.length).toBe(2);
    expect(cards[0]?.textContent).toContain('High');
    expect(cards[0]?.textContent).toContain('9 of 12');
    expect(cards[0]?.textContent.replaceAll(/\s+/g, ' ')).toContain('sure: C');
  });
});
