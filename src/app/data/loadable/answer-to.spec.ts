import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createAction, props, provideStore, Store } from '@ngrx/store';
import { answerTo } from './answer-to.ts';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from './loadable.ts';

type Address = { readonly place: string; readonly open: readonly string[] };

const opened = createAction('[A page] opened', props<{ place: string }>());
const retried = createAction('[A page] retried', props<{ place: string }>());
const problem = { type: 'about:blank', title: 'Not read', status: 503, code: 'unreachable', detail: '' };

function setup(first: Address | null) {
  TestBed.configureTestingModule({ providers: [provideStore()] });
  const address = signal<Address | null>(first);
  const answers = signal<Readonly<Record<string, Loadable<string>>>>({});
  const said: string[] = [];
  spyOn(TestBed.inject(Store), 'dispatch').and.callFake(((action: { type: string; place: string }) => {
    said.push(`${action.type.replace('[A page] ', '')} ${action.place}`);
  }) as never);
  const asked = TestBed.runInInjectionContext(() =>
    answerTo({
      address,
      request: ({ place }) => ({ place }),
      key: ({ place }) => place,
      answers,
      actions: { opened, retried },
    }),
  );
  TestBed.tick();
  return { address, answers, said, asked };
}

describe('the answer to a page', () => {
  it('is asked for once for one request, whatever else the address says', () => {
    const { address, said } = setup({ place: 'X1', open: [] });
    address.set({ place: 'X1', open: ['section'] });
    TestBed.tick();
    expect(said).toEqual(['opened X1']);
    address.set({ place: 'X2', open: [] });
    TestBed.tick();
    expect(said).toEqual(['opened X1', 'opened X2']);
  });

  it('is that of the request the page is at, and nothing while it is at none', () => {
    const { address, answers, asked, said } = setup(null);
    expect([asked.request(), asked.answer(), said]).toEqual([null, nothingAsked, []]);
    answers.set({ X1: finishLoading('one', 5), X2: finishLoading('two', 5) });
    address.set({ place: 'X2', open: [] });
    expect(asked.answer().value).toBe('two');
  });

  it('tells what went wrong until it is asked again, and keeps what was there', () => {
    const { answers, asked, said } = setup({ place: 'X1', open: [] });
    const failed = failLoading(finishLoading('one', 5), problem);
    answers.set({ X1: failed });
    expect([asked.failure(), asked.answer().value]).toEqual([problem, 'one']);
    asked.retry();
    expect(said).toEqual(['opened X1', 'retried X1']);
    answers.set({ X1: beginLoading(failed) });
    expect([asked.failure(), asked.answer().value]).toEqual([null, 'one']);
  });
});
