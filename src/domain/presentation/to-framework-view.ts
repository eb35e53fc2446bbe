import { isInUse, takeSnapshot, type HeldGoal, type Snapshot } from '#domain/alignment/snapshot';
import type { FrameworkMeasure, FrameworkView, HeldToView } from '#domain/contract/framework-view';
import type { AgencyTier, Catalogue, DomainRole, Measure } from '#domain/framework/catalogue';
import { footingOf, READ, wasRead, type Footed, type Footing } from '#domain/framework/footing';
import { Figures } from '#domain/measure/figures';
import { typeName } from './agency-names.ts';
import { areaWords } from './area-words.ts';
import { betterOf } from './conflict-sides.ts';
import { datesInWords } from './footing-words.ts';
import { lagInWords } from './lag-words.ts';
import { asSet, capital, counted, joined, small } from './number-words.ts';
import { dayInWords, monthInWords } from '#domain/measure/period-words';
import { consequenceInWords } from './severity-words.ts';
import { stepName } from './step-names.ts';
import { targetInWords } from './target-words.ts';
import { betterWords, unitWords } from './to-series-view.ts';

const TIERS: Readonly<Record<AgencyTier, string>> = {
  provider: 'gives care',
  place: 'a place',
  system: 'a system of places',
  'city region': 'a city region',
  region: 'a region',
};

/** The framework on one day: domains, concepts with their measures and who is held to them, steps, agency types. */
export function toFrameworkView(catalogue: Catalogue, asOf: string): FrameworkView {
  const snapshot = takeSnapshot(catalogue, null, Figures.from([]), asOf);
  const roles = new Map(catalogue.domains.map((domain) => [domain.id, domain.role]));
  const sources = new Map(catalogue.sources.map((source) => [source.id, source]));
  const held = (goal: HeldGoal): HeldToView => toHeldTo(snapshot, goal, sources);
  const measures = Map.groupBy(catalogue.measures, (measure) => measure.concept);
  const isHeld = (measure: string): boolean => snapshot.goalsByMeasure.has(measure);
  const concepts = Map.groupBy(
    catalogue.concepts
      .map((concept) => ({
        id: concept.id,
        name: concept.name,
        moreMeans: concept.more_means,
        area: concept.area,
        measures: byName(measures.get(concept.id) ?? []).map((measure) =>
          toMeasure(
            measure,
            roles.get(measure.domain) ?? 'outcome',
            asOf,
            together((snapshot.goalsByMeasure.get(measure.id) ?? []).map(held)),
          ),
        ),
      }))
      .sort((a, b) => compareWords(a.name, b.name)),
    (concept) => concept.area,
  );
  return {
    asOf,
    asOfWords: dayInWords(asOf),
    sentence: sentenceOf(snapshot),
    lead: leadOf(snapshot),
    domains: catalogue.domains.map(({ id, name, asks, role }) => ({
      id,
      name,
      asks,
      role,
      measures: [...snapshot.measures.values()].filter((measure) => measure.domain === id).length,
      goals: snapshot.goals.filter((goal) => goal.measure.domain === id).length,
    })),
    areas: catalogue.conceptAreas
      .map((id) => ({
        id,
        name: capital(areaWords(id)),
        concepts: (concepts.get(id) ?? [])
          .map(({ area: _, ...concept }) => concept)
          .filter((concept) => concept.measures.length > 0),
      }))
      .filter((area) => area.concepts.length > 0)
      .sort((a, b) => compareWords(a.name, b.name)),
    steps: [...catalogue.steps]
      .sort((a, b) => a.order - b.order)
      .map((step) => ({
        id: step.id,
        name: stepName(step),
        personVoice: step.person_voice,
        gap: step.gap,
        owner: step.owner === null ? null : typeName(snapshot, step.owner),
        others: step.other_parties.map((type) => typeName(snapshot, type)),
        measures: step.measures.filter(isHeld).length,
      })),
    agencyTypes: catalogue.agencyTypes.map((type) => {
      const goals = snapshot.goals.filter((goal) => goal.row.agency_type === type.id);
      return {
        id: type.id,
        name: typeName(snapshot, type.id),
        boundary: type.boundary,
        tier: TIERS[type.tier],
        goals: goals.length,
        measures: new Set(goals.map((goal) => goal.measure.id)).size,
        payments: snapshot.payments.filter((payment) => payment.row.paid === type.id).length,
        complete: type.goals_complete,
      };
    }),
    payments: toPayments(snapshot, sources),
    causes: toCauses(snapshot, sources),
    catalogueVersion: catalogue.version,
  };
}

function sentenceOf(snapshot: Snapshot): string {
  const types = new Set(snapshot.goals.map((goal) => goal.row.agency_type)).size;
  if (snapshot.goals.length === 0) return `On ${dayInWords(snapshot.asOf)} nobody on file is held to a goal.`;
  const verb = types === 1 ? 'is' : 'are';
  return `On ${dayInWords(snapshot.asOf)} ${counted(types, 'kind')} of agency ${verb} held to ${asSet(snapshot.goals.length)} ${snapshot.goals.length === 1 ? 'goal' : 'goals'} on ${counted(snapshot.goalsByMeasure.size, 'measure')}.`;
}

function leadOf(snapshot: Snapshot): string {
  const { catalogue } = snapshot;
  const idle = snapshot.measures.size - snapshot.goalsByMeasure.size;
  if (snapshot.measures.size === 0) return 'No measure on file was in use that day.';
  const nobody =
    idle === 0
      ? 'Each measure in use is held by somebody'
      : `Nobody is held to ${asSet(idle)} of the ${asSet(snapshot.measures.size)} measures in use`;
  const out = catalogue.measures.length - snapshot.measures.size;
  return `${nobody}; ${out === 0 ? 'all on file are in use' : `${asSet(out)} more on file ${out === 1 ? 'was' : 'were'} not in use that day`}.`;
}

function toMeasure(measure: Measure, role: DomainRole, asOf: string, heldTo: HeldToView[]): FrameworkMeasure {
  const inUse = isInUse(measure, asOf);
  return {
    id: measure.id,
    name: measure.name,
    fullName: measure.full_name === measure.name ? '' : measure.full_name,
    code: [measure.framework, measure.framework_version, measure.code]
      .filter((part) => part !== null && part !== '')
      .join(' '),
    domain: measure.domain,
    role,
    unit: unitWords(measure.unit),
    better: betterWords(measure),
    experience:
      measure.experience_kind === null
        ? null
        : measure.experience_kind === 'reported'
          ? 'people are asked'
          : 'a clock or a count',
    inUse,
    use: useWords(measure, inUse),
    heldTo: heldTo.sort((a, b) => compareWords(a.who, b.who)),
  };
}

function useWords(measure: Measure, inUse: boolean): string {
  const { in_use_from: from, in_use_to: to } = measure;
  if (from === null && to === null) return inUse ? 'in use, dates not known' : 'not in use, dates not known';
  const span = [
    from === null ? '' : `from ${monthInWords(from)}`,
    to === null ? '' : `until ${monthInWords(to)}`,
  ].filter((part) => part !== '');
  return `${inUse ? 'in use' : 'not in use on this day; in use'} ${span.join(' ')}`;
}

function toHeldTo(
  snapshot: Snapshot,
  goal: HeldGoal,
  sources: ReadonlyMap<string, Catalogue['sources'][number]>,
): HeldToView {
  const { row } = goal;
  const reason = row.consequence_reason;
  return {
    goals: [row.id],
    agencyTypes: [row.agency_type],
    who: typeName(snapshot, row.agency_type),
    better: betterOf(goal),
    target: row.target === null ? null : targetInWords(row.target),
    by: row.deadline === null ? null : dayInWords(row.deadline),
    consequence: reason === '' ? consequenceInWords(row.consequence) : small(reason),
    setBy: row.set_by,
    inForce: inForceWords(row.in_force_from, row.in_force_to),
    dates: datesInWords(row.date_precision),
    ...knownBy(row, sources),
  };
}

/** Agency types held in the same words are said once. */
function together(held: readonly HeldToView[]): HeldToView[] {
  const groups = Map.groupBy(held, ({ goals: _, agencyTypes: __, who: ___, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = [...new Set(group.map((one) => one.who))].sort(compareWords);
    return [
      {
        ...first,
        goals: group.flatMap((one) => one.goals),
        agencyTypes: [...new Set(group.flatMap((one) => one.agencyTypes))],
        who: joined(names),
      },
    ];
  });
}

type SourcesById = ReadonlyMap<string, Catalogue['sources'][number]>;

/** How a row is known, with the titles it was read in. */
function knownBy(row: Footed, sources: SourcesById): { readonly footing: Footing; readonly sources: string[] } {
  const footing = footingOf(row, sources);
  const cited = row.sources.flatMap((id) => sources.get(id) ?? []);
  const read = cited.filter(wasRead).map((source) => source.title);
  const inPart = footing === READ && cited.some((source) => !wasRead(source));
  return { footing, sources: inPart ? [...read, 'in part from knowledge'] : read };
}

function toPayments(snapshot: Snapshot, sources: SourcesById): FrameworkView['payments'] {
  return snapshot.payments
    .map(({ row, sign, measure }) => ({
      id: row.id,
      who: `${typeName(snapshot, row.payer)} to ${typeName(snapshot, row.paid)}`,
      when: `more when ${measure.name} ${sign > 0 ? 'rises' : 'falls'}`,
      amount: row.amount.text,
      inForce: inForceWords(row.in_force_from, row.in_force_to),
      ...knownBy(row, sources),
    }))
    .sort((a, b) => compareWords(a.who, b.who) || compareWords(a.when, b.when));
}

function toCauses(snapshot: Snapshot, sources: SourcesById): FrameworkView['causes'] {
  const latents = new Map(snapshot.catalogue.latentNodes.map((node) => [node.id, node.name]));
  const name = (id: string): string | null => snapshot.measures.get(id)?.name ?? latents.get(id) ?? null;
  return snapshot.catalogue.links
    .flatMap((link) => {
      const [from, to] = [name(link.source), name(link.target)];
      if (from === null || to === null) return [];
      return [
        {
          id: link.id,
          from,
          to,
          effect: link.sign > 0 ? 'rises with it' : 'falls as it rises',
          lag: lagInWords(link.lag_months ?? 0),
          grade: link.confidence,
          status: link.status === 'supported' ? 'followed' : `${link.status}, never followed`,
          ...knownBy({ sources: link.evidence }, sources),
        },
      ];
    })
    .sort((a, b) => compareWords(a.from, b.from) || compareWords(a.to, b.to));
}

function inForceWords(from: string | null, to: string | null): string {
  if (from === null) return to === null ? 'dates not known' : `until ${monthInWords(to)}`;
  return to === null ? `since ${monthInWords(from)}` : `${monthInWords(from)} to ${monthInWords(to)}`;
}

function byName(measures: readonly Measure[]): Measure[] {
  return [...measures].sort((a, b) => compareWords(a.name, b.name) || compareWords(a.id, b.id));
}

function compareWords(a: string, b: string): number {
  return a.localeCompare(b, 'en-GB');
}
