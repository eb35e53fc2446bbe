import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PlaceSettingsRequest, PlaceSettingsView } from '#domain/contract/place-settings-view';

/** Asks for what a place asks for, and changes it from the version that was read. */
@Injectable({ providedIn: 'root' })
export class PlaceSettingsClient {
  readonly #http = inject(HttpClient);

  async show(place: string): Promise<PlaceSettingsView> {
    return firstValueFrom(this.#http.get<PlaceSettingsView>(addressOf(place)));
  }

  async change({ place, version }: PlaceSettingsView, wanted: PlaceSettingsRequest): Promise<PlaceSettingsView> {
    const headers = { 'If-Match': `"${String(version)}"` };
    return firstValueFrom(this.#http.put<PlaceSettingsView>(addressOf(place), wanted, { headers }));
  }
}

function addressOf(place: string): string {
  return `api/places/${encodeURIComponent(place)}/settings`;
}
