import { DOCUMENT } from '@angular/common';
import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { readCookie } from './session-cookies.ts';
import { SIGN_IN_AGAIN } from './sign-in-again.ts';

/**
 * Sends the word of the cookie with every change, which a page elsewhere cannot do; and when the session has ended meanwhile, asks to
 * sign in again and sends the same once more.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const page = inject(DOCUMENT);
  const signInAgain = inject(SIGN_IN_AGAIN);
  return next(withWord(request, page.cookie)).pipe(
    catchError((fault: unknown) => {
      if (!hasEnded(fault) || request.url === 'api/session') return throwError(() => fault);
      return from(signInAgain()).pipe(
        switchMap((isBack) => (isBack ? next(withWord(request, page.cookie)) : throwError(() => fault))),
      );
    }),
  );
};

function withWord(request: HttpRequest<unknown>, cookies: string): HttpRequest<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  return request.clone({ setHeaders: { 'X-XSRF-TOKEN': readCookie('XSRF', cookies) ?? '' } });
}

function hasEnded(fault: unknown): boolean {
  if (!(fault instanceof HttpErrorResponse) || fault.status !== 401) return false;
  const body: unknown = fault.error;
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'signed_out';
}
