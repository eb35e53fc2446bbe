import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { FinderView } from '#domain/contract/finder-view';

/** Asks the server for everything that can be gone to by name. */
@Injectable({ providedIn: 'root' })
export class FinderClient {
  readonly #http = inject(HttpClient);

  load(place: string | null, asOf: string | null): Observable<FinderView> {
    return this.#http.get<FinderView>('api/finder', {
      params: { ...(place === null ? {} : { place }), ...(asOf === null ? {} : { asOf }) },
    });
  }
}
