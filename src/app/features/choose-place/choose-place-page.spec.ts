import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { filter, first, firstValueFrom } from 'rxjs';
import { rememberPlace } from '#app/data/places/recent-places';
import { makePlaces } from '#app/testing/make-places';
import { provideApp } from '#app/testing/provide-app';

async function setup(address = '/?asOf=2018-03-31') {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const http = TestBed.inject(HttpTestingController);
  TestBed.tick();
  http.expectOne((sent) => sent.url === 'api/places' && !sent.params.has('search')).flush(makePlaces());
  TestBed.tick();
  await harness.fixture.whenStable();
  const element = harness.routeNativeElement;
  if (element === null) throw new Error('No page is shown.');
  return {
    element,
    router: TestBed.inject(Router),
    loader: TestbedHarnessEnvironment.loader(harness.fixture),
    settle: async () => {
      TestBed.tick();
      await harness.fixture.whenStable();
    },
    type: (text: string) => {
      const box = element.querySelector('input');
      if (box === null) throw new Error('No field is shown.');
      box.value = text;
      box.dispatchEvent(new Event('input'));
      // The page draws between two keys.
      TestBed.tick();
    },
    shown: () => element.querySelector('input')?.value,
    all: (selector: string) => [...element.querySelectorAll<HTMLElement | SVGElement>(selector)],
  };
}

describe('choosing a place', () => {
  afterEach(async () => {
    localStorage.clear();
    // A search waits a moment for the next key; it must not outlive its spec.
    await new Promise((resolve) => setTimeout(resolve, 150));
  });

  it('answers in its title where both sides of a conflict are seen', async () => {
    const { element } = await setup();
    expect(element.querySelector('h1')?.textContent).toContain(
      'In 1 of England’s 3 boards our figures show both sides of a conflict.',
    );
  });

  it('finds a board by typing and opens it on the same day', async () => {
    const { loader, router, settle } = await setup();
    const box = await loader.getHarness(MatAutocompleteHarness);
    await box.enterText('south');
    const options = await box.getOptions();
    expect(await options[0]?.getText()).toContain('Southtown');
    await options[0]?.click();
    await settle();
    expect(router.url).toBe('/places/X2?asOf=2018-03-31');
  });

  it('begins with what the address says was typed', async () => {
    const { element } = await setup('/?asOf=2018-03-31&search=north');
    expect(element.querySelector('input')?.value).toBe('north');
  });

  it('loses no letter that is typed while the address takes in the ones before', async () => {
    const { type, shown, router, settle } = await setup();
    const ended = firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    router.events.pipe(first((event) => event instanceof NavigationStart)).subscribe(() => {
      type('north');
    });
    type('nor');
    await ended;
    await settle();
    expect(router.url).toContain('search=nor');
    expect(shown()).toBe('north');
  });

  it('keeps what is typed when the address only changes its day', async () => {
    const { type, shown, router, settle } = await setup();
    const moved = router.navigateByUrl('/?asOf=2025-03-31');
    type('north');
    await moved;
    await settle();
    expect(shown()).toBe('north');
  });

  it('draws a cell a board and counts them in the key; a board without a cell is in the list', async () => {
    const { element, all } = await setup();
    expect(all('cm-hex-map [data-cell]').length).toBe(2);
    expect(all('.legend dd').map((count) => count.textContent)).toEqual(['1', '1', '1']);
    expect(element.textContent).toContain('One board has no place on this map yet; it is in the list.');
    expect(all('cm-all-places a').map((link) => link.textContent)).toEqual(['Northtown', 'Southtown', 'Isles']);
  });

  it('has one stop for the Tab key on the map; arrows move and Enter opens', async () => {
    const { all, router, settle } = await setup();
    const cells = all('cm-hex-map [data-cell]');
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    };
    cells[0]?.focus();
    await press('ArrowRight');
    expect(document.activeElement).toBe(cells[1] ?? null);
    expect(cells.map((cell) => cell.getAttribute('tabindex'))).toEqual(['-1', '0']);
    await press('Enter');
    await settle();
    expect(router.url).toBe('/places/X2?asOf=2018-03-31');
  });

  it('offers the places looked at last', async () => {
    rememberPlace({ code: 'X1', name: 'Northtown' });
    const { all } = await setup();
    expect(all('.recent a')[0]?.getAttribute('href')).toBe('/places/X1?asOf=2018-03-31');
  });
});
