import type { DraftFinding } from '../draft-finding.ts';
import type { JourneyStep } from '#domain/framework/catalogue';
import { lacksToClose } from '../seam-closing.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';

/** ORPHAN: a step of the journey, or a seam between two, that nobody answers for. */
export function findOrphan(snapshot: Snapshot): readonly DraftFinding[] {
  return [...findSteps(snapshot), ...findHoles(snapshot), ...findSeams(snapshot)];
}

const COMMON = { kind: 'ORPHAN', idMeasures: [], confidence: 'A', local: { rule: 'unknown' } } as const;

/** Measures at a step: listed there and held by somebody. */
function measuresAt(snapshot: Snapshot, step: JourneyStep): readonly string[] {
  return step.measures.filter((measure) => goalsOf(snapshot, measure).length > 0);
}

function ownersAmong(steps: readonly JourneyStep[]): string[] {
  return steps.flatMap((step) => (step.owner === null ? [] : [step.owner]));
}

function findSteps(snapshot: Snapshot): DraftFinding[] {
  return snapshot.catalogue.steps.flatMap((step): DraftFinding[] => {
    const measures = measuresAt(snapshot, step);
    if (step.owner !== null && measures.length > 0) return [];
    return [
      {
        ...COMMON,
        subkind: 'step',
        goals: measures.flatMap((measure) => goalsOf(snapshot, measure)),
        measures,
        unique: step.id,
        score: 3,
        size: 3,
        moreTypes: ownersAmong([step]),
        steps: [step.id],
        reason: `${step.id} ${step.owner === null ? 'has no owner' : 'has an owner'} and ${measures.length} measure(s) with a goal.`,
        details: { step: step.id },
      },
    ];
  });
}

function findHoles(snapshot: Snapshot): DraftFinding[] {
  return snapshot.catalogue.steps.flatMap((step) => {
    const domains = new Set(measuresAt(snapshot, step).map((measure) => snapshot.measures.get(measure)?.domain));
    return snapshot.catalogue.domains
      .filter((domain) => !domains.has(domain.id))
      .map((domain): DraftFinding => ({
        ...COMMON,
        subkind: 'domain_hole',
        goals: [],
        measures: [],
        unique: `${step.id}+${domain.id}`,
        score: 1,
        size: 1,
        moreTypes: ownersAmong([step]),
        steps: [step.id],
        reason: `${step.id} has no measure with a goal in domain ${domain.id}.`,
        details: { step: step.id, domain: domain.id },
      }));
  });
}

function findSeams(snapshot: Snapshot): DraftFinding[] {
  const steps = new Map(snapshot.catalogue.steps.map((step) => [step.id, step]));
  return snapshot.catalogue.seams.flatMap((seam): DraftFinding[] => {
    const from = steps.get(seam.from_step);
    const to = steps.get(seam.to_step);
    if (from === undefined || to === undefined) return [];
    const candidates = from.measures.map((id) => ({ id, lacks: lacksToClose(snapshot, from, to, id) }));
    if (candidates.some(({ lacks }) => lacks.length === 0)) return [];
    const spanning = candidates.filter(({ lacks }) => lacks.every((lack) => lack === 'both sides')).map(({ id }) => id);
    const crack = spanning.length === 0;
    return [
      {
        ...COMMON,
        subkind: crack ? 'seam_crack' : 'seam_half',
        goals: [],
        measures: spanning,
        unique: `${from.id}-${to.id}`,
        score: crack ? 2 : 1,
        size: crack ? 2 : 1,
        moreTypes: ownersAmong([from, to]),
        steps: [from.id, to.id],
        reason: crack
          ? `No reported experience with a goal spans ${from.id} and ${to.id}.`
          : `${spanning.join(', ')} spans ${from.id} and ${to.id}, but no two agencies that are parties of both steps hold it.`,
        details: { seam: [from.id, to.id] },
      },
    ];
  });
}
