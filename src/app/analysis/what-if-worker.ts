import type { WhatIfQuestion } from '#domain/contract/what-if-view';
import { answerWhatIf } from './answer-what-if.ts';
import { readSent } from './read-sent.ts';

// The beginning of a thread: it works questions out one after the other, and knows no page.
const answer = answerWhatIf(readSent);

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: WhatIfQuestion }>) => {
  answer(data.question).then(
    (reply) => {
      postMessage({ id: data.id, reply });
    },
    (error: unknown) => {
      postMessage({ id: data.id, fault: error instanceof Error ? error.message : String(error) });
    },
  );
});
