import { isJudged, type HeldGoal, type PlaceAgency } from '#domain/alignment/snapshot';
import type { FindingCard } from '#domain/contract/shared-parts';
import type { LaneView } from '#domain/contract/journey-view';
import type { AgencyTier } from '#domain/framework/catalogue';
import { agencyName, shareOf, typeName } from './agency-names.ts';
import { toGoalMark } from './goal-marks.ts';
import { shareInWords } from './number-words.ts';
import type { Telling } from './telling.ts';

const TIERS: readonly AgencyTier[] = ['place', 'system', 'provider', 'region', 'city region'];

/** The agencies of the day as lanes under the journey: what each is held to, step by step. */
export function toLanes(telling: Telling, headlines: readonly FindingCard[]): LaneView[] {
  const { snapshot } = telling;
  const held = new Map<string, HeldGoal[]>();
  for (const goal of snapshot.goals) {
    for (const agency of goal.holders) {
      const goals = held.get(agency);
      if (goals === undefined) held.set(agency, [goal]);
      else goals.push(goal);
    }
  }
  const steps = [...snapshot.catalogue.steps].sort((a, b) => a.order - b.order);
  const agencies = snapshot.place === null ? [...held.keys()] : [...snapshot.agencies.keys()];
  const lanes = agencies.map((agency) => {
    const types = snapshot.place === null ? [agency] : [...(snapshot.agencies.get(agency)?.types ?? [])];
    const goals = held.get(agency) ?? [];
    const judged = types.some((type) => isJudged(snapshot, agency, type));
    const cells = steps.flatMap((step) => {
      const listed = new Set(step.measures);
      const byMeasure = new Map<string, HeldGoal[]>();
      for (const goal of goals) {
        if (!listed.has(goal.measure.id)) continue;
        byMeasure.set(goal.measure.id, [...(byMeasure.get(goal.measure.id) ?? []), goal]);
      }
      const marks = [...byMeasure.values()].flatMap((group) => toGoalMark(telling, agency, group) ?? []);
      return marks.length === 0 ? [] : [{ step: step.id, marks: marks.sort(byDomain(telling)) }];
    });
    const lane: LaneView = {
      agency,
      name: agencyName(snapshot, agency),
      types: types.map((type) => typeName(snapshot, type)),
      shareWords: shareWords(telling, agency, types),
      judged,
      headlineNumbers: headlines.flatMap((card) =>
        card.number !== null && card.placement.form === 'place' && card.placement.agencies.includes(agency)
          ? [card.number]
          : [],
      ),
      cells,
    };
    return { lane, rank: rankOf(telling, agency, types, judged) };
  });
  return lanes.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ lane }) => lane);
}

/** The agencies of the place on the day in the order in which they are shown everywhere. */
export function inOrderOfLanes(telling: Telling): readonly PlaceAgency[] {
  const { snapshot } = telling;
  return [...snapshot.agencies.values()]
    .map((agency) => {
      const judged = agency.types.some((type) => isJudged(snapshot, agency.id, type));
      return { agency, rank: rankOf(telling, agency.id, agency.types, judged) };
    })
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ agency }) => agency);
}

/** How much of the place a hospital serves, and of which year the estimate is; null for others and where it is not known. */
export function shareWords(telling: Telling, agency: string, types: readonly string[]): string | null {
  const { snapshot } = telling;
  const hospital = types.find((type) => snapshot.types.get(type)?.boundary === 'hospital trust');
  const share = hospital === undefined ? null : shareOf(snapshot, { agency, type: hospital });
  if (share === null) return null;
  return `takes ${shareInWords(share)} of the place's emergencies${snapshot.asOf < '2022-01-01' ? ' (flows of 2022)' : ''}`;
}

/** Not judged last; then by tier; hospitals before other providers; then the larger share, then the name. */
function rankOf(
  telling: Telling,
  agency: string,
  types: readonly string[],
  judged: boolean,
): readonly (number | string)[] {
  const { snapshot } = telling;
  const rows = types.flatMap((type) => snapshot.types.get(type) ?? []);
  const tier = Math.min(...rows.map((row) => TIERS.indexOf(row.tier)), TIERS.length);
  const isHospital = rows.some((row) => row.boundary === 'hospital trust');
  const share = Math.max(-1, ...types.map((type) => shareOf(snapshot, { agency, type }) ?? -1));
  return [judged ? 0 : 1, tier, isHospital ? 0 : 1, -share, agencyName(snapshot, agency)];
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (one === other || other === undefined) continue;
    return one < other ? -1 : 1;
  }
  return 0;
}

function byDomain(
  telling: Telling,
): (a: { domain: string; measureName: string }, b: { domain: string; measureName: string }) => number {
  const order = telling.snapshot.catalogue.domains.map((row) => row.id);
  return (a, b) =>
    order.indexOf(a.domain) - order.indexOf(b.domain) ||
    (a.measureName < b.measureName ? -1 : a.measureName > b.measureName ? 1 : 0);
}
