import { isFresh, months, type Period } from '#domain/measure/period';
import type { DraftFinding } from '../draft-finding.ts';
import { mainHospitals } from '../main-hospitals.ts';
import type { HolderFact } from '../report.ts';
import { isAtLeast, isAtMost, isBelow } from '../slack.ts';
import { agenciesOfType, areaOfMeasure, goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText, sortedSet } from '../sorted-text.ts';
import { ownUnitInterval } from '../target-interval.ts';

/** FOOTPRINT: tiers, places and providers that do not match. */
export function findFootprint(snapshot: Snapshot): readonly DraftFinding[] {
  return [
    ...findTiers(snapshot),
    ...findBoundaries(snapshot),
    ...findPlaceBasis(snapshot),
    ...findSharedProvider(snapshot),
    ...findSplitProvider(snapshot),
    ...findHolders(snapshot),
  ];
}

const COMMON = { kind: 'FOOTPRINT', confidence: 'B', local: { rule: 'unknown' } } as const;

/** `tiers`: two tiers with a duty for the same areas that measure different things there. */
function findTiers(snapshot: Snapshot): DraftFinding[] {
  const types = [...snapshot.types.values()]
    .filter((type) => type.tier !== 'provider' && agenciesOfType(snapshot, type.id).length > 0)
    .sort((a, b) => compareText(a.id, b.id));
  return types.flatMap((a, index) =>
    types.slice(index + 1).flatMap((b): DraftFinding[] => {
      if (a.tier === b.tier) return [];
      const areas = sortedSet(a.duty_areas.filter((area) => b.duty_areas.includes(area)));
      const within = (type: string): HeldGoal[] =>
        snapshot.goals.filter(
          (goal) => goal.row.agency_type === type && areas.includes(areaOfMeasure(snapshot, goal.measure) ?? ''),
        );
      const goals = [within(a.id), within(b.id)] as const;
      if (areas.length === 0 || goals[0].length === 0 || goals[1].length === 0) return [];
      const concepts = goals.map((list) => new Set(list.map((goal) => goal.measure.concept)));
      const union = new Set(concepts.flatMap((set) => [...set])).size;
      const shared = [...(concepts[0] ?? [])].filter((concept) => concepts[1]?.has(concept) === true).length;
      const jaccard = shared / union;
      if (union < 3 || !isBelow(jaccard, 0.2)) return [];
      const listed = [...goals[0], ...goals[1]];
      return [
        {
          ...COMMON,
          subkind: 'tiers',
          goals: listed,
          measures: listed.map((goal) => goal.measure.id),
          idMeasures: [],
          unique: `${a.id}+${b.id}`,
          score: jaccard,
          size: shared === 0 ? 2 : 1,
          reason: `${a.id} and ${b.id} share ${shared} of ${union} concepts in ${areas.join(', ')}.`,
          details: { jaccard, areas, complete: a.goals_complete && b.goals_complete },
        },
      ];
    }),
  );
}

/** `boundaries`: a listed place where one agency meets several of another, or where they overlap too little. */
function findBoundaries(snapshot: Snapshot): DraftFinding[] {
  return snapshot.catalogue.footprints
    .filter((row) => snapshot.place === null || (row.place_code ?? row.place) === snapshot.place)
    .flatMap((row): DraftFinding[] => {
      const count = Math.max(row.n_a ?? 0, row.n_b ?? 0);
      const overlaps = row.overlap_share !== null && isBelow(row.overlap_share, 0.8);
      if (count <= 1 && !overlaps) return [];
      const types = sortedSet([row.agency_a, row.agency_b]);
      const goals = snapshot.goals.filter(
        (goal) =>
          types.includes(goal.row.agency_type) &&
          types.every((type) => goalsOf(snapshot, goal.measure.id).some((other) => other.row.agency_type === type)),
      );
      return [
        {
          ...COMMON,
          subkind: 'boundaries',
          goals,
          measures: goals.map((goal) => goal.measure.id),
          idMeasures: [],
          unique: `${types.join('+')}@${row.place}`,
          score: count,
          size: 1,
          onlyTypes: types,
          aboutPlace: true,
          reason: `${row.place}: ${row.n_a ?? 'unknown'} ${row.agency_a}, ${row.n_b ?? 'unknown'} ${row.agency_b}, overlap ${row.overlap_share ?? 'unknown'}.`,
          details: { footprint: row.id },
        },
      ];
    });
}

/** `place_basis`: direct measures of one concept counted for residents, for a list and for a provider's patients. */
function findPlaceBasis(snapshot: Snapshot): DraftFinding[] {
  const byConcept = new Map<string, { readonly id: string; readonly basis: string }[]>();
  for (const id of [...snapshot.goalsByMeasure.keys()].sort(compareText)) {
    const measure = snapshot.measures.get(id);
    if (measure === undefined || measure.role !== 'direct' || measure.definition.place_basis === null) continue;
    const list = byConcept.get(measure.concept) ?? [];
    byConcept.set(measure.concept, [...list, { id, basis: measure.definition.place_basis }]);
  }
  return [...byConcept].flatMap(([concept, list]): DraftFinding[] => {
    if (new Set(list.map(({ basis }) => basis)).size < 2) return [];
    return [
      {
        ...COMMON,
        subkind: 'place_basis',
        goals: list.flatMap(({ id }) => goalsOf(snapshot, id)),
        measures: list.map(({ id }) => id),
        unique: '',
        score: 1,
        size: 1,
        confidence: 'A',
        reason: `${concept}: ${list.map(({ id, basis }) => `${id} ${basis}`).join(', ')}.`,
      },
    ];
  });
}

/** `shared_provider`: the largest hospital draws less than half of its patients here. */
function findSharedProvider(snapshot: Snapshot): DraftFinding[] {
  const first = mainHospitals(snapshot)?.[0];
  if (snapshot.place === null || first === undefined || first.back === null || !isBelow(first.back, 0.5)) return [];
  const held = sortedSet([...snapshot.agencies.values()].flatMap((agency) => agency.types));
  return [
    {
      ...COMMON,
      subkind: 'shared_provider',
      goals: [],
      measures: [],
      unique: snapshot.place,
      score: 1 - first.back,
      size: (first.otherPlaces ?? 0) >= 3 ? 2 : 1,
      onlyTypes: [...first.types, ...held.filter((type) => snapshot.types.get(type)?.tier === 'place')],
      onlyAgencies: [first.id],
      aboutPlace: true,
      reason: `${first.id}: ${first.back} of its patients live here; ${first.otherPlaces ?? 'unknown'} other places give it a tenth or more.`,
      details: { agency: first.id, share: first.share, back: first.back, otherPlaces: first.otherPlaces },
    },
  ];
}

/** Points between two hospitals of the same residents that make a finding. */
const LEAST_POINTS = 5;

/** `split_provider`: hospitals of the same residents 5 points or more apart on one measure in one period. */
function findSplitProvider(snapshot: Snapshot): DraftFinding[] {
  const hospitals = (mainHospitals(snapshot) ?? []).filter(({ share }) => share !== null && isAtLeast(share, 0.1));
  if (snapshot.place === null || hospitals.length < 2) return [];
  const place = snapshot.place;
  const drafts: DraftFinding[] = [];
  for (const id of [...snapshot.goalsByMeasure.keys()].sort(compareText)) {
    const measure = snapshot.measures.get(id);
    if (measure === undefined || measure.unit_kind !== 'share') continue;
    const targeted = goalsOf(snapshot, id).filter((goal) => ownUnitInterval(goal.row.target, goal.measure) !== null);
    if (!targeted.some((goal) => hospitals.some((hospital) => goal.holders.includes(hospital.id)))) continue;
    const newest = newestShared(
      snapshot,
      id,
      hospitals.map((hospital) => hospital.id),
    );
    if (newest === null) continue;
    const numbers = newest.values.map(({ value }) => value);
    const difference = Math.max(...numbers) - Math.min(...numbers);
    if (!isAtLeast(difference, LEAST_POINTS)) continue;
    const compared = newest.values.map(({ agency }) => agency);
    drafts.push({
      ...COMMON,
      subkind: 'split_provider',
      goals: targeted.filter((goal) => goal.holders.some((agency) => compared.includes(agency))),
      measures: [id],
      unique: place,
      score: difference,
      size: 1,
      onlyAgencies: compared,
      aboutPlace: true,
      reason: `${id} in ${newest.period.text}: ${newest.values.map(({ agency, value }) => `${agency} ${value}`).join(', ')}.`,
      details: { values: newest.values, period: newest.period.text },
    });
  }
  const first = drafts[0];
  if (first === undefined) return [];
  // measures come in order of id, so an equal difference leaves the earlier id standing
  return [drafts.reduce((best, draft) => (draft.score > best.score + 1e-12 ? draft : best), first)];
}

/** The newest fresh period known for two or more of the hospitals of one level: that of the first with figures. */
function newestShared(
  snapshot: Snapshot,
  measure: string,
  hospitals: readonly string[],
): { readonly period: Period; readonly values: readonly { readonly agency: string; readonly value: number }[] } | null {
  const known = hospitals.filter((hospital) =>
    snapshot.figures.periods(measure, hospital).some((period) => period.end <= snapshot.asOf),
  );
  const level = known[0] === undefined ? null : snapshot.figures.levelOf(measure, known[0]);
  const alike = known.filter((hospital) => snapshot.figures.levelOf(measure, hospital) === level);
  for (const period of [...(snapshot.figures.of(measure)?.periods ?? [])].reverse()) {
    if (!isFresh(period.end, snapshot.asOf)) continue;
    const values = alike.flatMap((agency) => {
      const value = snapshot.figures.value(measure, agency, period.text);
      return value === null ? [] : [{ agency, value }];
    });
    if (values.length >= 2) return { period, values };
  }
  return null;
}

const CHANGED_MONTHS = 24;
const FACT_SCORE: Readonly<Record<HolderFact['form'], number>> = { delegation: 1, changed: 0.8, several: 0.6 };

/** `holders`: who holds what here, where it was handed over, is new, or is several. */
function findHolders(snapshot: Snapshot): DraftFinding[] {
  if (snapshot.place === null) return [];
  const facts: HolderFact[] = [
    ...snapshot.delegations.map((row): HolderFact => ({
      form: 'delegation',
      type: row.type,
      agencies: [row.from_agency, row.to_agency],
      since: row.from,
    })),
    ...systemFacts(snapshot),
  ];
  if (facts.length === 0) return [];
  const score = Math.max(...facts.map((fact) => FACT_SCORE[fact.form]));
  facts.sort(
    (a, b) =>
      FACT_SCORE[b.form] - FACT_SCORE[a.form] ||
      compareText(a.type, b.type) ||
      compareText(a.agencies.join('+'), b.agencies.join('+')),
  );
  return [
    {
      ...COMMON,
      subkind: 'holders',
      goals: [],
      measures: [],
      unique: snapshot.place,
      score,
      size: 1,
      confidence: 'A',
      onlyTypes: facts.map((fact) => fact.type),
      onlyAgencies: facts.flatMap((fact) => fact.agencies),
      aboutPlace: true,
      reason: facts
        .map(
          (fact) =>
            `${fact.form} ${fact.type}: ${fact.agencies.join(', ')}${fact.since === null ? '' : ` since ${fact.since}`}`,
        )
        .join('; '),
      details: { facts },
    },
  ];
}

function systemFacts(snapshot: Snapshot): HolderFact[] {
  const starts = snapshot.allRows.map((row) => row.from);
  const known = starts.filter((from) => from !== null).sort(compareText);
  const earliest = starts.includes(null) ? '' : (known[0] ?? '');
  const facts: HolderFact[] = [];
  for (const type of [...snapshot.types.values()].filter((row) => row.tier === 'system')) {
    const holders = [...snapshot.agencies.values()].filter((agency) => agency.types.includes(type.id));
    for (const agency of holders) {
      const rows = snapshot.allRows.filter((row) => row.id === agency.id && row.types.includes(type.id));
      const froms = rows
        .map((row) => row.from)
        .filter((from) => from !== null)
        .sort(compareText);
      const since = froms.length < rows.length ? null : (froms[0] ?? null);
      if (since !== null && since > earliest && isAtMost(months(since, snapshot.asOf), CHANGED_MONTHS)) {
        facts.push({ form: 'changed', type: type.id, agencies: [agency.id], since });
      }
    }
    const large = holders
      .map((agency) => ({
        id: agency.id,
        share: Math.max(-1, ...agency.rows.filter((row) => row.types.includes(type.id)).map((row) => row.share ?? -1)),
      }))
      .filter(({ share }) => isAtLeast(share, 0.1))
      .sort((a, b) => b.share - a.share || compareText(a.id, b.id));
    if (large.length >= 2) {
      facts.push({ form: 'several', type: type.id, agencies: large.map(({ id }) => id), since: null });
    }
  }
  return facts;
}
