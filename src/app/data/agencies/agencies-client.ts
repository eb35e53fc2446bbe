import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { AgencyView } from '#domain/contract/agency-view';
import type { AgenciesView } from '#domain/contract/agencies-view';
import type { AgencyRequest, AgenciesRequest } from './agencies-actions.ts';

/** Asks the server for the agencies of a place, and for one of them. */
@Injectable({ providedIn: 'root' })
export class AgenciesClient {
  readonly #http = inject(HttpClient);

  loadAll({ place, asOf }: AgenciesRequest): Observable<AgenciesView> {
    return this.#http.get<AgenciesView>(`api/places/${encodeURIComponent(place)}/agencies`, {
      params: asOf === null ? {} : { asOf },
    });
  }

  loadOne({ place, agency, asOf }: AgencyRequest): Observable<AgencyView> {
    return this.#http.get<AgencyView>(
      `api/places/${encodeURIComponent(place)}/agencies/${encodeURIComponent(agency)}`,
      { params: asOf === null ? {} : { asOf } },
    );
  }
}
