import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ThroughTimeView } from '#domain/contract/through-time-view';
import type { ThroughTimeRequest } from './through-time-actions.ts';

/** Asks the server for the conflicts of a place by year. */
@Injectable({ providedIn: 'root' })
export class ThroughTimeClient {
  readonly #http = inject(HttpClient);

  load({ place, asOf }: ThroughTimeRequest): Observable<ThroughTimeView> {
    return this.#http.get<ThroughTimeView>(`api/places/${encodeURIComponent(place)}/through-time`, {
      params: asOf === null ? {} : { asOf },
    });
  }
}
