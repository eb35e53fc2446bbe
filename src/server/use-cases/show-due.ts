import type { DueMeasureView, DueView } from '#domain/contract/due-view';
import type { Measure } from '#domain/framework/catalogue';
import { isInUse } from '#domain/alignment/snapshot';
import { findDueFigure, type DueFigure } from '#domain/intake/due-figure';
import { toGoalRow } from '#domain/intake/goal-row';
import { GOAL_COLUMNS } from '#domain/intake/read-goals';
import { toTemplateLine } from '#domain/intake/template-line';
import type { TemplateLine } from '#domain/intake/template-columns';
import { endOfPeriod, comparePeriods, parsePeriod } from '#domain/measure/period';
import { counted, inDigits } from '#domain/presentation/number-words';
import { dayInWords, periodInWords, seasonsInWords } from '#domain/measure/period-words';
import { valueInWords } from '#domain/presentation/unit-words';
import { agencyOfActor, type Actor } from '#server/permissions/actor';
import { can, decide, type Verdict } from '#server/permissions/policy';
import type { ObservationVersion } from '#server/storage/observation-repository';
import { OPERATOR_CODE } from '#server/storage/scope';
import { today } from './clock.ts';
import { nameOfAgency, type UploadDesk } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';

/** One measure of an organisation, with its newest figure and what is next. */
interface OwnMeasure {
  readonly measure: Measure;
  /** The newest that is its own or national; null: none. */
  readonly last: ObservationVersion | null;
  readonly next: DueFigure;
}

interface OwnMeasures {
  readonly code: string;
  readonly area: { readonly code: string; readonly name: string };
  readonly day: string;
  readonly measures: readonly OwnMeasure[];
  /** Measures with figures here that are no longer in use. */
  readonly ended: number;
}

/** What an organisation is to bring: the measures it is held to, and those it has figures of. */
export async function showDue(desk: UploadDesk, actor: Actor): Promise<DueView> {
  const own = await readOwnMeasures(desk, actor, 'read');
  const of = (kind: DueFigure['kind']): readonly OwnMeasure[] =>
    own.measures.filter(({ next }) => next.kind === kind).sort(newestFirst);
  const [due, here, unknown] = [of('due'), of('here'), of('unknown')];
  return {
    asOf: own.day,
    agency: { code: own.code, name: own.area.name },
    sentence: tellAll(own.measures.length, due.length),
    due: due.map((one) => tellOne(one)),
    here: here.map((one) => tellOne(one)),
    unknown: unknown.map((one) => tellOne(one)),
    ended: own.ended,
  };
}

/**
 * Lines of the template of an organisation: for each measure its newest figure as it is stored, and a line without a value for the
 * period that is due. Sent back as they are, the first change nothing and the second are blank.
 */
export async function readTemplateLines(desk: UploadDesk, actor: Actor): Promise<readonly TemplateLine[]> {
  const own = await readOwnMeasures(desk, actor, 'create');
  const { measures: register } = desk.parts.registers;
  return own.measures.flatMap(({ measure, last, next }) => {
    const resolved = register.resolve(measure.code, measure.framework_version ?? '');
    const code = resolved.kind === 'found' && resolved.measure.id === measure.id ? measure.code : measure.id;
    const subject = { measure, code, area: own.area };
    const level = last?.observation.level ?? '';
    const stored = last === null ? [] : [toTemplateLine({ ...subject, period: last.observation.period }, last, level)];
    const period = next.kind === 'due' ? next.period : null;
    // The running period is not over, and what nobody can name has no line to fill in beside a figure.
    const isOpen = next.kind === 'due' || (next.kind === 'unknown' && last === null);
    return isOpen ? [...stored, toTemplateLine({ ...subject, period }, null, level)] : stored;
  });
}

/** The goal file of an organisation: its headings, and the goals that it has set and that hold now; the measures they can be of. */
export async function readGoalFile(
  desk: UploadDesk,
  actor: Actor,
): Promise<{
  readonly rows: readonly (readonly string[])[];
  readonly measures: readonly Measure[];
  readonly code: string;
}> {
  const own = await readOwnMeasures(desk, actor, 'create');
  const goals = (await desk.parts.goals.readCurrent()).filter(({ agency }) => agency === own.code);
  const rows = goals.map(toGoalRow);
  return {
    rows: [[...GOAL_COLUMNS], ...rows.map((row) => GOAL_COLUMNS.map((column) => row[column]))],
    measures: own.measures.map(({ measure }) => measure),
    code: own.code,
  };
}

async function readOwnMeasures(desk: UploadDesk, actor: Actor, action: 'read' | 'create'): Promise<OwnMeasures> {
  const { catalogue, clock, measuresHeldBy, observations, placesOf, published, registers } = desk.parts;
  const code = agencyOfActor(actor);
  const places = code === null ? [] : placesOf(code);
  refuseUnless(decide(actor, action, { kind: 'batch', agency: code, places }));
  if (code === null) throw new UploadRefused('forbidden', 'Figures are due from organisations alone.');
  const day = today(clock);
  const found = registers.areas.resolve(code, null);
  const area = found.kind === 'found' ? found.area : { code, name: nameOfAgency(registers.areas, code) };
  // Small numbers before disclosure control are for those alone who may see them.
  const seesHidden = can(actor, 'see-hidden', {
    kind: 'figures',
    agency: code,
    places,
    published: true,
  });
  const figures = seesHidden ? observations.as(desk.scope(actor, code)) : published();
  const newest = new Map<string, ObservationVersion>();
  const standing = await figures.readObservations(
    catalogue.measures.map(({ id }) => id),
    [area.code],
  );
  for (const version of standing) {
    const { observation, owner } = version;
    const { measure, breakdown, period, value } = observation;
    if (breakdown !== '' || (owner !== code && owner !== OPERATOR_CODE)) continue;
    if (value.kind === 'missing' && value.reason === 'blank') continue;
    const known = newest.get(measure);
    if (known === undefined || comparePeriods(known.observation.period, period) < 0) newest.set(measure, version);
  }
  const held = new Set(measuresHeldBy(code));
  // What only national files have brought, of a measure that nobody holds it to, is nobody's task here.
  const mine = catalogue.measures.filter(({ id }) => held.has(id) || newest.get(id)?.owner === code);
  const measures = mine
    .filter((measure) => isInUse(measure, day) && measure.status !== 'never populated')
    .map((measure) => {
      const last = newest.get(measure.id) ?? null;
      return { measure, last, next: findDueFigure(measure, last?.observation.period ?? null, day) };
    })
    .sort((a, b) => a.measure.name.localeCompare(b.measure.name, 'en-GB') || (a.measure.id < b.measure.id ? -1 : 1));
  return {
    code,
    area: { code: area.code, name: area.name },
    day,
    measures,
    ended: mine.filter((measure) => newest.has(measure.id) && !isInUse(measure, day)).length,
  };
}

function refuseUnless(verdict: Verdict): void {
  if (verdict === 'forbidden') throw new UploadRefused('forbidden', 'Your account may look at this and not do that.');
  if (verdict === 'unknown')
    throw new UploadRefused('unknown_upload', 'There is nothing of this kind for your account.');
}

function newestFirst(a: OwnMeasure, b: OwnMeasure): number {
  const end = ({ last }: OwnMeasure): string => endOfPeriod(last?.observation.period ?? '') ?? '';
  return end(a) === end(b) ? 0 : end(a) > end(b) ? -1 : 1;
}

function tellAll(all: number, due: number): string {
  if (all === 0) return 'No goal on file holds your organisation to a measure, and no figure of it is here.';
  const measures = counted(all, 'measure');
  if (due === 0) return `Of ${measures} nothing is due, as far as is known here.`;
  return `${inDigits(due, 0)} of your ${measures} ${due === 1 ? 'has' : 'have'} a period that is over and has no figure here.`;
}

function tellOne({ measure, last, next }: OwnMeasure): DueMeasureView {
  return {
    id: measure.id,
    name: measure.name,
    cadenceWords: tellCadence(measure),
    last:
      last === null
        ? null
        : {
            periodWords: periodInWords(last.observation.period),
            valueWords: tellValue(last, measure.unit),
            isNational: last.owner === OPERATOR_CODE,
          },
    nextWords: next.kind === 'unknown' ? null : periodInWords(next.kind === 'due' ? next.period : next.next),
    whenWords: tellWhen(next, measure.periods_per_year),
  };
}

function tellValue({ observation: { value } }: ObservationVersion, unit: string): string {
  return value.kind === 'value' ? valueInWords(value.value, unit) : `no value: ${value.reason.replace('-', ' ')}`;
}

const CADENCES: ReadonlyMap<number, string> = new Map([
  [52, 'every week'],
  [12, 'every month'],
  [4, 'every quarter'],
  [2, 'twice a year'],
  [1, 'every year'],
  [0.5, 'every second year'],
]);

function tellCadence({ periods_per_year, frequency }: Measure): string {
  const known = periods_per_year === null ? undefined : CADENCES.get(periods_per_year);
  return known ?? (frequency === '' ? 'how often is not on file' : frequency);
}

/** When a period ended or ends. No day by which a figure must be here is on file for any measure, so none is made up. */
function tellWhen(next: DueFigure, often: number | null): string {
  const isSparse = often !== null && often < 1;
  switch (next.kind) {
    case 'due': {
      const ended = dayInWords(parsePeriod(next.period)?.end ?? '');
      const more =
        next.since === null || next.periods === 1
          ? ''
          : ` ${inDigits(next.periods, 0)} ${isSparse ? 'rounds' : seasonsInWords(next.period, next.periods)} since ${periodInWords(next.since)} have no figure.`;
      return `Over since ${ended}.${more}`;
    }
    case 'here':
      return `Runs until ${dayInWords(parsePeriod(next.next)?.end ?? '')}.`;
    case 'unknown':
      return 'Its next period is not on file.';
  }
}
