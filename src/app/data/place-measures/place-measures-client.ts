import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import type { PlaceMeasureRequest, PlaceMeasuresRequest } from './place-measures-actions.ts';

/** Asks the server for the measures of a place, and for one of them. */
@Injectable({ providedIn: 'root' })
export class PlaceMeasuresClient {
  readonly #http = inject(HttpClient);

  loadAll({ place, asOf }: PlaceMeasuresRequest): Observable<PlaceMeasuresView> {
    return this.#http.get<PlaceMeasuresView>(`api/places/${encodeURIComponent(place)}/measures`, {
      params: asOf === null ? {} : { asOf },
    });
  }

  loadOne({ place, measure, asOf }: PlaceMeasureRequest): Observable<PlaceMeasureView> {
    return this.#http.get<PlaceMeasureView>(
      `api/places/${encodeURIComponent(place)}/measures/${encodeURIComponent(measure)}`,
      { params: asOf === null ? {} : { asOf } },
    );
  }
}

/** Formats for other programs. */
export type FileFormat = 'xlsx' | 'json' | 'fhir' | 'dhis2-json';

/** Where all figures of a measure at a place can be downloaded for another program: those that had ended by the day. */
export function figuresFileAddress({ place, measure, asOf }: PlaceMeasureRequest, format: FileFormat): string {
  const query = new URLSearchParams({
    format,
    measures: measure,
    places: place,
    ...(asOf === null ? {} : { to: asOf }),
  });
  return `/api/export?${query.toString()}`;
}

/** Where the figures of a measure's page can be downloaded as a file for a spreadsheet. */
export function seriesFileAddress({ place, measure, asOf }: PlaceMeasureRequest): string {
  const path = `/api/places/${encodeURIComponent(place)}/measures/${encodeURIComponent(measure)}/series.csv`;
  return asOf === null ? path : `${path}?asOf=${encodeURIComponent(asOf)}`;
}
