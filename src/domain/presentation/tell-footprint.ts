import { agenciesOfType } from '#domain/alignment/snapshot';
import { mainHospitals } from '#domain/alignment/main-hospitals';
import type { Finding, HolderFact } from '#domain/alignment/report';
import type { PlaceBasis } from '#domain/framework/catalogue';
import { agencyName, nameHolders, shareOf, typeName, typeNamePlural } from './agency-names.ts';
import { areaWords } from './area-words.ts';
import { capital, countInWords, inDigits, joined, shareInWords } from './number-words.ts';
import { dayInWords, periodInWords } from '#domain/measure/period-words';
import { listedGoals, measureOf, type Telling } from './telling.ts';
import { valueInWords } from './unit-words.ts';

/** Tiers, places and providers that do not match, in one sentence for each of the six forms. */
export function tellFootprint(telling: Telling, finding: Finding): string[] {
  switch (finding.subkind) {
    case 'tiers':
      return tiers(telling, finding);
    case 'boundaries':
      return boundaries(telling, finding);
    case 'place_basis':
      return placeBasis(telling, finding);
    case 'shared_provider':
      return sharedProvider(telling, finding);
    case 'split_provider':
      return splitProvider(telling, finding);
    case 'holders':
      return (finding.facts ?? []).slice(0, 2).map((fact) => holderFact(telling, fact));
    default:
      return [`Areas of ${joined(finding.agencyTypes.map((type) => typeName(telling.snapshot, type)))} do not match.`];
  }
}

function tiers(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const [first = '', second = ''] = finding.agencyTypes;
  const goals = listedGoals(telling, finding);
  const concepts = (type: string): Set<string> =>
    new Set(goals.filter((goal) => goal.row.agency_type === type).map((goal) => goal.measure.concept));
  const mine = concepts(first);
  const theirs = concepts(second);
  const shared = [...mine].filter((concept) => theirs.has(concept)).length;
  const all = new Set([...mine, ...theirs]).size;
  const ofType = (type: string) =>
    nameHolders(
      snapshot,
      agenciesOfType(snapshot, type).map((agency) => ({ agency, type })),
    );
  const areas = sharedAreas(telling, finding, first, second);
  const names = [ofType(first).words, ofType(second).words].filter((name) => name !== '');
  return [
    `${joined(names)} answer for the same ${joined(areas)} and share ${shared} of ${all} subjects measured there.`,
  ];
}

/** The duty areas two kinds of agency share, in words; three at most, the rest counted. */
function sharedAreas(telling: Telling, finding: Finding, first: string, second: string): string[] {
  const { types } = telling.snapshot;
  const theirs = new Set(types.get(second)?.duty_areas ?? []);
  const areas = finding.areas ?? (types.get(first)?.duty_areas ?? []).filter((area) => theirs.has(area));
  const words = [...areas].sort().map(areaWords);
  return words.length <= 3 ? words : [...words.slice(0, 2), `${countInWords(words.length - 2)} more duties`];
}

function boundaries(telling: Telling, finding: Finding): string[] {
  const row = telling.snapshot.catalogue.footprints.find(
    (footprint) => footprint.id === finding.footprint || isFootprintOf(finding, footprint.agency_a, footprint.agency_b),
  );
  const place = telling.placeName ?? row?.place ?? 'the place';
  if (row === undefined) return [`Boundaries do not match in ${place}.`];
  const many = [
    { type: row.agency_a, n: row.n_a },
    { type: row.agency_b, n: row.n_b },
  ].filter((side) => (side.n ?? 0) > 1);
  if (many.length === 0) {
    const kinds = [row.agency_a, row.agency_b].map((type) => typeNamePlural(telling.snapshot, type));
    return [`The boundaries of ${joined(kinds)} do not match in ${place}.`];
  }
  const said = many.map(({ type, n }) => `${countInWords(n ?? 0)} ${typeNamePlural(telling.snapshot, type)}`);
  return [`${capital(joined(said))} meet in ${place}.`];
}

function isFootprintOf(finding: Finding, a: string, b: string): boolean {
  return finding.footprint === undefined && finding.agencyTypes.includes(a) && finding.agencyTypes.includes(b);
}

const COUNTED_FOR: Readonly<Record<PlaceBasis, string>> = {
  resident: 'residents',
  registered: 'patients of a list',
  provider: 'patients of a provider',
};

function placeBasis(telling: Telling, finding: Finding): string[] {
  const measures = finding.measures.flatMap((id) => measureOf(telling, id) ?? []);
  const concept =
    telling.snapshot.catalogue.concepts.find((row) => row.id === measures[0]?.concept)?.name ?? 'One thing';
  const bases = (Object.keys(COUNTED_FOR) as PlaceBasis[]).flatMap((basis) => {
    const names = measures.filter((measure) => measure.definition.place_basis === basis).map((measure) => measure.name);
    return names.length === 0 ? [] : [`for ${COUNTED_FOR[basis]} in ${joined(names)}`];
  });
  return [`${concept}${concept.includes(',') ? ',' : ''} is counted ${joined(bases)}.`];
}

function sharedProvider(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const main = mainHospitals(snapshot)?.[0];
  const id = finding.agency ?? finding.agencies?.[0] ?? main?.id ?? '';
  const share = finding.share ?? (main?.id === id ? main.share : null);
  const others = finding.otherPlaces ?? (main?.id === id ? main.otherPlaces : null);
  const place = telling.placeName ?? 'the place';
  const takes =
    share === null ? `is the main hospital of ${place}` : `takes ${shareInWords(share)} of ${place}'s emergencies`;
  const lean =
    others === null || others === 0
      ? ''
      : `; ${countInWords(others)} other ${others === 1 ? 'board leans' : 'boards lean'} on it`;
  return [
    `${agencyName(snapshot, id)} ${takes}${flowsOf(telling, id)}, but ${shareInWords(finding.score)} of its patients live elsewhere${lean}.`,
  ];
}

/** Shares rest on the flows of one year: a day before that year says so. */
function flowsOf(telling: Telling, agency: string): string {
  const { snapshot } = telling;
  const rows = snapshot.agencies.get(agency)?.rows ?? [];
  const year = rows.map((row) => /flows \((\d{4})\)/.exec(row.basis ?? '')?.[1]).find((one) => one !== undefined);
  return year !== undefined && snapshot.asOf < year ? ` (flows of ${year})` : '';
}

function splitProvider(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const measure = measureOf(telling, finding.measures[0] ?? '');
  const values = [...(finding.values ?? [])].sort((a, b) => b.value - a.value || (a.agency < b.agency ? -1 : 1));
  const high = values[0];
  const low = values.at(-1);
  const points = `${inDigits(finding.score, 0)} points apart`;
  if (measure === null || high === undefined || low === undefined || high === low) {
    return [
      `${measure?.name ?? 'One measure'} at the hospitals of ${telling.placeName ?? 'the place'}: the same residents, ${points}.`,
    ];
  }
  const hospitals = new Map((mainHospitals(snapshot) ?? []).map((hospital) => [hospital.id, hospital.share]));
  const share = (agency: string, whole: boolean): string => {
    const part = hospitals.get(agency) ?? null;
    if (part === null) return '';
    return whole
      ? ` (${shareInWords(part)} of ${telling.placeName ?? 'the place'}'s emergencies)`
      : ` (${shareInWords(part)})`;
  };
  const at = (one: typeof high, whole: boolean): string =>
    `${valueInWords(one.value, measure.unit)} at ${agencyName(snapshot, one.agency)}${share(one.agency, whole)}`;
  const period = finding.period === undefined ? '' : ` in ${periodInWords(finding.period)}`;
  return [`${measure.name}${period}: ${at(high, true)}, ${at(low, false)}: the same residents, ${points}.`];
}

function holderFact(telling: Telling, fact: HolderFact): string {
  const { snapshot } = telling;
  const names = fact.agencies.map((agency) => agencyName(snapshot, agency));
  switch (fact.form) {
    case 'delegation': {
      const row = snapshot.delegations.find((one) => one.type === fact.type && fact.agencies.includes(one.to_agency));
      const to = agencyName(snapshot, row?.to_agency ?? fact.agencies.at(-1) ?? '');
      const from = agencyName(snapshot, row?.from_agency ?? fact.agencies[0] ?? '');
      return `${dutyWords(telling, fact.type)} is delivered here by ${to}; ${from} stays answerable.`;
    }
    case 'changed': {
      const since = fact.since === null ? 'a day not on file' : dayInWords(fact.since);
      return `${joined(names)} took over on ${since}; older figures belong to the body before it.`;
    }
    case 'several': {
      const ranked = fact.agencies
        .map((agency) => ({ agency, share: shareOf(snapshot, { agency, type: fact.type }) }))
        .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.agency < b.agency ? -1 : 1))
        .slice(0, 2)
        .map(({ agency, share }) => agencyName(snapshot, agency) + (share === null ? '' : ` (${shareInWords(share)})`));
      const kinds = typeNamePlural(snapshot, fact.type);
      const rest = fact.agencies.length - ranked.length;
      const listed = rest === 0 ? ranked.join(', ') : `${ranked.join(', ')} and ${countInWords(rest)} more`;
      return `${capital(countInWords(fact.agencies.length))} ${kinds} serve ${telling.placeName ?? 'the place'}: ${listed}.`;
    }
  }
}

/** What a type does, without the kind of body that usually does it: `Council adult social care` is `Adult social care`. */
export function dutyWords(telling: Telling, type: string): string {
  const row = telling.snapshot.types.get(type);
  if (row === undefined) return typeName(telling.snapshot, type);
  const kind = new RegExp(`^${row.kind.replace(/[^a-z ]/gi, '')} `, 'i');
  return capital(row.name.replace(kind, ''));
}
