import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { NationalScores } from '#domain/alignment/unusual';
import type { AllPlaces, PlaceSummary } from '#server/use-cases/all-places';
import { joinScores } from '#server/use-cases/work-on-boards';
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

type Question = BoardsTask extends infer Task
  ? Task extends { readonly id: number }
    ? Omit<Task, 'id' | 'codes'>
    : never
  : never;

/** A question about all boards of a day, in parts that any thread may take. */
interface Job {
  readonly question: Question;
  readonly parts: (readonly string[])[];
  /** Parts that are out with a thread. */
  out: number;
  readonly onAnswer: (answer: BoardsAnswer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Boards of one part: few, so that a question somebody waits for soon finds a free thread. */
const BOARDS_A_PART = 6;

/** Works on all boards in threads of their own, so that questions are answered meanwhile. */
export class AllPlacesInThreads implements AllPlaces {
  readonly #knowledge: () => ThreadKnowledge;
  readonly #threads: number;
  #workers: Worker[] = [];
  #version = '';
  #nextId = 0;
  /** Asked for first: scores, which a waiting reader needs; then summaries, which nobody waits for. */
  #jobs: Job[] = [];
  /** What each busy thread works on. */
  readonly #busy = new Map<Worker, { readonly id: number; readonly job: Job }>();
  #idle: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(
    knowledge: () => ThreadKnowledge,
    threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1)),
  ) {
    this.#knowledge = knowledge;
    this.#threads = threads;
  }

  async scoreAll(asOf: string): Promise<NationalScores> {
    const parts: NationalScores[] = [];
    await this.#ask({ kind: 'score', asOf }, (answer) => {
      if (answer.kind === 'scores') parts.push(answer.scores);
    });
    return joinScores(parts);
  }

  async summariseAll(
    asOf: string,
    national: NationalScores,
    onDone: (code: string, summary: PlaceSummary) => void,
  ): Promise<void> {
    await this.#ask({ kind: 'summarise', asOf, national }, (answer) => {
      if (answer.kind === 'summary') onDone(answer.code, answer.summary);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #ask(question: Question, onAnswer: (answer: BoardsAnswer) => void): Promise<void> {
    if (this.#isClosed) return;
    const codes = this.#knowledge()
      .boardsOn(question.asOf)
      .map((board) => board.code);
    if (codes.length === 0) return;
    this.#makeReady();
    const parts: (readonly string[])[] = [];
    for (let start = 0; start < codes.length; start += BOARDS_A_PART)
      parts.push(codes.slice(start, start + BOARDS_A_PART));
    await new Promise<void>((resolve, reject) => {
      const job: Job = { question, parts, out: 0, onAnswer, resolve, reject };
      if (question.kind === 'score') this.#jobs.unshift(job);
      else this.#jobs.push(job);
      this.#handOut();
    });
  }

  #makeReady(): void {
    const knowledge = this.#knowledge();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#workers.length > 0 && this.#version === knowledge.version) return;
    void this.#end();
    this.#version = knowledge.version;
    const { catalogue, boards, packed } = knowledge;
    this.#workers = Array.from({ length: this.#threads }, () => {
      const worker = new Worker(new URL('./boards-worker.ts', import.meta.url), {
        workerData: { catalogue, boards, packed } satisfies WorkerKnowledge,
      });
      worker.on('message', (answer: BoardsAnswer) => this.#take(worker, answer));
      worker.on('error', (error) => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
      worker.unref();
      return worker;
    });
  }

  /** Gives every free thread the next part. */
  #handOut(): void {
    for (const worker of this.#workers) {
      if (this.#busy.has(worker)) continue;
      const job = this.#jobs.find((one) => one.parts.length > 0);
      const codes = job?.parts.shift();
      if (job === undefined || codes === undefined) return;
      job.out += 1;
      this.#nextId += 1;
      this.#busy.set(worker, { id: this.#nextId, job });
      worker.postMessage({ ...job.question, id: this.#nextId, codes } satisfies BoardsTask);
    }
  }

  #take(worker: Worker, answer: BoardsAnswer): void {
    const busy = this.#busy.get(worker);
    if (busy?.id !== answer.id) return;
    const { job } = busy;
    if (answer.kind === 'scores' || answer.kind === 'summary') {
      job.onAnswer(answer);
      return;
    }
    this.#busy.delete(worker);
    job.out -= 1;
    if (answer.kind === 'failed') {
      this.#jobs = this.#jobs.filter((one) => one !== job);
      job.reject(new Error(answer.reason));
    } else if (job.out === 0 && job.parts.length === 0) {
      this.#jobs = this.#jobs.filter((one) => one !== job);
      job.resolve();
    }
    this.#handOut();
    if (this.#jobs.length === 0) this.#endWhenIdle();
  }

  /** A thread that died takes the work of all with it: the next question starts new ones. */
  #fail(worker: Worker, error: Error): void {
    if (!this.#workers.includes(worker)) return;
    this.#rejectAll(error);
    void this.#end();
  }

  #endWhenIdle(): void {
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
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#busy.clear();
    for (const { reject } of jobs) reject(error);
  }
}
