import { rememberOnce } from '#domain/alignment/remember-once';
import type { Finding } from '#domain/alignment/report';
import type { JourneyStep } from '#domain/framework/catalogue';
import type { FindingCard } from '#domain/contract/shared-parts';
import type { Telling } from './telling.ts';

/** Forms that are facts about the place's own agencies, which no step of the journey holds. */
const OF_THE_PLACE: Readonly<Record<string, string>> = {
  'FOOTPRINT/shared_provider': 'about the hospital itself, at no single step',
  'FOOTPRINT/split_provider': 'about the hospitals themselves, at no single step',
  'FOOTPRINT/holders': 'about who holds what here, at no single step',
  'FOOTPRINT/boundaries': 'about the boundaries here, at no single step',
  'FOOTPRINT/tiers': 'about the tiers here, at no single step',
};

/** Steps by the measures listed at them: asked for every card of every place. */
const stepsByMeasure = rememberOnce((steps: readonly JourneyStep[]): ReadonlyMap<string, readonly JourneyStep[]> => {
  const found = new Map<string, JourneyStep[]>();
  for (const step of steps) {
    for (const measure of step.measures) {
      const at = found.get(measure);
      if (at === undefined) found.set(measure, [step]);
      else at.push(step);
    }
  }
  return found;
});

/** The steps of the journey that a finding touches, in order: its own, and those its measures are listed at. */
export function stepsOf(telling: Telling, finding: Finding): readonly JourneyStep[] {
  const { steps } = telling.snapshot.catalogue;
  const own = [finding.step, ...(finding.seam ?? [])];
  const touched = new Set([
    ...steps.filter((step) => own.includes(step.id)),
    ...finding.measures.flatMap((measure) => stepsByMeasure(steps).get(measure) ?? []),
  ]);
  return [...touched].sort((a, b) => a.order - b.order);
}

/**
 * Where a finding is drawn: a fact of the place beside the line; several measures as an arc from the first step they
 * are at to the last; everything at one step, or of one measure, as a pin.
 */
export function placeFinding(telling: Telling, finding: Finding): FindingCard['placement'] {
  const words = OF_THE_PLACE[`${finding.kind}/${finding.subkind}`];
  const agencies = [...(finding.agencies ?? [])];
  if (words !== undefined) return { form: 'place', words, agencies };
  const steps = stepsOf(telling, finding);
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return { form: 'place', words: 'at no single step', agencies };
  const isOnePoint = first === last || (finding.seam === undefined && finding.measures.length < 2);
  return isOnePoint ? { form: 'pin', step: first.id } : { form: 'arc', from: first.id, to: last.id };
}
