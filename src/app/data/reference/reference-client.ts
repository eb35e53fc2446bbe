import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { SourcesView } from '#domain/contract/sources-view';
import type { ReferenceAnswer, ReferenceSubject } from './reference-actions.ts';

/** Asks the server for what no place and no day changes. */
@Injectable({ providedIn: 'root' })
export class ReferenceClient {
  readonly #http = inject(HttpClient);

  load(subject: ReferenceSubject): Observable<ReferenceAnswer> {
    switch (subject) {
      case 'methods':
        return this.#http.get<MethodsView>('api/methods').pipe(map((view) => ({ subject, view })));
      case 'sources':
        return this.#http.get<SourcesView>('api/sources').pipe(map((view) => ({ subject, view })));
      case 'glossary':
        return this.#http.get<GlossaryView>('api/glossary').pipe(map((view) => ({ subject, view })));
    }
  }
}
