import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import type { SeamRequest, StepRequest } from './steps-actions.ts';

/** Asks the server for one step of a place's journey, and for one hand-over. */
@Injectable({ providedIn: 'root' })
export class StepsClient {
  readonly #http = inject(HttpClient);

  loadStep({ place, step, asOf }: StepRequest): Observable<PlaceStepView> {
    return this.#http.get<PlaceStepView>(`api/places/${encodeURIComponent(place)}/steps/${encodeURIComponent(step)}`, {
      params: asOf === null ? {} : { asOf },
    });
  }

  loadSeam({ place, seam, asOf }: SeamRequest): Observable<PlaceSeamView> {
    return this.#http.get<PlaceSeamView>(`api/places/${encodeURIComponent(place)}/seams/${encodeURIComponent(seam)}`, {
      params: asOf === null ? {} : { asOf },
    });
  }
}
