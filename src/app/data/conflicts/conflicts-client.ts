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

/** Where the list can be downloaded as a file for a spreadsheet, narrowed and ordered as it is looked at. */
export function conflictsFileAddress(
  { place, asOf }: ConflictsRequest,
  asked: {
    readonly search: string;
    readonly sort: string | null;
    readonly filters: Readonly<Record<string, readonly string[]>>;
  },
): string {
  const filters = Object.entries(asked.filters).map(([name, chosen]) => [name, chosen.join(',')] as const);
  const all: readonly (readonly [string, string])[] = [
    ['asOf', asOf ?? ''],
    ['search', asked.search],
    ['sort', asked.sort ?? ''],
    ...filters,
  ];
  const query = all.flatMap(([name, value]) => (value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/api/places/${encodeURIComponent(place)}/conflicts.csv${query.length === 0 ? '' : `?${query.join('&')}`}`;
}
