import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { makeAgencies } from '#app/testing/make-agencies';
import { provideApp } from '#app/testing/provide-app';

async function setup(query = '') {
  TestBed.configureTestingModule({ providers: provideApp() });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/places/X1/agencies?asOf=2018-03-31${query}`);
  const http = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
  };
  await settle();
  http.expectOne((sent) => sent.url === 'api/places/X1/agencies').flush(makeAgencies());
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

describe('the organisations of a place', () => {
  it('open with who pulls against whom', async () => {
    const { element } = await setup();
    expect(element.querySelector('h1')?.textContent).toContain(
      'In Northtown one pair of organisations pulls against each other',
    );
  });

  it('stand in one table: goals, balance, and every pair in words, unknown among them', async () => {
    const { all, element } = await setup();
    expect(all('.matrix tbody th[scope=row]').length).toBe(3);
    expect(all('.matrix [data-pair]').map((cell) => cell.querySelector('.unseen')?.textContent.trim())).toEqual([
      'Northtown Council and NHS North CCG: 0 aligned, 1 in tension, 0 opposed, 1 unknown',
    ]);
    expect(element.textContent).toContain('NHS North CCG and NHS England North: nothing to compare');
    expect(all('.matrix [data-pair] .aligned').length).toBe(0);
  });

  it('have one stop for the Tab key among the goals and one among the pairs', async () => {
    const { all } = await setup();
    expect(all('.matrix .marks-cell button').filter((cell) => cell.tabIndex === 0).length).toBe(1);
    expect(all('.matrix [data-pair]').filter((cell) => cell.tabIndex === 0).length).toBe(1);
  });

  it('show the goals of a chosen cell in words, and keep the choice in the address', async () => {
    const { all, router, settle } = await setup();
    all('.matrix .marks-cell button')[0]?.click();
    await settle();
    expect(router.url).toContain('goals=A1');
    expect(all('.matrix .sheet')[0]?.textContent).toContain('Delays: 9, at most 5, missed');
  });

  it('begin with the pair that pulls apart most, and say of what is unknown that it is never aligned', async () => {
    const { all, router, settle } = await setup();
    const panel = (): string => all('.chosen-pair')[0]?.textContent ?? '';
    expect(panel()).toContain('The pair that pulls apart most: Northtown Council and NHS North CCG');
    expect(panel()).toContain('never counted as aligned');
    all('.matrix [data-pair]')[0]?.click();
    await settle();
    await settle();
    expect(decodeURIComponent(router.url)).toContain('pair=A1,A2');
    expect(panel()).toContain('Chosen: Northtown Council and NHS North CCG');
  });

  it('leave out what a link asks that means nothing here', async () => {
    const { element, all } = await setup('&goals=nobody@nothing&pair=A1,A9');
    expect(element.textContent).toContain('Part of this link means nothing here on this day');
    expect(all('.chosen-pair')[0]?.textContent).toContain('The pair that pulls apart most');
  });
});
