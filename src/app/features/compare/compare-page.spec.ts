import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { makeComparedPlace, makeComparison } from '#app/testing/make-comparison';
import { provideApp } from '#app/testing/provide-app';
import type { CompareView } from '#domain/contract/compare-view';

async function setup(address = '/compare?places=X1,X2&asOf=2018-03-31', view: CompareView = makeComparison()) {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
  };
  const answer = async (next: CompareView): Promise<string> => {
    await settle();
    const sent = TestBed.inject(HttpTestingController).expectOne(({ url }) => url.startsWith('api/compare'));
    sent.flush(next);
    await settle();
    return sent.request.url;
  };
  const asked = await answer(view);
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
  return { element, settle, answer, asked, textOf, router: TestBed.inject(Router) };
}

describe('places side by side', () => {
  it('ask with what the link says, and say first what stands out', async () => {
    const { asked, textOf } = await setup('/compare?places=X1,X2&asOf=2018-03-31&measures=a,b&chart=b&look=table');
    expect(asked).toBe('api/compare?places=X1%2CX2&measures=a%2Cb&chart=b&asOf=2018-03-31');
    expect(textOf('h1')).toEqual(['Northtown and Southtown are furthest apart on waits.']);
    expect(textOf('.about thead th a')).toEqual(['Northtown', 'Southtown']);
  });

  it('show all four counts of the index, and each figure with its period', async () => {
    const { textOf } = await setup();
    expect(textOf('.about dl')[0]).toBe('aligned 40 in tension 30 opposed 2 unknown 28');
    expect(textOf('.figures tbody td')).toEqual([
      '70.0% March 2018 a hospital',
      '80.0% February 2018 a hospital',
      '75.0% March 2018',
      'Different periods: not compared.',
    ]);
  });

  it('lead to themselves without one of them, with a similar one, and to each', async () => {
    const { element } = await setup('/compare?places=X1,X2&asOf=2018-03-31&open=similar');
    const linkOf = (selector: string) => element.querySelector(selector)?.getAttribute('href');
    expect(linkOf('.away')).toBe('/compare?places=X2&asOf=2018-03-31&open=similar');
    expect(linkOf('.folded li a')).toBe('/compare?places=X1,X2,X3&asOf=2018-03-31&open=similar');
    expect(linkOf('.chosen a')).toBe('/places/X1?asOf=2018-03-31');
  });

  it('say what has no answer, with what was meant and a way to leave it out', async () => {
    const { element, textOf } = await setup(
      '/compare?places=X1,GONE,X2&asOf=2018-03-31',
      makeComparison({
        notes: [
          {
            what: 'not there that day',
            found: 'GONE',
            words: 'Gone was a board until 31 March 2015.',
            ways: [{ code: 'X9', name: 'Newtown', words: 'Newtown stood there on that day' }],
          },
        ],
      }),
    );
    expect(textOf('.notes li')).toEqual([
      'Gone was a board until 31 March 2015. Put Newtown in its place Leave it out of the link',
    ]);
    expect([...element.querySelectorAll('.notes a')].map((link) => link.getAttribute('href'))).toEqual([
      '/compare?places=X1,X9,X2&asOf=2018-03-31',
      '/compare?places=X1,X2&asOf=2018-03-31',
    ]);
  });

  it('keep what is shown while a choice is on its way, and put the choice into the link', async () => {
    const { element, settle, answer, textOf, router } = await setup(
      '/compare?places=X1,X2&asOf=2018-03-31&open=choose',
    );
    const boxes = [...element.querySelectorAll<HTMLInputElement>('fieldset input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false]);
    boxes[1]?.click();
    await settle();
    expect(router.url).toContain('measures=a,b');
    expect(textOf('h1')).toEqual(['Northtown and Southtown are furthest apart on waits.']);
    await answer(makeComparison({ title: 'Another answer.' }));
    expect(textOf('h1')).toEqual(['Another answer.']);
  });

  it('have no box for a seventh place', async () => {
    const places = Array.from({ length: 6 }, (_, index) => makeComparedPlace(`X${index}`, `Town ${index}`));
    const { element, textOf } = await setup(undefined, makeComparison({ places }));
    expect(element.querySelector('cm-add-place')).toBeNull();
    expect(textOf('.choosing > p')[0]).toContain('Six places stand here');
  });

  it('ask for a place when there is none, and show no empty tables', async () => {
    const none = makeComparison({
      title: 'Choose two to six places to set side by side.',
      places: [],
      similar: { places: [], method: '' },
    });
    const { element, textOf } = await setup('/compare?asOf=2018-03-31', none);
    expect(textOf('h1')).toEqual(['Choose two to six places to set side by side.']);
    expect(element.querySelector('table')).toBeNull();
    expect(element.querySelector('cm-add-place input')).not.toBeNull();
  });
});
