import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { JourneyView } from '#domain/contract/journey-view';
import type { JourneyRequest } from './journey-actions.ts';

/** Asks the server for one place's journey on one day. */
@Injectable({ providedIn: 'root' })
export class JourneyClient {
  readonly #http = inject(HttpClient);

  load(request: JourneyRequest): Observable<JourneyView> {
    return this.#http.get<JourneyView>(`api/places/${encodeURIComponent(request.place)}/journey`, {
      params: request.asOf === null ? {} : { asOf: request.asOf },
    });
  }
}
