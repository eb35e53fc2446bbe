import type { NationalScores } from '#domain/alignment/unusual';
import type { Board } from '#domain/framework/place-agencies';
import type { AllPlaces, PlaceSummary } from './all-places.ts';
import { analyseBoard, type AnalysedPlace } from './analyse-board.ts';
import type { KnowledgeSource } from './knowledge.ts';

/** Reports kept at once; the reports of all boards on one day are 153. */
const MOST_REPORTS = 320;
/** Days whose summaries are kept. */
const MOST_DAYS = 12;

/** How far the work on all boards of a day has come. */
export interface DayProgress {
  readonly summaries: ReadonlyMap<string, PlaceSummary>;
  readonly isDone: boolean;
}

interface Day {
  readonly national: Promise<NationalScores>;
  readonly summaries: Map<string, PlaceSummary>;
  done: Promise<void> | null;
  isDone: boolean;
}

/**
 * Reports, worked out once a place, day and version of catalogue and figures, and kept. When figures change all of them are
 * forgotten; the next question works them out anew.
 */
export class PlaceReports {
  readonly #knowledge: KnowledgeSource;
  readonly #allPlaces: AllPlaces;
  readonly #onFailure: (error: unknown) => void;
  #version = '';
  readonly #reports = new Map<string, Promise<AnalysedPlace>>();
  readonly #days = new Map<string, Day>();
  readonly #onProgress = new Map<string, (done: number) => void>();
  #changes = 0;

  constructor(knowledge: KnowledgeSource, allPlaces: AllPlaces, onFailure: (error: unknown) => void) {
    this.#knowledge = knowledge;
    this.#allPlaces = allPlaces;
    this.#onFailure = onFailure;
  }

  /** Changes whenever an answer made from reports may have changed. */
  get state(): string {
    return `${this.#knowledge().version} ${String(this.#changes)}`;
  }

  /** The report of one board on one day, with how unusual it is among all boards. */
  async report(board: Board, asOf: string): Promise<AnalysedPlace> {
    this.#forgetWhenChanged();
    const key = `${asOf} ${board.code}`;
    const kept = this.#reports.get(key);
    if (kept !== undefined) {
      this.#reports.delete(key);
      this.#reports.set(key, kept);
      return kept;
    }
    const knowledge = this.#knowledge();
    const made = this.#day(asOf).national.then((national) => analyseBoard(knowledge, board, asOf, national));
    this.#reports.set(key, made);
    made.catch(() => this.#reports.delete(key));
    for (const oldest of this.#reports.keys()) {
      if (this.#reports.size <= MOST_REPORTS) break;
      this.#reports.delete(oldest);
    }
    return made;
  }

  /** Scores of all boards on a day. */
  async national(asOf: string): Promise<NationalScores> {
    this.#forgetWhenChanged();
    return this.#day(asOf).national;
  }

  /** What is already there of some boards on a day, whole or as a summary. Nothing is worked out for it. */
  async known(
    boards: readonly Board[],
    asOf: string,
  ): Promise<{
    readonly reports: readonly AnalysedPlace[];
    readonly summaries: readonly { readonly board: Board; readonly summary: PlaceSummary }[];
  }> {
    this.#forgetWhenChanged();
    const kept = await Promise.allSettled(boards.flatMap((board) => this.#reports.get(`${asOf} ${board.code}`) ?? []));
    const reports = kept.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const whole = new Set(reports.map(({ board }) => board.code));
    const summaries = boards.flatMap((board) => {
      const summary = this.#days.get(asOf)?.summaries.get(board.code);
      return summary === undefined || whole.has(board.code) ? [] : [{ board, summary }];
    });
    return { reports, summaries };
  }

  /** What is there of all boards on a day, and starts to work out the rest. */
  summaries(asOf: string): DayProgress {
    this.#forgetWhenChanged();
    const day = this.#day(asOf);
    day.done ??= this.#summarise(asOf, day);
    return day;
  }

  /**
   * Works out the summaries of all boards on a day.
   * @param onProgress told how many there are whenever another has come
   */
  async summariseAll(asOf: string, onProgress?: (done: number) => void): Promise<DayProgress> {
    if (onProgress !== undefined) this.#onProgress.set(asOf, onProgress);
    this.summaries(asOf);
    const day = this.#day(asOf);
    await day.done;
    this.#onProgress.delete(asOf);
    return day;
  }

  async #summarise(asOf: string, day: Day): Promise<void> {
    try {
      await this.#allPlaces.summariseAll(asOf, await day.national, (code, summary) => {
        day.summaries.set(code, summary);
        this.#changes += 1;
        this.#onProgress.get(asOf)?.(day.summaries.size);
      });
      day.isDone = true;
      this.#changes += 1;
    } catch (error) {
      day.done = null;
      this.#onFailure(error);
    }
  }

  #day(asOf: string): Day {
    const kept = this.#days.get(asOf);
    if (kept !== undefined) return kept;
    const national = this.#allPlaces.scoreAll(asOf);
    const day: Day = { national, summaries: new Map(), done: null, isDone: false };
    national.catch((error: unknown) => {
      this.#days.delete(asOf);
      this.#onFailure(error);
    });
    this.#days.set(asOf, day);
    for (const oldest of this.#days.keys()) {
      if (this.#days.size <= MOST_DAYS) break;
      this.#days.delete(oldest);
    }
    return day;
  }

  #forgetWhenChanged(): void {
    const { version } = this.#knowledge();
    if (version === this.#version) return;
    this.#version = version;
    this.#reports.clear();
    this.#days.clear();
    this.#changes += 1;
  }
}
