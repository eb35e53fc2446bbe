import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { FrameworkView } from '#domain/contract/framework-view';
import type { FrameworkRequest } from './framework-actions.ts';

/** Asks the server who is held to what on one day. */
@Injectable({ providedIn: 'root' })
export class FrameworkClient {
  readonly #http = inject(HttpClient);

  load(request: FrameworkRequest): Observable<FrameworkView> {
    return this.#http.get<FrameworkView>('api/framework', {
      params: request.asOf === null ? {} : { asOf: request.asOf },
    });
  }
}
