import type { AlignmentReport } from '#domain/alignment/report';
import { goalsOf, isInUse, type Snapshot } from '#domain/alignment/snapshot';
import type { PlaceStepView, SeamLine, StepMeasure } from '#domain/contract/place-step-view';
import type { JourneyStep } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { nameHolders, verb } from './agency-names.ts';
import { figureOfMeasure } from './measure-figure.ts';
import { capital, counted, countInWords, joined, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { toStepHolders } from './step-holders.ts';
import { stepName } from './step-names.ts';
import { othersAtStep, ownerOfStep } from './step-parties.ts';
import type { Telling } from './telling.ts';
import { tellingOf, toSeamViews } from './to-journey-view.ts';
import { toMeasureRows } from './to-place-measures-view.ts';
import { touchingConflicts } from './touching-conflicts.ts';
import { withoutIds } from './without-ids.ts';

/** Everything a step or a hand-over at a place is told from. */
export interface PlaceStepInput {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  /** One line a publication whose figures are shown. */
  readonly figureSources?: (measures: readonly string[]) => readonly string[];
}

/** The steps of the journey in order. */
export function stepsInOrder(snapshot: Snapshot): readonly JourneyStep[] {
  return [...snapshot.catalogue.steps].sort((a, b) => a.order - b.order);
}

/**
 * One step of the journey at one place on a day: who answers, what is measured and how it stands, what nobody measures, and
 * the conflicts that touch it. Null for a step that is not on file.
 */
export function toPlaceStepView(input: PlaceStepInput, id: string): PlaceStepView | null {
  const { board, snapshot, report } = input;
  const telling = tellingOf(input);
  const steps = stepsInOrder(snapshot);
  const step = steps.find((row) => row.id === id);
  if (step === undefined) return null;
  const owner = ownerOfStep(telling, step);
  const listed = step.measures.flatMap((measure) => snapshot.measures.get(measure) ?? []);
  const held = listed.filter((measure) => goalsOf(snapshot, measure.id).length > 0);
  const { axis, rows } = toMeasureRows(telling, report, held);
  const byId = new Map(held.map((measure) => [measure.id, measure]));
  const measures = rows.map((row): StepMeasure => {
    const goals = goalsOf(snapshot, row.id);
    const measure = byId.get(row.id);
    const told = measure === undefined ? null : figureOfMeasure(telling, measure, goals);
    return { ...row, ...toStepHolders(telling, goals, told) };
  });
  const place = placeInWords(board.name);
  const name = stepName(step);
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    step: {
      id: step.id,
      name,
      fullName: step.name === name ? '' : step.name,
      voice: step.person_voice,
      place: steps.indexOf(step) + 1,
      of: steps.length,
    },
    title: `${answersTitle(telling, step, name, place)}${askedTail(measures)}`,
    lead: leadOf(snapshot, measures),
    newerFigures: newerFigures(measures),
    owner,
    others: othersAtStep(telling, step),
    axis,
    domains: snapshot.catalogue.domains.map((domain) => ({
      id: domain.id,
      name: domain.name,
      asks: domain.asks,
      role: domain.role,
      measures: measures.filter((row) => row.domain === domain.id),
      hole:
        report.findings.find(
          (one) =>
            one.kind === 'ORPHAN' && one.subkind === 'domain_hole' && one.step === step.id && one.domain === domain.id,
        )?.id ?? null,
    })),
    notMeasured: {
      gap: withoutIds(snapshot, step.gap),
      unheld: listed
        .filter((measure) => !held.includes(measure))
        .map((row) => ({ id: row.id, name: capital(row.name) })),
      outOfUse: outOfUse(snapshot, step),
    },
    conflicts: touchingConflicts(telling, report, [step.id]),
    ...seamsOf(telling, report, step),
    sources: [
      ...(input.figureSources?.(measures.filter((row) => row.figure.state !== 'none').map((row) => row.id)) ?? []),
    ],
    catalogueVersion: report.catalogueVersion,
  };
}

/** Who answers for a step, as the first half of a title. */
function answersTitle(telling: Telling, step: JourneyStep, name: string, place: string): string {
  if (step.owner === null) return `Nobody answers for “${name}” in ${place}`;
  const agencies = ownerOfStep(telling, step)?.agencies ?? [];
  if (agencies.length === 0) return `No organisation of ${place} answers for “${name}” on this day`;
  const type = step.owner;
  const named = nameHolders(
    telling.snapshot,
    agencies.map(({ id }) => ({ agency: id, type })),
  );
  return `${capital(named.words)} ${verb(named, 'answers', 'answer')} for “${name}” in ${place}`;
}

/** How many of the measures ask people: the second half of a title. */
function askedTail(measures: readonly StepMeasure[]): string {
  if (measures.length === 0) return ', and no measure looks at it.';
  const asking = measures.filter(({ asked }) => asked === 'people are asked').length;
  if (asking === 0)
    return measures.length === 1
      ? '; its one measure does not ask people how it was.'
      : `; none of its ${countInWords(measures.length)} measures asks people how it was.`;
  if (measures.length === 1) return '; its one measure asks people how it was.';
  return `; ${asking === measures.length ? `all ${countInWords(asking)}` : `${countInWords(asking)} of ${countInWords(measures.length)}`} measures ${asking === 1 ? 'asks' : 'ask'} people how it was.`;
}

function leadOf({ catalogue }: Snapshot, measures: readonly StepMeasure[]): string {
  if (measures.length === 0) return 'Nobody here is held to a measure of this step on this day.';
  const parts = catalogue.domains.flatMap((domain) => {
    const count = measures.filter((row) => row.domain === domain.id).length;
    return count === 0 ? [] : [`${countInWords(count)} of ${small(domain.name)}`];
  });
  const targets = measures.flatMap((row) => row.targets);
  const count = (state: 'met' | 'missed' | 'unknown'): number => targets.filter((one) => one.state === state).length;
  const [met, missed, unknown] = [count('met'), count('missed'), count('unknown')];
  const held = `Organisations here are held to ${counted(measures.length, 'measure')} of it: ${joined(parts)}.`;
  if (targets.length === 0) return `${held} None of them has a target.`;
  if (met + missed === 0)
    return `${held} ${unknown === 1 ? 'Their one target cannot' : `None of their ${countInWords(unknown)} targets can`} be judged from the figures here.`;
  const judged = [
    ...(met > 0 ? [`${countInWords(met)} ${met === 1 ? 'is' : 'are'} met`] : []),
    ...(missed > 0 ? [`${countInWords(missed)} ${missed === 1 ? 'is' : 'are'} missed`] : []),
    ...(unknown > 0 ? [`${countInWords(unknown)} cannot be judged from the figures here`] : []),
  ];
  return `${held} Of their ${targets.length === 1 ? 'one target' : `${countInWords(targets.length)} targets`} ${joined(judged)}.`;
}

/** Where no figure of the step is fresh, the day for which the newest was. */
function newerFigures(measures: readonly StepMeasure[]): PlaceStepView['newerFigures'] {
  if (measures.some((row) => row.figure.state === 'fresh')) return null;
  const newest = measures.reduce<string | null>(
    (latest, { figure }) => (figure.end !== null && (latest === null || figure.end > latest) ? figure.end : latest),
    null,
  );
  return newest === null
    ? null
    : { text: `The newest figures of this step here are for ${dayInWords(newest)}.`, asOf: newest };
}

function outOfUse({ catalogue, asOf }: Snapshot, step: JourneyStep): string {
  const count = step.measures.filter((id) => {
    const row = catalogue.measures.find((one) => one.id === id);
    return row !== undefined && !isInUse(row, asOf);
  }).length;
  if (count === 0) return '';
  return `${capital(counted(count, 'more measure'))} of this step ${count === 1 ? 'was' : 'were'} not in use on this day.`;
}

/** The hand-overs into a step and out of it. */
function seamsOf(
  telling: Telling,
  report: AlignmentReport,
  step: JourneyStep,
): Pick<PlaceStepView, 'before' | 'after'> {
  const { steps } = telling.snapshot.catalogue;
  const seams = toSeamViews(telling, report.findings);
  const line = (seam: (typeof seams)[number] | undefined, other: 'from' | 'to'): SeamLine | null =>
    seam === undefined
      ? null
      : {
          id: `${seam.from}-${seam.to}`,
          state: seam.state,
          sentence: seam.sentence,
          step: { id: seam[other], name: stepName(steps.find((row) => row.id === seam[other])) },
        };
  return {
    before: line(
      seams.find((seam) => seam.to === step.id),
      'from',
    ),
    after: line(
      seams.find((seam) => seam.from === step.id),
      'to',
    ),
  };
}
