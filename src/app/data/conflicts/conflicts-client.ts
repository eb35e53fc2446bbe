import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import type { ConflictsRequest } from './conflicts-actions.ts';

/** Asks the server for every conflict of one place on one day. */
@Injectable({ providedIn: 'root' })
export class ConflictsClient {
  readonly #http = inject(HttpClient);

  load(request: ConflictsRequest): Observable<ConflictsView> {
    return this.#http.get<ConflictsView>(`api/places/${encodeURIComponent(request.place)}/conflicts`, {
      params: request.asOf === null ? {} : { asOf: request.asOf },
    });
  }
}
