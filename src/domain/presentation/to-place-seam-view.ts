import { lacksToClose, type SeamLack } from '#domain/alignment/seam-closing';
import { goalsOf, type Snapshot } from '#domain/alignment/snapshot';
import type { PlaceSeamView, SeamEnd, SeamMeasure, SeamNeed } from '#domain/contract/place-seam-view';
import type { StepParty } from '#domain/contract/place-step-view';
import type { JourneyStep, Measure } from '#domain/framework/catalogue';
import { nameHolders, verb, type NamedAgencies } from './agency-names.ts';
import { figureOfMeasure, toFigureView } from './measure-figure.ts';
import { capital, joined, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { lacksInWords } from './seam-words.ts';
import { stepName } from './step-names.ts';
import { othersAtStep, ownerOfStep } from './step-parties.ts';
import type { Telling } from './telling.ts';
import { tellingOf, toSeamViews } from './to-journey-view.ts';
import type { PlaceStepInput } from './to-place-step-view.ts';
import { toFindingCard } from './to-finding-card.ts';
import { touchingConflicts } from './touching-conflicts.ts';

/** Most measures named as coming nearest. */
const MOST_NEAREST = 3;

/** A measure beside a seam, with what it lacks. */
interface Candidate {
  readonly measure: Measure;
  readonly lacks: readonly SeamLack[];
}

/**
 * The hand-over between two steps at one place on a day: who hands over to whom, whether anybody asks how it went, and what
 * it would need. Null where no seam of that name joins two steps.
 * @param id the two steps, as `J07-J08`
 */
export function toPlaceSeamView(input: PlaceStepInput, id: string): PlaceSeamView | null {
  const { board, snapshot, report } = input;
  const telling = tellingOf(input);
  const seams = toSeamViews(telling, report.findings);
  const at = seams.findIndex((seam) => `${seam.from}-${seam.to}` === id);
  const seam = seams[at];
  const from = snapshot.catalogue.steps.find((step) => step.id === seam?.from);
  const to = snapshot.catalogue.steps.find((step) => step.id === seam?.to);
  if (seam === undefined || from === undefined || to === undefined) return null;
  const place = placeInWords(board.name);
  const all = snapshot.catalogue.measures.map((measure) => ({
    measure,
    lacks: lacksToClose(snapshot, from, to, measure.id),
  }));
  const finding = report.findings.find((one) => one.id === seam.findingId) ?? null;
  const neighbour = (index: number): PlaceSeamView['previous'] => {
    const other = seams[index];
    return other === undefined
      ? null
      : { id: `${other.from}-${other.to}`, words: handOverWords(snapshot, other.from, other.to) };
  };
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    id,
    position: { place: at + 1, of: seams.length },
    state: seam.state,
    title: seamTitle(seam.state, `the hand-over from ${small(stepName(from))} to ${small(stepName(to))}`, place),
    handOver: handOver(telling, from, to),
    from: toEnd(telling, from),
    to: toEnd(telling, to),
    needs: needsOf(telling, from, to, all),
    spanning: all
      .filter(({ lacks }) => !lacks.includes('listed') && !lacks.includes('goal'))
      .map((one) => toSeamMeasure(telling, one)),
    nearest: seam.state === 'closed' ? [] : nearestOf(telling, from, to, all),
    finding: finding === null ? null : toFindingCard(telling, finding, null),
    conflicts: touchingConflicts(telling, report, [from.id, to.id]),
    previous: neighbour(at - 1),
    next: neighbour(at + 1),
    catalogueVersion: report.catalogueVersion,
  };
}

function seamTitle(state: PlaceSeamView['state'], handOver: string, place: string): string {
  switch (state) {
    case 'crack':
      return `No measure asks people in ${place} how ${handOver} went.`;
    case 'half':
      return `People in ${place} are asked how ${handOver} went, but not both sides are held to the answer.`;
    case 'closed':
      return `People in ${place} are asked how ${handOver} went, and both sides are held to the answer.`;
  }
}

/** `Hospital stay to leaving hospital` */
function handOverWords({ catalogue }: Snapshot, from: string, to: string): string {
  const name = (id: string): string => stepName(catalogue.steps.find((step) => step.id === id));
  return `${name(from)} to ${small(name(to))}`;
}

function toEnd(telling: Telling, step: JourneyStep): SeamEnd {
  return {
    id: step.id,
    name: stepName(step),
    voice: step.person_voice,
    owner: ownerOfStep(telling, step),
    others: othersAtStep(telling, step),
  };
}

/** The owners of a step as a sentence names them; null where nobody is there to be named. */
function named(telling: Telling, step: JourneyStep, owner: StepParty | null): NamedAgencies | null {
  const type = step.owner;
  if (type === null || owner === null || owner.agencies.length === 0) return null;
  return nameHolders(
    telling.snapshot,
    owner.agencies.map(({ id }) => ({ agency: id, type })),
  );
}

/** Who hands over to whom, by name. */
function handOver(telling: Telling, from: JourneyStep, to: JourneyStep): string {
  const giver = named(telling, from, ownerOfStep(telling, from));
  const taker = named(telling, to, ownerOfStep(telling, to));
  if (giver === null && taker === null) return 'Nobody here answers for either side of it.';
  if (giver === null && taker !== null)
    return `Nobody here answers for “${stepName(from)}”, so nobody hands over to ${taker.words}.`;
  if (giver !== null && taker === null)
    return `${capital(giver.words)} ${verb(giver, 'hands', 'hand')} over, and nobody here answers for “${stepName(to)}”.`;
  if (giver === null || taker === null) return '';
  if (giver.words === taker.words)
    return `${capital(giver.words)} ${verb(giver, 'answers', 'answer')} for both sides of it.`;
  return `${capital(giver.words)} ${verb(giver, 'hands', 'hand')} over to ${taker.words}.`;
}

/** What a hand-over needs so that it is no crack: somebody on each side, people asked, and both sides held to the answer. */
function needsOf(telling: Telling, from: JourneyStep, to: JourneyStep, all: readonly Candidate[]): SeamNeed[] {
  const answers = (step: JourneyStep): SeamNeed => {
    const who = named(telling, step, ownerOfStep(telling, step));
    return {
      there: who !== null,
      need: `Somebody who answers for “${stepName(step)}”`,
      words: who === null ? 'Nobody here does.' : `${capital(who.words)} ${verb(who, 'does', 'do')}.`,
    };
  };
  const lacksOnly = (allowed: readonly SeamLack[]): readonly Candidate[] =>
    all.filter(({ lacks }) => lacks.every((lack) => allowed.includes(lack)));
  const names = (found: readonly Candidate[]): string => joined(found.map(({ measure }) => `“${measure.name}”`));
  const inUse = lacksOnly(['goal', 'both sides']);
  const held = lacksOnly(['both sides']);
  const across = lacksOnly([]);
  const once = lacksOnly(['in use', 'goal']).filter(({ lacks }) => lacks.includes('in use'));
  return [
    answers(from),
    answers(to),
    {
      there: inUse.length > 0,
      need: 'A measure that asks people how it was, at both steps',
      words:
        inUse.length > 0
          ? `${capital(names(inUse))}.`
          : once.length > 0
            ? `${names(once)} would, but ${once.length === 1 ? 'it is' : 'they are'} not in use on this day.`
            : 'No measure of the framework does.',
    },
    {
      there: held.length > 0,
      need: 'Somebody held to what people say',
      words: held.length > 0 ? `Somebody here is held to ${names(held)}.` : 'Nobody here is.',
    },
    {
      there: across.length > 0,
      need: 'An organisation of each side held to it',
      words:
        across.length > 0
          ? `Both sides are held to ${names(across)}.`
          : held.length > 0
            ? 'One side is, the other is not.'
            : 'Neither side is.',
    },
  ];
}

/**
 * The measures that ask people and come nearest: those of both steps, then of one of the two, then those that cross a
 * hand-over elsewhere; of each first those that may stand for a hand-over, that are in use, that somebody is held to.
 */
function nearestOf(telling: Telling, from: JourneyStep, to: JourneyStep, all: readonly Candidate[]): SeamMeasure[] {
  const { steps } = telling.snapshot.catalogue;
  const rank = ({ measure, lacks }: Candidate): readonly number[] | null => {
    if (lacks.includes('experience') || lacks.includes('reported')) return null;
    const crossed = steps.filter((step) => step.measures.includes(measure.id)).length;
    const isNear = from.measures.includes(measure.id) || to.measures.includes(measure.id);
    const reach = !lacks.includes('listed') ? 0 : isNear ? 1 : crossed > 1 ? 2 : null;
    if (reach === null) return null;
    return [reach, ...(['may close', 'in use', 'goal'] as const).map((lack) => (lacks.includes(lack) ? 1 : 0))];
  };
  return all
    .flatMap((one) => {
      const order = rank(one);
      return order === null ? [] : [{ one, order }];
    })
    .sort((a, b) => compareRanks(a.order, b.order) || (a.one.measure.name < b.one.measure.name ? -1 : 1))
    .slice(0, MOST_NEAREST)
    .map(({ one }) => toSeamMeasure(telling, one));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = one - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function toSeamMeasure(telling: Telling, { measure, lacks }: Candidate): SeamMeasure {
  return {
    id: measure.id,
    name: capital(measure.name),
    words: lacksInWords(telling, measure, lacks),
    figure: lacks.includes('in use') ? '' : figureWords(telling, measure),
  };
}

function figureWords(telling: Telling, measure: Measure): string {
  const found = figureOfMeasure(telling, measure, goalsOf(telling.snapshot, measure.id));
  const { text, periodWords, whose, state } = toFigureView(telling, measure, found);
  if (state === 'none') return periodWords;
  return state === 'fresh' ? `${whose}: ${text} in ${periodWords}` : `${whose}: ${text}, ${periodWords}`;
}
