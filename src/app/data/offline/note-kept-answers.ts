import { type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { KeptAnswers } from './kept-answers.ts';

/** Notes which answers the service worker gave from an earlier visit: they say when they were kept. */
export const noteKeptAnswers: HttpInterceptorFn = (request, next) => {
  const kept = inject(KeptAnswers);
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      const at = Date.parse(event.headers.get('kept-at') ?? '');
      if (!Number.isNaN(at)) kept.note(at);
    }),
  );
};
