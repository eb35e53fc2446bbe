import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore, Store } from '@ngrx/store';
import { makeJourney } from '#app/testing/make-journey';
import { NOW } from '#app/data/loadable/now';
import { journeyPageActions } from './journey-actions.ts';
import * as journeyEffects from './journey-effects.ts';
import { journeyFeature } from './journey-feature.ts';

const request = { place: 'X1', asOf: '2018-03-31' };
const address = '/places/X1/journey?asOf=2018-03-31';

function setup() {
  let now = 1_000_000;
  TestBed.configureTestingModule({
    providers: [
      provideStore(),
      provideState(journeyFeature),
      provideEffects(journeyEffects),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: NOW, useValue: () => now },
    ],
  });
  const store = TestBed.inject(Store);
  return {
    http: TestBed.inject(HttpTestingController),
    journey: store.selectSignal(journeyFeature.selectJourney(request)),
    today: store.selectSignal(journeyFeature.selectJourney({ place: 'X1', asOf: null })),
    open: (asOf: string | null = request.asOf) => {
      store.dispatch(journeyPageActions.opened({ place: 'X1', asOf }));
    },
    retry: () => {
      store.dispatch(journeyPageActions.retried(request));
    },
    later: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('reading a journey', () => {
  it('keeps what the server says, with its time', () => {
    const { http, journey, open } = setup();
    open();
    expect(journey().status).toBe('loading');
    http.expectOne(`api${address}`).flush(makeJourney());
    expect(journey().status).toBe('ready');
    expect(journey().loadedAt).toBe(1_000_000);
    http.verify();
  });

  it('does not ask again while the answer is fresh, and does after five minutes', () => {
    const { http, open, later } = setup();
    open();
    http.expectOne(`api${address}`).flush(makeJourney());
    later(299_999);
    open();
    http.expectNone(`api${address}`);
    later(1);
    open();
    http.expectOne(`api${address}`);
  });

  it('keeps the old journey when a refresh fails, and says so', () => {
    const { http, journey, open, retry } = setup();
    open();
    http.expectOne(`api${address}`).flush(makeJourney());
    retry();
    http.expectOne(`api${address}`).error(new ProgressEvent('error'));
    expect(journey().status).toBe('failed');
    expect(journey().value?.place.name).toBe('Northtown');
    expect(journey().problem?.code).toBe('unreachable');
  });

  it('files an answer for today under its day too', () => {
    const { http, journey, today, open } = setup();
    open(null);
    http.expectOne('api/places/X1/journey').flush(makeJourney());
    expect(today().status).toBe('ready');
    expect(journey().status).toBe('ready');
  });
});
