import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { NOW } from '#app/data/loadable/now';
import { provideApp } from './provide-app.ts';

/** Roles as the markup gives them; a role written out counts too. */
const byRole = {
  heading: 'h1, h2, h3, h4, [role=heading]',
  link: 'a[href]',
  button: 'button, [role=button]',
  table: 'table',
  rowheader: 'th[scope=row], [role=rowheader]',
  columnheader: 'th[scope=col], [role=columnheader]',
  row: 'tr',
  list: 'ul, ol',
  listitem: 'li',
  status: '[role=status], output',
  searchbox: 'input[type=search]',
  combobox: 'select',
  checkbox: 'input[type=checkbox]',
} as const;

/** The words of an element in one line, in order and apart, also those that are out of sight. */
export function wordsOf(element: Element | null): string {
  if (element === null) return '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/**
 * Opens a page of the app at an address, with the real routes, store and effects; what the server answers is given by the spec.
 * @param api the address that the page asks, without its parameters
 */
export async function openPage(address: string, api: string) {
  let now = 1_000_000;
  TestBed.configureTestingModule({ providers: [...provideApp(), { provide: NOW, useValue: () => now }] });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  const http = TestBed.inject(HttpTestingController);
  const router = TestBed.inject(Router);
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await harness.fixture.whenStable();
    TestBed.tick();
  };
  await settle();
  const element = (): HTMLElement => {
    if (harness.routeNativeElement === null) throw new Error('No page is shown.');
    return harness.routeNativeElement;
  };
  const all = (role: keyof typeof byRole): HTMLElement[] => [...element().querySelectorAll<HTMLElement>(byRole[role])];
  const one = (role: keyof typeof byRole, name: string | RegExp): HTMLElement => {
    const found = all(role).filter((candidate) => {
      const text = candidate.getAttribute('aria-label') ?? wordsOf(candidate);
      return typeof name === 'string' ? text === name : name.test(text);
    });
    const [first] = found;
    if (first === undefined)
      throw new Error(`No ${role} "${String(name)}" among: ${all(role).map(wordsOf).join(' | ').slice(0, 1_500)}`);
    return first;
  };
  return {
    all,
    element,
    http,
    one,
    router,
    settle,
    /** Everything the page says. */
    text: (): string => wordsOf(element()),
    title: (): string => wordsOf(element().querySelector('h1')),
    /** The server's answer to what is being asked. */
    answer: async (view: object): Promise<void> => {
      http.expectOne((sent) => sent.url === api).flush(view);
      await settle();
    },
    /** The server says what is wrong. */
    refuse: async (status: number, code: string, more: object = {}): Promise<void> => {
      http
        .expectOne((sent) => sent.url === api)
        .flush(
          { type: 'about:blank', title: '', status, code, detail: '', ...more },
          { status, statusText: 'Problem', headers: { 'content-type': 'application/problem+json' } },
        );
      await settle();
    },
    /** No answer at all. */
    loseNetwork: async (): Promise<void> => {
      http.expectOne((sent) => sent.url === api).error(new ProgressEvent('error'));
      await settle();
    },
    later: (milliseconds: number): void => {
      now += milliseconds;
    },
    goTo: async (url: string): Promise<void> => {
      await harness.navigateByUrl(url);
      await settle();
    },
  };
}
