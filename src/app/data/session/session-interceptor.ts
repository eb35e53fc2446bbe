import { DOCUMENT } from '@angular/common';
import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpInterceptorFn,
  HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, filter, from, type Observable, switchMap, throwError } from 'rxjs';
import { readCookie } from './session-cookies.ts';
import { SIGN_IN_AGAIN } from './sign-in-again.ts';

/**
 * Sends the word of the cookie with every change, which a page elsewhere cannot do; and when the session has ended meanwhile, asks to
 * sign in again and sends the same once more. Signing out in another tab takes the word away too: then a new one is fetched first.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const page = inject(DOCUMENT);
  const signInAgain = inject(SIGN_IN_AGAIN);
  const send = (): Observable<HttpEvent<unknown>> => next(withWord(request, page.cookie));
  return send().pipe(
    catchError((fault: unknown) => {
      if (!isRefusedAs(fault, 403, 'csrf')) return throwError(() => fault);
      return next(new HttpRequest('GET', 'api/sign-in')).pipe(
        filter((event) => event instanceof HttpResponse),
        switchMap(send),
      );
    }),
    catchError((fault: unknown) => {
      if (!isRefusedAs(fault, 401, 'signed_out') || request.url === 'api/session') return throwError(() => fault);
      return from(signInAgain()).pipe(switchMap((isBack) => (isBack ? send() : throwError(() => fault))));
    }),
  );
};

function withWord(request: HttpRequest<unknown>, cookies: string): HttpRequest<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  return request.clone({ setHeaders: { 'X-XSRF-TOKEN': readCookie('XSRF', cookies) ?? '' } });
}

function isRefusedAs(fault: unknown, status: number, code: string): boolean {
  if (!(fault instanceof HttpErrorResponse) || fault.status !== status) return false;
  const body: unknown = fault.error;
  return typeof body === 'object' && body !== null && 'code' in body && body.code === code;
}
