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

  /** I have read what went wrong in a run. */
  async markRead(id: string, run: number): Promise<void> {
    await firstValueFrom(this.#http.post(`api/outside-sources/${encodeURIComponent(id)}/read`, { run }));
  }

  async run(id: string): Promise<RunStartedView> {
    return firstValueFrom(this.#http.post<RunStartedView>(`api/outside-sources/${encodeURIComponent(id)}/runs`, null));
  }
}
