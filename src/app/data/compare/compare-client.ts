import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { CompareView } from '#domain/contract/compare-view';
import type { CompareRequest } from './compare-actions.ts';

/** Asks the server for places side by side. */
@Injectable({ providedIn: 'root' })
export class CompareClient {
  readonly #http = inject(HttpClient);

  load({ places, measures, chart, asOf }: CompareRequest): Observable<CompareView> {
    const asked: [string, string][] = [
      ['places', places.join(',')],
      ['measures', measures.join(',')],
      ['chart', chart ?? ''],
      ['asOf', asOf ?? ''],
    ];
    // Written here, as the server writes it ahead: Angular leaves a comma as it is.
    const query = asked
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return this.#http.get<CompareView>(query.length === 0 ? 'api/compare' : `api/compare?${query.join('&')}`);
  }
}
