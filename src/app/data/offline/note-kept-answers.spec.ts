import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { KeptAnswers } from './kept-answers.ts';
import { noteKeptAnswers } from './note-kept-answers.ts';

@Component({ selector: 'cm-blank', template: '' })
class Blank {}

function setup() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([noteKeptAnswers])),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: Blank }]),
    ],
  });
  const http = TestBed.inject(HttpClient);
  const answers = TestBed.inject(HttpTestingController);
  const kept = TestBed.inject(KeptAnswers);
  const ask = (keptAt: string | null): void => {
    http.get('api/x').subscribe();
    answers.expectOne('api/x').flush({}, { headers: keptAt === null ? {} : { 'kept-at': keptAt } });
  };
  return { ask, kept, router: TestBed.inject(Router) };
}

describe('an answer kept from an earlier visit', () => {
  it('says when it was kept: the oldest of a page counts', () => {
    const { ask, kept } = setup();
    ask(null);
    expect(kept.since()).toBeNull();
    ask('2026-11-22T14:00:00.000Z');
    ask('2026-11-22T15:00:00.000Z');
    ask(null);
    expect(kept.since()).toBe(Date.parse('2026-11-22T14:00:00.000Z'));
  });

  it('is forgotten on another page, not when the same page shows another day', async () => {
    const { ask, kept, router } = setup();
    await router.navigateByUrl('/a?asOf=2018-03-31');
    ask('2026-11-22T14:00:00.000Z');
    await router.navigateByUrl('/a?asOf=2025-03-31');
    expect(kept.since()).not.toBeNull();
    await router.navigateByUrl('/b');
    expect(kept.since()).toBeNull();
  });

  it('knows whether the network is gone and whether it came back', () => {
    const { kept } = setup();
    window.dispatchEvent(new Event('offline'));
    expect([kept.offline(), kept.returned()]).toEqual([true, false]);
    window.dispatchEvent(new Event('online'));
    expect([kept.offline(), kept.returned()]).toEqual([false, true]);
  });
});
