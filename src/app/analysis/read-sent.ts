import type { Problem } from '#domain/contract/places-view';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import type { ReadSent } from './answer-what-if.ts';

/** Reads a place from the server, in the thread that will work on it, so that no other has to take the text apart. */
export const readSent: ReadSent = async (address) => {
  let answer: Response;
  try {
    answer = await fetch(address, { headers: { accept: 'application/json' } });
  } catch (error) {
    // Fetch rejects with a TypeError when nobody answers.
    if (error instanceof TypeError) return { kind: 'problem', problem: plainProblem(0, 'unreachable') };
    throw error;
  }
  if (answer.ok) return { kind: 'sent', sent: (await answer.json()) as WhatIfSent };
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return {
    kind: 'problem',
    problem: isProblem
      ? ((await answer.json()) as Problem)
      : plainProblem(answer.status, answer.status >= 502 && answer.status <= 504 ? 'unreachable' : 'unreadable'),
  };
};

function plainProblem(status: number, code: string): Problem {
  return { type: 'about:blank', title: '', status, code, detail: '' };
}
