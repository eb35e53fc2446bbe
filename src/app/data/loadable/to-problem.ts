import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '#domain/contract/places-view';

/** Turns whatever a request failed with into a problem: the server's own when it sent one, else `unreachable` (no answer) or `unreadable`. */
export function toProblem(fault: unknown): Problem {
  if (!(fault instanceof HttpErrorResponse)) throw fault;
  if (isProblem(fault.error)) return fault.error;
  return fault.status === 0
    ? plainProblem(0, 'unreachable')
    : plainProblem(fault.status, fault.status >= 502 && fault.status <= 504 ? 'unreachable' : 'unreadable');
}

function plainProblem(status: number, code: string): Problem {
  return { type: 'about:blank', title: '', status, code, detail: '' };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'title' in body &&
    typeof body.title === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}
