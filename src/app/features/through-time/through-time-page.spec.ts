import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { makeStory } from '#app/testing/make-story';
import { provideApp } from '#app/testing/provide-app';
import type { ThroughTimeView } from '#domain/contract/through-time-view';

async function setup(address: string, view: ThroughTimeView = makeStory()) {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
  };
  await settle();
  TestBed.inject(HttpTestingController)
    .expectOne((sent) => sent.url === 'api/places/X1/through-time')
    .flush(view);
  await settle();
  const element = harness.routeNativeElement;
  if (element === null) throw new Error('No page is shown.');
  const textOf = (selector: string) =>
    [...element.querySelectorAll(selector)].map((one) =>
      // Parts that stand apart on the screen are read apart.
      one.innerHTML
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return { element, settle, textOf, router: TestBed.inject(Router) };
}

describe('a place through time', () => {
  it('says its sentence first, then draws the conflicts that were ever seen here', async () => {
    const { textOf } = await setup('/places/X1/through-time?asOf=2018-03-31');
    expect(textOf('h1')).toEqual([makeStory().title]);
    expect(textOf('.drawn .line th')).toEqual(['Waits since 2018']);
    expect(textOf('.pill[aria-current]')).toEqual(['Ever seen here 1']);
    expect(textOf('.said')).toEqual([]);
  });

  it('draws and says the same, cell by cell', async () => {
    const { element } = await setup('/places/X1/through-time?asOf=2018-03-31&show=all&look=both');
    const cells = (table: string, read: (link: Element) => string) =>
      [...element.querySelectorAll(`${table} .line`)].map((line) =>
        [...line.querySelectorAll('td')].map((cell) => {
          const link = cell.querySelector('a');
          return link === null ? cell.textContent.trim() : read(link);
        }),
      );
    const said = cells('.said', (link) => link.textContent.trim());
    const drawn = cells('.drawn', (link) => (link.getAttribute('aria-label') ?? '').replace(/^.*?: /, ''));
    expect(drawn).toEqual(said);
    expect(said).toEqual([
      ['High, 8 of 12; true everywhere in England; sure: B', 'High, 8 of 12; true everywhere in England; sure: B'],
      ['not found', 'High, 8 of 12; seen here on both sides; sure: C'],
      ['High, 8 of 12; true everywhere in England; sure: B', 'not found'],
    ]);
  });

  it('opens a conflict as of the day of its cell, and is walked by arrow keys', async () => {
    const { element } = await setup('/places/X1/through-time?asOf=2018-03-31&show=all');
    const marks = [...element.querySelectorAll<HTMLAnchorElement>('.drawn a')];
    expect(marks[0]?.getAttribute('href')).toBe('/places/X1/conflicts/POLARITY%2Fopposite%2FStays%2F?asOf=2017-03-31');
    expect(marks.map((mark) => mark.tabIndex)).toEqual([0, -1, -1, -1]);
    document.body.append(element);
    marks[0]?.focus();
    marks[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(document.activeElement).toBe(marks[1] ?? null);
    marks[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(marks[2] ?? null);
    element.remove();
  });

  it('tells what began and ended, and under what, when a chapter is opened', async () => {
    const { textOf } = await setup('/places/X1/through-time?asOf=2018-03-31&show=all&open=2018-03-31');
    expect(textOf('.changes summary')).toEqual(['2017-03-31 to 2018-03-31 One began; one ended.']);
    expect(textOf('.changes h3')).toEqual(['Began 1', 'Ended 1']);
    expect(textOf('.changes li p')).toEqual(['C was held to Waits from 1 July 2017.', 'Figures aged.']);
  });

  it('leads to what stood there before, and to where the story goes on', async () => {
    const { element } = await setup('/places/X1/through-time?asOf=2018-03-31');
    const links = [...element.querySelectorAll('.aside a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/places/OLD/through-time?asOf=2016-03-31', '/places/X1/through-time?asOf=2026-11-22']);
  });

  it('says so when nothing was ever seen here, with a way to all', async () => {
    const rows = makeStory().rows.filter(({ nearest }) => nearest === 'none');
    const { element, textOf } = await setup('/places/X1/through-time?asOf=2018-03-31', makeStory({ rows }));
    expect(textOf('.nothing a')).toEqual(['Show all']);
    expect(element.querySelector('.nothing a')?.getAttribute('href')).toContain('show=all');
  });
});
