import { controlFigures } from '#domain/disclosure/control-figures';
import { NHS_RULE } from '#domain/disclosure/disclosure-policy';
import type { PlaceEffectView, UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { SeriesView } from '#domain/contract/series-view';
import type { Catalogue, Goal } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { withLocalGoals } from '#domain/framework/with-local-goals';
import type { MeasuredValue } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import { endOfPeriod } from '#domain/measure/period';
import { counted, inDigits, joined } from '#domain/presentation/number-words';
import { dayInWords } from '#domain/measure/period-words';
import { toMovementChart } from '#domain/presentation/to-movement-chart';
import type { Actor } from '#server/permissions/actor';
import { OPERATOR_CODE } from '#server/storage/scope';
import type { StoredUpload } from '#server/storage/upload-repository';
import { today } from './clock.ts';
import { areasOfPlace, type Knowledge } from './knowledge.ts';
import { figureWorldOf } from './publish-figures.ts';
import { isGoalFile, nameOfAgency, type Preview, type UploadDesk } from './upload-desk.ts';
import type { EffectParts } from './effect-parts.ts';
import type { EffectTask } from './work-out-effects.ts';

/** Places of one day that are worked out; others are named by their number. */
const MOST_PLACES = 3;
const MOST_CHARTS = 3;
/** New and changed figures that are put in at most; a longer file is told of on its pages once it is published. */
const MOST_FIGURES = 50_000;
/** Results that are kept ready. */
const MOST_KEPT = 20;

const NOTHING: Omit<UploadEffectsView, 'state' | 'words'> = { done: 0, of: 0, charts: [], places: [] };

interface Work {
  view: UploadEffectsView;
  readonly done: Promise<void>;
}

/**
 * What a checked file would change in charts and findings: worked out beside the preview, one file at a time, kept for as long as
 * the preview and what is published stay the same, and forgotten with the process. Nothing of it is stored.
 */
export class UploadEffects {
  readonly #desk: UploadDesk;
  readonly #parts: EffectParts | null;
  readonly #kept = new Map<string, Work>();
  readonly #stop = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  /** @param parts null: nothing is worked out, as for commands */
  constructor(desk: UploadDesk, parts: EffectParts | null) {
    this.#desk = desk;
    this.#parts = parts;
  }

  /** How far it is; the first question begins the work. */
  async show(actor: Actor, id: string): Promise<UploadEffectsView> {
    const upload = await this.#desk.find(actor, id, 'read');
    const preview = upload.preview as Preview | null;
    const isOpen = upload.state === 'checked' || upload.state === 'waiting' || upload.state === 'scheduled';
    if (this.#parts === null || preview === null || !isOpen || upload.batch === null)
      return none('There is nothing to compare: the file is not checked, or it is published already.');
    if (preview.isBlocked || preview.counts.created + preview.counts.changed === 0)
      return none('The file changes nothing that is stored, so that every chart and every finding stays.');
    if (!isGoalFile(upload) && preview.counts.created + preview.counts.changed > MOST_FIGURES)
      return none(
        `The file has more than ${inDigits(MOST_FIGURES, 0)} new or changed figures: what they change is on the pages once they are published, and undone if need be.`,
      );
    const key = `${id} ${upload.previewDigest ?? ''} ${this.#parts.knowledge().version}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept.view;
    return this.#begin(this.#parts, actor, upload, key).view;
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#kept.values()].map(({ done }) => done));
  }

  #begin(parts: EffectParts, actor: Actor, upload: StoredUpload, key: string): Work {
    const work: { view: UploadEffectsView; done: Promise<void> } = {
      view: { ...NOTHING, state: 'working', words: 'What will change is being worked out.' },
      done: Promise.resolve(),
    };
    // One at a time: each holds all figures twice.
    this.#queue = this.#queue.then(() => this.#work(parts, actor, upload, work));
    work.done = this.#queue;
    this.#kept.set(key, work);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return work;
  }

  async #work(
    parts: EffectParts,
    actor: Actor,
    upload: StoredUpload,
    work: { view: UploadEffectsView },
  ): Promise<void> {
    try {
      this.#stop.signal.throwIfAborted();
      const { catalogue, packed } = parts.knowledge();
      const { observations, goals } = this.#desk.parts;
      const scope = this.#desk.scope(actor, upload.owner);
      const setsGoals = isGoalFile(upload);
      const batch = upload.batch ?? '';
      const staged = setsGoals ? [] : await observations.as(scope).readStaged(batch, MOST_FIGURES);
      const given = setsGoals ? (await goals.as(scope).readOf(batch)).map(({ goal }) => goal) : [];
      const charts = await this.#draw(staged, upload);
      const chosen = setsGoals ? this.#placesOfGoals(parts, given) : this.#placesOfFigures(parts, staged);
      work.view = { ...NOTHING, state: 'working', words: chosen.words, of: chosen.tasks.length, charts };
      const places: PlaceEffectView[] = [];
      if (chosen.tasks.length > 0) {
        const tasks: EffectTask[] = [];
        for (const { board, asOf } of chosen.tasks) tasks.push({ board, asOf, national: await parts.nationalOn(asOf) });
        await parts.worker.work(
          {
            catalogue,
            packed,
            catalogueAfter: setsGoals ? withGoalsOfFile(catalogue, given) : null,
            figures: asEverybodySees(staged, upload.owner, parts.knowledge()).map(toRow),
            tasks,
          },
          (effect) => {
            places.push(effect);
            work.view = { ...work.view, done: places.length, places: [...places] };
          },
          this.#stop.signal,
        );
      }
      work.view = { ...work.view, state: 'done', places };
    } catch (error) {
      work.view = {
        ...work.view,
        state: 'failed',
        words: 'What will change could not be worked out. The file can be published all the same.',
      };
      if (!this.#stop.signal.aborted) this.#desk.parts.onFailure(error);
    }
  }

  /** Charts of the biggest movements, then of the series that gain most figures. */
  async #draw(staged: readonly Observation[], upload: StoredUpload): Promise<SeriesView[]> {
    const { catalogue, published, registers } = this.#desk.parts;
    const preview = upload.preview as Preview;
    const bySeries = new Map<string, Observation[]>();
    for (const observation of staged) {
      const key = `${observation.measure}\t${observation.area}`;
      const known = bySeries.get(key);
      if (known === undefined) bySeries.set(key, [observation]);
      else known.push(observation);
    }
    const moved = preview.movements
      .filter(({ breakdown }) => breakdown === '')
      .map(({ measure, area }) => `${measure}\t${area}`);
    const grown = [...bySeries].sort(([, a], [, b]) => b.length - a.length).map(([key]) => key);
    const charts: SeriesView[] = [];
    for (const key of new Set([...moved, ...grown])) {
      if (charts.length >= MOST_CHARTS) break;
      const [measureId = '', area = ''] = key.split('\t');
      const measure = catalogue.measures.find(({ id }) => id === measureId);
      const figures = bySeries.get(key);
      if (measure === undefined || figures === undefined) continue;
      const stored = await published().readObservations([measureId], [area]);
      const chart = toMovementChart({
        measure,
        area: { code: area, name: nameOfAgency(registers.areas, area) },
        stored: byPeriod(stored.map(({ observation }) => observation)),
        given: byPeriod(figures),
      });
      if (chart !== null) charts.push(chart);
    }
    return charts;
  }

  #placesOfFigures({ knowledge }: EffectParts, staged: readonly Observation[]): Chosen {
    const day = today(this.#desk.parts.clock);
    const { register } = knowledge();
    const counts = new Map<string, number>();
    let newest: string | null = null;
    for (const { area, period } of staged) {
      counts.set(area, (counts.get(area) ?? 0) + 1);
      const end = endOfPeriod(period);
      if (end !== null && end <= day && (newest === null || end > newest)) newest = end;
    }
    // The day that the newest figures of the file speak for, and today: old figures may say nothing of today.
    const days = [...new Set([newest ?? day, day])];
    return chooseTasks(days, (asOf) =>
      register.boardsOn(asOf).map((board) => ({
        board,
        weight: areasOfPlace(board, asOf).reduce((sum, area) => sum + (counts.get(area) ?? 0), 0),
      })),
    );
  }

  #placesOfGoals({ knowledge }: EffectParts, given: readonly Goal[]): Chosen {
    const day = today(this.#desk.parts.clock);
    const { register } = knowledge();
    // A goal that begins later says nothing of today.
    const first = given
      .flatMap(({ in_force_from }) => in_force_from ?? [])
      .filter((from) => from > day)
      .sort()[0];
    return chooseTasks([...new Set([day, first ?? day])], (asOf) =>
      register.boardsOn(asOf).map((board) => ({
        board,
        weight: given.filter(({ agency, place }) =>
          place === null
            ? areasOfPlace(board, asOf).includes(agency ?? '')
            : [board.code, board.figuresCode].includes(place),
        ).length,
      })),
    );
  }
}

interface Chosen {
  readonly tasks: readonly { readonly board: Board; readonly asOf: string }[];
  readonly words: string;
}

/** The places that a file speaks of most, on each of the days; and in words what is worked out and what is not. */
function chooseTasks(
  days: readonly string[],
  weighed: (asOf: string) => readonly { readonly board: Board; readonly weight: number }[],
): Chosen {
  let touched = 0;
  const tasks = days.flatMap((asOf) => {
    const found = weighed(asOf).filter(({ weight }) => weight > 0);
    touched = Math.max(touched, found.length);
    // The most figures first; of equals the first by name, as they come.
    return found
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MOST_PLACES)
      .map(({ board }) => ({ board, asOf }));
  });
  if (tasks.length === 0) return { tasks, words: 'The file speaks of no place that has findings.' };
  const names = joined([...new Set(tasks.map(({ board }) => board.name))]);
  const left = touched - MOST_PLACES;
  const others =
    left > 0 ? ` ${counted(left, 'other place')} it speaks of ${left === 1 ? 'is' : 'are'} not worked out.` : '';
  return { tasks, words: `Worked out for ${names}, as at ${joined(days.map(dayInWords))}.${others}` };
}

function none(words: string): UploadEffectsView {
  return { ...NOTHING, state: 'none', words };
}

/** The goals of the file take the place of those that hold under the same id. */
function withGoalsOfFile(catalogue: Catalogue, given: readonly Goal[]): Catalogue {
  const ids = new Set(given.map(({ id }) => id));
  return withLocalGoals({ ...catalogue, goals: catalogue.goals.filter(({ id }) => !ids.has(id)) }, given);
}

/** Figures of an organisation come under disclosure control before anybody reads a finding of them; national files were controlled. */
function asEverybodySees(
  staged: readonly Observation[],
  owner: string,
  { catalogue, register }: Pick<Knowledge, 'catalogue' | 'register'>,
): readonly Observation[] {
  return owner === OPERATOR_CODE ? staged : controlFigures(staged, NHS_RULE, figureWorldOf(catalogue, register));
}

function toRow({ measure, area, level, period, value }: Observation) {
  return { measure, area, level, period, value: value.kind === 'value' ? value.value : null };
}

function byPeriod(figures: readonly Observation[]): ReadonlyMap<string, MeasuredValue> {
  return new Map(figures.filter(({ breakdown }) => breakdown === '').map(({ period, value }) => [period, value]));
}
