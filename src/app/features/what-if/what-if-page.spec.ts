import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { answerWhatIf } from '#app/analysis/answer-what-if';
import { WhatIfThread } from '#app/analysis/what-if-thread';
import { provideApp } from '#app/testing/provide-app';
import { writeEdits } from '#app/url/write-edits';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { makeWhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import { loadWorld } from '#domain/testing/world-1/world';

const world = loadWorld();
const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const sent: WhatIfSent = {
  place: { code: 'P01', name: 'Testshire' },
  asOfWords: 'a day',
  basis: makeWhatIfBasis(snapshot, world.national),
};

/** The page with the rules in its own thread: the same answers, without another one. */
async function setup(query = '', answer: Parameters<typeof answerWhatIf>[0] = async () => ({ kind: 'sent', sent })) {
  TestBed.configureTestingModule({
    providers: [...provideApp(), { provide: WhatIfThread, useValue: { ask: answerWhatIf(answer) } }],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/places/P01/what-if?asOf=${world.asOf}${query}`);
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      TestBed.tick();
      await harness.fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const element = harness.routeNativeElement;
  if (element === null) throw new Error('No page is shown.');
  return {
    element,
    settle,
    router: TestBed.inject(Router),
    all: (selector: string) => [...element.querySelectorAll<HTMLElement>(selector)],
    heading: () => element.querySelector('h1')?.textContent.trim() ?? '',
  };
}

describe('what if people were held to something else', () => {
  it('begins with things to try, never empty-handed', async () => {
    const { all, heading } = await setup();
    expect(heading()).toBe('What if people here were held to something else?');
    expect(all('.tries li').length).toBeGreaterThan(0);
    expect(all('.tries li')[0]?.textContent).toContain('In this model');
    expect(all('.goals .list > li').length).toBe(8);
  });

  it('makes what is tried part of the address, and takes it back from its chip', async () => {
    const { all, heading, router, settle } = await setup();
    all('.tries button')[0]?.click();
    await settle();
    expect(decodeURIComponent(router.url)).toContain('changes=1;');
    expect(heading()).toMatch(/^With (this one change|these \d+ changes): \d+ conflicts?/);
    expect(all('.chips .chip').length).toBeGreaterThan(0);
    for (let most = 9; all('.chips .chip').length > 0 && most > 0; most -= 1) {
      all('.chips .chip')[0]?.click();
      await settle();
    }
    expect(router.url).not.toContain('changes');
    expect(heading()).toBe('What if people here were held to something else?');
  });

  it('opens from a link as it was copied', async () => {
    const [goal] = snapshot.goals;
    const changes = writeEdits([{ edit: 'retire', goal: goal?.row.id ?? '' }]);
    const { all, heading } = await setup(`&changes=${encodeURIComponent(changes)}`);
    expect(all('.chips .chip').length).toBe(1);
    expect(all('.chips .chip')[0]?.textContent).toContain('retired');
    expect(heading()).toContain('With this one change');
  });

  it('explains what of a link means nothing, leaves it out, and can tidy the link', async () => {
    const { all, element, router, settle } = await setup('&changes=1;explode,x;retire,nobody:nothing&goal=zzz');
    const box = all('.left-out')[0];
    expect(box?.querySelectorAll('li').length).toBe(3);
    expect(box?.textContent).toContain('explode,x');
    expect(element.textContent).toContain('No goal is called that');
    box?.querySelector('button')?.click();
    await settle();
    expect(router.url).not.toContain('changes');
    expect(all('.left-out').length).toBe(0);
  });

  it('says at its field why a deadline cannot be, and changes nothing', async () => {
    const goal = snapshot.goals.find(({ row }) => row.in_force_from !== null && row.in_force_from > '1990-01-01');
    const { all, router, settle } = await setup(`&goal=${encodeURIComponent(goal?.row.id ?? '')}`);
    const field = all('#what-if-deadline')[0];
    if (!(field instanceof HTMLInputElement)) throw new Error('the editor is not open');
    field.value = '1980-01-01';
    field.dispatchEvent(new Event('change'));
    await settle();
    expect(all('#fault-deadline')[0]?.textContent).toContain('The deadline lies before the goal begins');
    expect(field.getAttribute('aria-describedby')).toContain('fault-deadline');
    expect(router.url).not.toContain('changes');
  });

  it('finds a goal by what is typed', async () => {
    const [goal] = snapshot.goals;
    const name = goal?.measure.name ?? '';
    const { all } = await setup(`&search=${encodeURIComponent(name)}`);
    expect(all('.goals .list > li').length).toBeGreaterThan(0);
    for (const row of all('.goals .list .goal p b:first-child')) expect(row.textContent).toContain(name);
  });

  it('says what is wrong when the place cannot be read', async () => {
    const problem = { type: 'about:blank', title: '', status: 0, code: 'unreachable', detail: '' };
    const { element } = await setup('', async () => ({ kind: 'problem', problem }));
    expect(element.textContent).toContain('The service did not answer');
  });
});
