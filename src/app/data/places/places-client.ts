import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { PlacesView } from '#domain/contract/places-view';
import type { PlacesRequest, SearchRequest } from './places-actions.ts';

/** Asks the server for the boards of a day, and what a search finds among them. */
@Injectable({ providedIn: 'root' })
export class PlacesClient {
  readonly #http = inject(HttpClient);

  load(request: PlacesRequest): Observable<PlacesView> {
    return this.#http.get<PlacesView>('api/places', {
      params: request.asOf === null ? {} : { asOf: request.asOf },
    });
  }

  search(request: SearchRequest): Observable<PlacesView> {
    return this.#http.get<PlacesView>('api/places', {
      params: { search: request.search, ...(request.asOf === null ? {} : { asOf: request.asOf }) },
    });
  }
}
