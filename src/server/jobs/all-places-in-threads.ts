import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { NationalScores } from '#domain/alignment/unusual';
import type { AllPlaces, PlaceSummary } from '../use-cases/all-places.ts';
import { joinScores } from '../use-cases/work-on-boards.ts';
import type { BoardsAnswer, BoardsTask, WorkerKnowledge } from './boards-task.ts';

/** More threads than this only cost memory: each holds all figures. */
const MOST_THREADS = 4;
/** Threads with nothing to do end after this time and give their memory back. */
const IDLE_MILLISECONDS = 60_000;

/** What the threads are to know, and which version of it: threads of an older version are ended. */
export interface ThreadKnowledge extends WorkerKnowledge {
  readonly version: string;
  boardsOn(day: string): readonly { readonly code: string }[];
}

type NewBoardsTask = BoardsTask extends infer Task ? (Task extends { readonly id: number } ? Omit<Task, 'id' | 'codes'> : never) : never;

interface Waiting {
  readonly onAnswer: (answer: BoardsAnswer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Works on all boards in threads of their own, so that questions are answered meanwhile. */
export class AllPlacesInThreads implements AllPlaces {
  readonly #knowledge: () => ThreadKnowledge;
  readonly #threads: number;
  #workers: Worker[] = [];
  #version = '';
  #nextId = 0;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(knowledge: () => ThreadKnowledge, threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1))) {
    this.#knowledge = knowledge;
    this.#threads = threads;
  }

  async scoreAll(asOf: string): Promise<NationalScores> {
    const parts: NationalScores[] = [];
    await this.#share(asOf, { kind: 'score', asOf }, (answer) => {
      if (answer.kind === 'scores') parts.push(answer.scores);
    });
    return joinScores(parts);
  }

  async summariseAll(asOf: string, national: NationalScores, onDone: (code: string, summary: PlaceSummary) => void): Promise<void> {
    await this.#share(asOf, { kind: 'summarise', asOf, national }, (answer) => {
      if (answer.kind === 'summary') onDone(answer.code, answer.summary);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #share(asOf: string, task: NewBoardsTask, onAnswer: (answer: BoardsAnswer) => void): Promise<void> {
    if (this.#isClosed) return;
    const codes = this.#knowledge().boardsOn(asOf).map((board) => board.code);
    const workers = this.#ready();
    await Promise.all(
      workers.map((worker, index) => {
        this.#nextId += 1;
        const id = this.#nextId;
        return new Promise<void>((resolve, reject) => {
          this.#waiting.set(id, { onAnswer, resolve, reject });
          worker.postMessage({ ...task, id, codes: codes.filter((_, at) => at % workers.length === index) } satisfies BoardsTask);
        });
      }),
    );
    this.#endWhenIdle();
  }

  #ready(): readonly Worker[] {
    const knowledge = this.#knowledge();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#workers.length > 0 && this.#version === knowledge.version) return this.#workers;
    void this.#end();
    this.#version = knowledge.version;
    const { catalogue, boards, packed } = knowledge;
    this.#workers = Array.from({ length: this.#threads }, () => {
      const worker = new Worker(new URL('./boards-worker.ts', import.meta.url), { workerData: { catalogue, boards, packed } satisfies WorkerKnowledge });
      worker.on('message', (answer: BoardsAnswer) => this.#take(answer));
      worker.on('error', (error) => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
      worker.unref();
      return worker;
    });
    return this.#workers;
  }

  #take(answer: BoardsAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    waiting.onAnswer(answer);
    if (answer.kind !== 'done' && answer.kind !== 'failed') return;
    this.#waiting.delete(answer.id);
    if (answer.kind === 'done') waiting.resolve();
    else waiting.reject(new Error(answer.reason));
  }

  /** A thread that died takes the tasks of all with it: the next question starts new ones. */
  #fail(worker: Worker, error: Error): void {
    if (!this.#workers.includes(worker)) return;
    this.#rejectAll(error);
    void this.#end();
  }

  #endWhenIdle(): void {
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.#end(), IDLE_MILLISECONDS);
    this.#idle.unref();
  }

  async #end(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    this.#version = '';
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    this.#rejectAll(new Error('The work on all places was ended.'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #rejectAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
