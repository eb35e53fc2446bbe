import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { makeJourney } from '#app/testing/make-journey';
import { makePlaces } from '#app/testing/make-places';
import { provideApp } from '#app/testing/provide-app';
import { Shell } from './shell.ts';

async function setup(address: string) {
  TestBed.configureTestingModule({ imports: [Shell], providers: provideApp() });
  const fixture = TestBed.createComponent(Shell);
  const element = fixture.debugElement.nativeElement as HTMLElement;
  document.body.append(element);
  const http = TestBed.inject(HttpTestingController);
  const router = TestBed.inject(Router);
  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    TestBed.tick();
    await fixture.whenStable();
  };
  const visit = async (to: string): Promise<void> => {
    await router.navigateByUrl(to);
    await settle();
  };
  const answer = async (path: string, body: object): Promise<void> => {
    for (const request of http.match((sent) => sent.url === path)) request.flush(body);
    await settle();
  };
  await visit(address);
  return { element, router, http, visit, answer, settle, text: () => element.textContent.replaceAll(/\s+/g, ' ') };
}

describe('the frame', () => {
  afterEach(() => {
    localStorage.clear();
    TestBed.inject(HttpTestingController).verify({ ignoreCancelled: true });
  });

  it('names the place and the day, and leads to both', async () => {
    const { element, answer } = await setup('/places/X1?asOf=2018-03-31');
    await answer('api/places/X1/journey', makeJourney());
    const header = element.querySelector('header');
    expect(header?.textContent).toContain('Northtown');
    expect(header?.textContent).toContain('as at 31 March 2018');
    expect(element.querySelector('nav [aria-current="page"]')?.textContent.trim()).toBe('Journey');
    expect(document.title).toBe('Northtown, 31 March 2018 – Common Measure');
  });

  it('puts the day of the server into an address without one, leaving no step to go back to', async () => {
    const { router, answer, settle } = await setup('/places/X1');
    await answer('api/places/X1/journey', makeJourney({ asOf: '2026-11-22' }));
    await settle();
    expect(router.url).toBe('/places/X1?asOf=2026-11-22');
  });

  it('moves the focus to the heading of the next page', async () => {
    const { element, visit, answer } = await setup('/?asOf=2018-03-31');
    await answer('api/places', makePlaces());
    await visit('/places/X1?asOf=2018-03-31');
    await answer('api/places/X1/journey', makeJourney());
    expect(document.activeElement).toBe(element.querySelector('h1'));
  });

  it('says what cannot be found and where to go instead', async () => {
    const { text } = await setup('/nowhere');
    expect(text()).toContain('There is no page at this address');
    expect(text()).toContain('Choose a place');
  });

  it('keeps the page and says its age when a refresh fails', async () => {
    const { http, answer, visit, settle, text } = await setup('/places/X9?asOf=2018-03-31');
    http.expectOne((sent) => sent.url === 'api/places/X9/journey').error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('This page could not be read');
    expect(text()).toContain('Try again');
    await visit('/places/X1?asOf=2018-03-31');
    await answer('api/places/X1/journey', makeJourney());
    expect(text()).toContain('One conflict runs through care');
  });
});
