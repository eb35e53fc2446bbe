import { Injectable } from '@angular/core';
import type { WhatIfQuestion, WhatIfReply } from '#domain/contract/what-if-view';
import { TrustedWorker as Worker } from './trusted-worker.ts';

type Message = { readonly id: number; readonly reply: WhatIfReply } | { readonly id: number; readonly fault: string };

interface Waiting {
  readonly resolve: (reply: WhatIfReply) => void;
}

/** The rules in a thread of their own: the same code as on the server, so that an edit never holds up the page. */
@Injectable({ providedIn: 'root' })
export class WhatIfThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;

  /** Where the basis of a place is read. @param asOf null: today, by the server's clock */
  static address(place: string, asOf: string | null): string {
    const day = asOf === null ? '' : `?asOf=${encodeURIComponent(asOf)}`;
    return new URL(`api/places/${encodeURIComponent(place)}/what-if${day}`, document.baseURI).href;
  }

  /** Asks; the thread starts with the first question. Whatever goes wrong there is answered as a problem. */
  async ask(question: WhatIfQuestion): Promise<WhatIfReply> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, { resolve });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id, question });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./what-if-worker', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      waiting?.resolve('reply' in data ? data.reply : broken(data.fault));
    });
    worker.addEventListener('error', (event) => {
      const asked = [...this.#waiting.values()];
      this.#waiting.clear();
      this.#worker = null;
      for (const { resolve } of asked) resolve(broken(event.message));
    });
    return worker;
  }
}

function broken(detail: string): WhatIfReply {
  return { answer: 'problem', problem: { type: 'about:blank', title: '', status: 0, code: 'thread_failed', detail } };
}
