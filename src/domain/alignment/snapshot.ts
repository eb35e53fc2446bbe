import type { AgencyType, Catalogue, Goal, Incentive, Link, Measure } from '#domain/framework/catalogue';
import type { AgencyRow, DelegationRow, PlaceAgencies } from '#domain/framework/place-agencies';
import type { Figures } from '#domain/measure/figures';
import type { BandLimits } from './clear-movement-bar.ts';
import { rememberPerDay } from './remember-once.ts';
import { compareText, sortedSet } from './sorted-text.ts';

/** A goal in force, with who holds it here. */
export interface HeldGoal {
  readonly row: Goal;
  readonly measure: Measure;
  /** +1 higher is better, -1 lower, 0 no judgement or a band. */
  readonly direction: 1 | -1 | 0;
  /** The band of a band goal; null for every other. */
  readonly band: BandLimits | null;
  /** Agency ids, sorted; the agency type itself where no place is analysed. */
  readonly holders: readonly string[];
  /** Agencies that handed the goal to another and stay answerable, sorted. */
  readonly givers: readonly string[];
}

/** A payment in force whose sign is not 0. */
export interface HeldPayment {
  readonly row: Incentive;
  readonly sign: 1 | -1;
  readonly measure: Measure;
  /** Agencies paid, sorted. */
  readonly holders: readonly string[];
}

/** An organisation of the place on the day: all its rows that cover the day, taken together. */
export interface PlaceAgency {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly AgencyRow[];
  readonly types: readonly string[];
}

/**
 * Everything the rules see: what holds on one day at one place. Whatever the day leaves out does not exist for them,
 * except where a rule says that it looks further (`catalogue`).
 */
export interface Snapshot {
  readonly catalogue: Catalogue;
  /** ISO day. */
  readonly asOf: string;
  /** Code of the place; null when the catalogue is analysed alone and every agency type is one agency. */
  readonly place: string | null;
  readonly comparator: string | null;
  readonly figures: Figures;
  /** Measures in use. */
  readonly measures: ReadonlyMap<string, Measure>;
  readonly types: ReadonlyMap<string, AgencyType>;
  /** Ordered by id. */
  readonly goals: readonly HeldGoal[];
  readonly goalsByMeasure: ReadonlyMap<string, readonly HeldGoal[]>;
  /** Ordered by id. */
  readonly payments: readonly HeldPayment[];
  /** Supported links whose ends are in use. */
  readonly links: readonly Link[];
  /** Organisations on the day, by id; empty without a place. */
  readonly agencies: ReadonlyMap<string, PlaceAgency>;
  /** Every row of the place, whatever its dates. */
  readonly allRows: readonly AgencyRow[];
  /** Delegations in force whose giver holds the type and whose receiver is here. */
  readonly delegations: readonly DelegationRow[];
  /** Union of the holders of a measure's goals, sorted; a measure without a goal has no entry. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

/** What the day alone decides: shared by all places. */
interface DayView {
  readonly measures: ReadonlyMap<string, Measure>;
  readonly goals: readonly Goal[];
  readonly payments: readonly Incentive[];
  readonly links: readonly Link[];
  readonly types: ReadonlyMap<string, AgencyType>;
  readonly areaOfConcept: ReadonlyMap<string, string>;
}

/** Does a day lie between two days, both included; a null end is open. */
export function isWithin(day: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Is a measure in use on a day: by its dates, or by its status where it has none. */
export function isInUse(measure: Measure, day: string): boolean {
  if (measure.in_use_from === null && measure.in_use_to === null) return measure.status === 'current';
  return isWithin(day, measure.in_use_from, measure.in_use_to);
}

/** The supported links of a day whose ends are in use; a latent end always is. */
export const supportedLinks = rememberPerDay((catalogue, asOf): readonly Link[] => viewDay(catalogue, asOf).links);

const viewDay = rememberPerDay((catalogue, asOf): DayView => {
  const measures = new Map(catalogue.measures.filter((row) => isInUse(row, asOf)).map((row) => [row.id, row]));
  const latents = new Set(catalogue.latentNodes.map((row) => row.id));
  const holds = (id: string): boolean => measures.has(id) || latents.has(id);
  return {
    measures,
    goals: catalogue.goals
      .filter((row) => measures.has(row.measure) && isWithin(asOf, row.in_force_from, row.in_force_to))
      .sort((a, b) => compareText(a.id, b.id)),
    payments: catalogue.incentives
      .filter(
        (row) => row.sign !== 0 && measures.has(row.measure) && isWithin(asOf, row.in_force_from, row.in_force_to),
      )
      .sort((a, b) => compareText(a.id, b.id)),
    links: catalogue.links.filter((row) => row.status === 'supported' && holds(row.source) && holds(row.target)),
    types: new Map(catalogue.agencyTypes.map((row) => [row.id, row])),
    areaOfConcept: new Map(catalogue.concepts.map((row) => [row.id, row.area])),
  };
});

/**
 * Keeps what holds on one day.
 * @param place who serves the place; null analyses the catalogue alone, every type as one agency
 * @param asOf ISO day
 */
export function takeSnapshot(
  catalogue: Catalogue,
  place: PlaceAgencies | null,
  figures: Figures,
  asOf: string,
): Snapshot {
  const day = viewDay(catalogue, asOf);
  const agencies = placeAgencies(place, asOf);
  const delegations = (place?.delegations ?? []).filter(
    (row) =>
      isWithin(asOf, row.from, row.to) &&
      agencies.has(row.to_agency) &&
      agencies.get(row.from_agency)?.types.includes(row.type) === true,
  );
  const base: Holding = { place: place?.place ?? null, agencies, delegations, types: day.types };
  const goals: HeldGoal[] = [];
  for (const row of day.goals) {
    const measure = day.measures.get(row.measure);
    if (measure === undefined) continue;
    const held = holdGoal(base, row, measure, day.areaOfConcept.get(measure.concept) ?? null);
    if (held !== null) goals.push(held);
  }
  const payments: HeldPayment[] = [];
  for (const row of day.payments) {
    const measure = day.measures.get(row.measure);
    if (measure === undefined || row.sign === 0) continue;
    const holders = holdersOfType(base, row.paid, day.areaOfConcept.get(measure.concept) ?? null);
    if (holders.length > 0) payments.push({ row, sign: row.sign, measure, holders });
  }
  const goalsByMeasure = new Map<string, HeldGoal[]>();
  for (const goal of goals) {
    const list = goalsByMeasure.get(goal.measure.id);
    if (list === undefined) goalsByMeasure.set(goal.measure.id, [goal]);
    else list.push(goal);
  }
  const owners = new Map<string, readonly string[]>();
  for (const [measure, list] of goalsByMeasure) owners.set(measure, sortedSet(list.flatMap((goal) => goal.holders)));
  return {
    catalogue,
    asOf,
    place: base.place,
    comparator: place?.comparator ?? null,
    figures,
    measures: day.measures,
    types: day.types,
    goals,
    goalsByMeasure,
    payments,
    links: day.links,
    agencies,
    allRows: place?.agencies ?? [],
    delegations,
    owners,
  };
}

interface Holding {
  readonly place: string | null;
  readonly agencies: ReadonlyMap<string, PlaceAgency>;
  readonly delegations: readonly DelegationRow[];
  readonly types: ReadonlyMap<string, AgencyType>;
}

function placeAgencies(place: PlaceAgencies | null, asOf: string): ReadonlyMap<string, PlaceAgency> {
  const byId = new Map<string, AgencyRow[]>();
  for (const row of place?.agencies ?? []) {
    if (!isWithin(asOf, row.from, row.to)) continue;
    const rows = byId.get(row.id);
    if (rows === undefined) byId.set(row.id, [row]);
    else rows.push(row);
  }
  const agencies = new Map<string, PlaceAgency>();
  for (const id of [...byId.keys()].sort(compareText)) {
    const rows = byId.get(id) ?? [];
    agencies.set(id, { id, name: rows[0]?.name ?? id, rows, types: sortedSet(rows.flatMap((row) => row.types)) });
  }
  return agencies;
}

function holdersOfType(holding: Holding, type: string, area: string | null): readonly string[] {
  if (holding.place === null) return holding.types.has(type) ? [type] : [];
  const moved = holding.delegations.filter(
    (row) => row.type === type && (area === null || !row.except_areas.includes(area)),
  );
  const givers = new Set(moved.map((row) => row.from_agency));
  const kept = [...holding.agencies.values()].filter((agency) => agency.types.includes(type) && !givers.has(agency.id));
  return sortedSet([...kept.map((agency) => agency.id), ...moved.map((row) => row.to_agency)]);
}

function holdGoal(holding: Holding, row: Goal, measure: Measure, area: string | null): HeldGoal | null {
  const direction = row.polarity === 'higher' ? 1 : row.polarity === 'lower' ? -1 : 0;
  const band = row.polarity === 'band' ? row.band : null;
  const common = { row, measure, direction, band } as const;
  if (holding.place === null) {
    return row.place === null ? { ...common, holders: [row.agency_type], givers: [] } : null;
  }
  if (row.place !== null && row.place !== holding.place) return null;
  if (row.agency !== null)
    return holding.agencies.has(row.agency) ? { ...common, holders: [row.agency], givers: [] } : null;
  const holders = holdersOfType(holding, row.agency_type, area);
  if (holders.length === 0) return null;
  const givers = holding.delegations
    .filter(
      (delegation) => delegation.type === row.agency_type && (area === null || !delegation.except_areas.includes(area)),
    )
    .map((delegation) => delegation.from_agency);
  return { ...common, holders, givers: sortedSet(givers) };
}

/** Who holds a type here, sorted: after delegation, and for the concept area where one is given. */
export function agenciesOfType(snapshot: Snapshot, type: string, area: string | null = null): readonly string[] {
  return holdersOfType(snapshot, type, area);
}

/** The concept area of a measure; null when its concept is not on file. */
export function areaOfMeasure(snapshot: Snapshot, measure: Measure): string | null {
  return viewDay(snapshot.catalogue, snapshot.asOf).areaOfConcept.get(measure.concept) ?? null;
}

/** A goal of the catalogue, in force or not, as it is held here on the day; null when its measure is out of use or nobody holds it. */
export function holdAnyGoal(snapshot: Snapshot, row: Goal): HeldGoal | null {
  const measure = snapshot.measures.get(row.measure);
  return measure === undefined ? null : holdGoal(snapshot, row, measure, areaOfMeasure(snapshot, measure));
}

/** The goals of a measure, in order of id. */
export function goalsOf(snapshot: Snapshot, measure: string): readonly HeldGoal[] {
  return snapshot.goalsByMeasure.get(measure) ?? [];
}

/** The owners of a measure, sorted; none when it has no goal. */
export function ownersOf(snapshot: Snapshot, measure: string): readonly string[] {
  return snapshot.owners.get(measure) ?? [];
}

/** Is an agency judged by its figures: false when its rows of the type all say that it is a distant hospital. */
export function isJudged(snapshot: Snapshot, agency: string, type: string): boolean {
  const rows = snapshot.agencies.get(agency)?.rows.filter((row) => row.types.includes(type)) ?? [];
  return rows.length === 0 || rows.some((row) => row.main !== false);
}

/** Are two goals of different agencies: another type, or another set of holders. */
export function areOfDifferentAgencies(a: HeldGoal, b: HeldGoal): boolean {
  return a.row.agency_type !== b.row.agency_type || a.holders.join('|') !== b.holders.join('|');
}

/** The direction of a measure: +1 higher is better, -1 lower, 0 neither (a band or no judgement). */
export function directionOf(measure: Measure): 1 | -1 | 0 {
  return measure.polarity === 'higher' ? 1 : measure.polarity === 'lower' ? -1 : 0;
}
