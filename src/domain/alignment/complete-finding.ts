import type { DraftFinding } from './draft-finding.ts';
import { isFactOfPlace } from './fact-of-place.ts';
import { hereGrade, spokenFigures } from './here.ts';
import { rememberOnce } from './remember-once.ts';
import type { Finding } from './report.ts';
import { addSeverity, localPoints, reachPoints } from './severity.ts';
import { agenciesOfType, type Snapshot } from './snapshot.ts';
import { sortedSet } from './sorted-text.ts';
import { comparedForm, unusualness, type NationalScores } from './unusual.ts';

/** Kinds that can headline, and so be inside one organisation, in the order a board reads them. */
export const HEADLINE_KINDS = [
  'POLARITY',
  'TARGET',
  'DEFINITION',
  'STRUCTURAL',
  'EMPIRICAL',
  'INCENTIVE',
  'COST_SHUNT',
  'TIMING',
  'FOOTPRINT',
  'CONTENTION',
  'ATTRIBUTION',
  'WHOLE_RED',
] as const;

/** Fills in what is the same for every kind: id, agencies, severity, here, figures, unusual, contested. */
export function completeFinding(snapshot: Snapshot, draft: DraftFinding, national: NationalScores | null): Finding {
  const { kind, subkind, score } = draft;
  const measures = sortedSet(draft.measures);
  const goals = sortedSet(draft.goals.map((goal) => goal.row.id));
  const agencyTypes = sortedSet(
    draft.onlyTypes ?? [...draft.goals.map((goal) => goal.row.agency_type), ...(draft.moreTypes ?? [])],
  );
  const local = localPoints(snapshot, draft.local);
  const severity =
    draft.size === null
      ? null
      : addSeverity(
          Math.max(0, ...draft.goals.map((goal) => goal.row.consequence)),
          draft.size,
          reachPoints(stepsReached(snapshot, measures, draft.steps ?? []).size),
          local,
        );
  const figures = spokenFigures(snapshot, draft);
  const form = comparedForm(kind, subkind);
  return {
    id: `${kind}/${subkind}/${sortedSet(draft.idMeasures ?? measures).join('+')}/${draft.unique}`,
    kind,
    subkind,
    goals,
    measures,
    agencyTypes,
    ...(snapshot.place === null
      ? {}
      : {
          agencies: listAgencies(snapshot, draft, agencyTypes),
          delegated: sortedSet(draft.goals.flatMap((goal) => goal.givers)),
        }),
    score,
    severity,
    confidence: draft.confidence,
    datesKnown:
      draft.goals.every((goal) => goal.row.in_force_from !== null) &&
      (draft.payments ?? []).every((payment) => payment.row.in_force_from !== null),
    here: hereGrade(snapshot, draft, local, figures),
    figures,
    unusual:
      draft.unusual !== undefined
        ? draft.unusual
        : form === null || national === null
          ? null
          : unusualness(score, national[form] ?? []),
    withinOne: isWithinOne(draft),
    contested:
      draft.contested === true || contestedRows(snapshot.catalogue.conflicts).has(`${kind} ${measures.join('+')}`),
    reason: draft.reason,
    ...draft.details,
  };
}

function listAgencies(snapshot: Snapshot, draft: DraftFinding, agencyTypes: readonly string[]): readonly string[] {
  if (draft.onlyAgencies !== undefined) return sortedSet(draft.onlyAgencies);
  const agencies = agencyTypes.flatMap((type) => {
    const goals = draft.goals.filter((goal) => goal.row.agency_type === type);
    return goals.length > 0 ? goals.flatMap((goal) => goal.holders) : agenciesOfType(snapshot, type);
  });
  return sortedSet(agencies);
}

function isWithinOne(draft: DraftFinding): boolean {
  if (!(HEADLINE_KINDS as readonly string[]).includes(draft.kind) || isFactOfPlace(draft)) return false;
  const counted = draft.onlyCounted ?? [...draft.goals.flatMap((goal) => goal.holders), ...(draft.moreCounted ?? [])];
  return new Set(counted).size === 1;
}

const stepsOfMeasure = rememberOnce((steps: Snapshot['catalogue']['steps']): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const step of steps) {
    for (const measure of step.measures) found.set(measure, [...(found.get(measure) ?? []), step.id]);
  }
  return found;
});

function stepsReached(snapshot: Snapshot, measures: readonly string[], own: readonly string[]): Set<string> {
  const steps = stepsOfMeasure(snapshot.catalogue.steps);
  return new Set([...own, ...measures.flatMap((measure) => steps.get(measure) ?? [])]);
}

/** Documented rows whose evidence is contested or does not support them, as `KIND measures`. */
const contestedRows = rememberOnce(
  (rows: Snapshot['catalogue']['conflicts']): ReadonlySet<string> =>
    new Set(
      rows
        .filter((row) => row.status === 'contested' || row.status === 'not supported')
        .map((row) => `${row.kind} ${sortedSet(row.measures).join('+')}`),
    ),
);
