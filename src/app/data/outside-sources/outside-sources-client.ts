import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { OutsideSourcesView, RunStartedView } from '#domain/contract/outside-sources-view';

/** Asks for outside sources, and for a run of one. */
@Injectable({ providedIn: 'root' })
export class OutsideSourcesClient {
  readonly #http = inject(HttpClient);

  async list(): Promise<OutsideSourcesView> {
    return firstValueFrom(this.#http.get<OutsideSourcesView>('api/outside-sources'));
  }

  async run(id: string): Promise<RunStartedView> {
    return firstValueFrom(this.#http.post<RunStartedView>(`api/outside-sources/${encodeURIComponent(id)}/runs`, null));
  }
}
