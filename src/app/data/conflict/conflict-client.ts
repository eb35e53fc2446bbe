import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { ConflictRequest } from './conflict-actions.ts';

/** Asks the server for one conflict, whole. */
@Injectable({ providedIn: 'root' })
export class ConflictClient {
  readonly #http = inject(HttpClient);

  load(request: ConflictRequest): Observable<ConflictView> {
    const place = encodeURIComponent(request.place);
    const conflict = encodeURIComponent(request.conflict);
    return this.#http.get<ConflictView>(`api/places/${place}/conflicts/${conflict}`, {
      params: request.asOf === null ? {} : { asOf: request.asOf },
    });
  }
}
