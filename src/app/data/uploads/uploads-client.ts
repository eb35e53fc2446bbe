import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DueView } from '#domain/contract/due-view';
import type { MeasuresView } from '#domain/contract/measure-view';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type {
  BatchDetailView,
  BatchesView,
  UndoView,
  UploadsView,
  UploadView,
  VersionsView,
} from '#domain/contract/uploads-view';

/** What an officer decides when publishing. */
export interface PublicationChoice {
  readonly previewDigest: string;
  readonly goodRowsOnly: boolean;
  readonly finality: 'provisional' | 'final';
  /** ISO time; null: at once. */
  readonly publishAt: string | null;
}

/** Brings files in, and asks for the history of what was brought in. Every change says the version it was made from. */
@Injectable({ providedIn: 'root' })
export class UploadsClient {
  readonly #http = inject(HttpClient);

  async list(): Promise<UploadsView> {
    return firstValueFrom(this.#http.get<UploadsView>('api/uploads'));
  }

  /** What is due from my organisation. */
  async due(): Promise<DueView> {
    return firstValueFrom(this.#http.get<DueView>('api/figures-due'));
  }

  /** Sends a file; the answer comes when its bytes are kept. */
  async send(file: File): Promise<UploadView> {
    const form = new FormData();
    form.append('file', file, file.name);
    return firstValueFrom(this.#http.post<UploadView>('api/uploads', form));
  }

  async show(id: string): Promise<UploadView> {
    return firstValueFrom(this.#http.get<UploadView>(addressOf(id)));
  }

  /** What charts and findings would say after publishing, as far as it is worked out. */
  async effects(id: string): Promise<UploadEffectsView> {
    return firstValueFrom(this.#http.get<UploadEffectsView>(`${addressOf(id)}/effects`));
  }

  /** Has a file read. One that cannot be is answered with a problem, which its upload tells as well. */
  async understand(id: string): Promise<UploadView> {
    try {
      return await firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/understand`, null));
    } catch (fault) {
      if (!(fault instanceof HttpErrorResponse) || ![415, 422].includes(fault.status)) throw fault;
      return this.show(id);
    }
  }

  async setMapping({ id, version }: UploadView, mapping: unknown): Promise<UploadView> {
    return firstValueFrom(this.#http.put<UploadView>(`${addressOf(id)}/mapping`, { mapping }, from(version)));
  }

  async check({ id, version }: UploadView): Promise<UploadView> {
    return firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/check`, null, from(version)));
  }

  async applyFix({ id, version }: UploadView, group: number): Promise<UploadView> {
    return firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/fixes`, { group }, from(version)));
  }

  async takeBackFix({ id, version }: UploadView, fix: number): Promise<UploadView> {
    return firstValueFrom(this.#http.delete<UploadView>(`${addressOf(id)}/fixes/${String(fix)}`, from(version)));
  }

  async publish({ id, version }: UploadView, choice: PublicationChoice): Promise<UploadView> {
    return firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/publish`, choice, from(version)));
  }

  async approve({ id, version }: UploadView): Promise<UploadView> {
    return firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/approve`, null, from(version)));
  }

  async sendBack({ id, version }: UploadView, reason: string): Promise<UploadView> {
    return firstValueFrom(this.#http.post<UploadView>(`${addressOf(id)}/return`, { reason }, from(version)));
  }

  async abandon({ id, version }: UploadView): Promise<UploadView> {
    return firstValueFrom(this.#http.delete<UploadView>(addressOf(id), from(version)));
  }

  async batches(): Promise<BatchesView> {
    return firstValueFrom(this.#http.get<BatchesView>('api/batches'));
  }

  async batch(id: string): Promise<BatchDetailView> {
    return firstValueFrom(this.#http.get<BatchDetailView>(`api/batches/${encodeURIComponent(id)}`));
  }

  async turn(id: string, verb: 'undo' | 'redo'): Promise<UndoView> {
    return firstValueFrom(this.#http.post<UndoView>(`api/batches/${encodeURIComponent(id)}/${verb}`, null));
  }

  /** Every measure, for whoever must say which one a file is of. */
  async measures(): Promise<MeasuresView> {
    return firstValueFrom(this.#http.get<MeasuresView>('api/measures'));
  }

  /** @param knownAt ISO time: only what was known then; null: all */
  async versions(measure: string, area: string, period: string, knownAt: string | null): Promise<VersionsView> {
    const params = { measure, area, period, ...(knownAt === null ? {} : { knownAt }) };
    return firstValueFrom(this.#http.get<VersionsView>('api/versions', { params }));
  }
}

/** Where the template of my organisation is had, filled in as far as its figures are known. */
export function templateAddress(format: 'csv' | 'xlsx'): string {
  return `api/figures-due/template?format=${format}`;
}

/** Where the goal file of my organisation is had, with the goals that hold now. */
export function goalFileAddress(format: 'csv' | 'xlsx'): string {
  return `api/figures-due/goals?format=${format}`;
}

/** Where the refused rows of an upload are had as a file. */
export function refusedRowsAddress(id: string, format: 'csv' | 'xlsx'): string {
  return `${addressOf(id)}/refused-rows?format=${format}`;
}

function addressOf(id: string): string {
  return `api/uploads/${encodeURIComponent(id)}`;
}

function from(version: number): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { 'If-Match': `"${String(version)}"` } };
}
