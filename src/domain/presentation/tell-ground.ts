import type { Snapshot } from '#domain/alignment/snapshot';
import type { GroundChange } from '#domain/alignment/through-time/ground-change';
import type { Goal } from '#domain/framework/catalogue';
import { agencyName, leadingHolders, MOST_NAMED, typeName, typeNamePlural } from './agency-names.ts';
import { capital, counted, countInWords, joined, small } from './number-words.ts';
import { dayInWords, periodInWords } from '#domain/measure/period-words';
import { targetInWords } from './target-words.ts';
import { nameOfNode, type Telling } from './telling.ts';

/** The two looks that a change lies between, as sentences need them. */
export interface TwoLooks {
  readonly before: Telling;
  readonly after: Telling;
}

/** Most reasons one sentence names. */
const MOST_REASONS = 3;

/** What lay under a conflict that turned, as sentences: goals on one measure together, three reasons at most and how many more. */
export function tellGrounds(looks: TwoLooks, grounds: readonly GroundChange[]): string {
  const said = [...new Set([...tellGoals(looks, grounds), ...grounds.flatMap((ground) => tellGround(looks, ground))])];
  const named = said.slice(0, MOST_REASONS).map((text) => `${capital(text)}.`);
  const more = said.length - named.length;
  return [...named, ...(more > 0 ? [`${capital(counted(more, 'more change'))} like it.`] : [])].join(' ');
}

type GoalChange = GroundChange & { readonly what: 'goal' };

/** One clause a measure and day: who was first, or last, held to it. */
function tellGoals(looks: TwoLooks, grounds: readonly GroundChange[]): string[] {
  const goals = grounds.filter((ground): ground is GoalChange => ground.what === 'goal');
  const groups = Map.groupBy(goals, ({ change, measure, on }) => `${change} ${measure} ${on ?? ''}`);
  return [...groups.values()].map((group) => tellGoalGroup(looks, group));
}

function tellGoalGroup({ before, after }: TwoLooks, group: readonly GoalChange[]): string {
  const first = group[0];
  if (first === undefined) return '';
  const telling = first.change === 'began' ? after : before;
  const rows = group.flatMap(({ goal }) => telling.snapshot.catalogue.goals.find((row) => row.id === goal) ?? []);
  const targets = new Set(rows.flatMap(({ target }) => (target === null ? [] : [targetInWords(target)])));
  const target = targets.size === 1 ? ` (${[...targets].join('')})` : '';
  const who = nameAgencies(telling.snapshot, group, rows);
  const held = `held to ${nameOfNode(telling, first.measure)}${target}`;
  const was = who.isPlural ? 'were' : 'was';
  if (first.change === 'began')
    return first.on === null
      ? `${who.words} ${who.isPlural ? 'are' : 'is'} ${held}, and before ${was} not`
      : `${who.words} ${was} ${held} from ${dayInWords(first.on)}`;
  return first.on === null
    ? `${who.words} ${was} ${held}, and no longer ${who.isPlural ? 'are' : 'is'}`
    : `${who.words} ${was} ${held} until ${dayInWords(first.on)}`;
}

function nameAgencies(
  snapshot: Snapshot,
  group: readonly GoalChange[],
  rows: readonly Goal[],
): { readonly words: string; readonly isPlural: boolean } {
  const holders = group.flatMap(({ goal, agencies }) => {
    const type = rows.find((row) => row.id === goal)?.agency_type ?? '';
    return agencies.map((agency) => ({ agency, type }));
  });
  const all = new Set(holders.map(({ agency }) => agency));
  const named = leadingHolders(snapshot, holders)
    .slice(0, MOST_NAMED)
    .map(({ agency }) => agencyName(snapshot, agency));
  const more = all.size - named.length;
  return {
    words: more <= 0 ? joined(named) : `${named.join(', ')} and ${countInWords(more)} more`,
    isPlural: all.size > 1,
  };
}

function tellGround({ before, after }: TwoLooks, ground: GroundChange): string[] {
  switch (ground.what) {
    case 'goal':
      return [];
    case 'payment': {
      const telling = ground.change === 'began' ? after : before;
      const row = telling.snapshot.catalogue.incentives.find(({ id }) => id === ground.payment);
      if (row === undefined) return [];
      const payer = small(typeName(telling.snapshot, row.payer));
      const paid = small(typeName(telling.snapshot, row.paid));
      const isDuty = row.shape === 'budget';
      const what = isDuty
        ? `the budget of ${paid} that follows ${nameOfNode(telling, row.measure)}`
        : `the payment from ${payer} to ${paid} that follows ${nameOfNode(telling, row.measure)}`;
      return [`${what} ${ground.change}${onDay(ground.on)}`];
    }
    case 'organisation':
      return ground.change === 'began'
        ? [`${agencyName(after.snapshot, ground.agency)} took its place here${onDay(ground.on)}`]
        : [
            `${agencyName(before.snapshot, ground.agency)} was here ${ground.on === null ? 'and no longer is' : `until ${dayInWords(ground.on)}`}`,
          ];
    case 'delegation': {
      const { snapshot } = ground.change === 'began' ? after : before;
      const [from, to] = [agencyName(snapshot, ground.from), agencyName(snapshot, ground.to)];
      return [
        ground.change === 'began'
          ? `${to} took a duty over from ${from}${onDay(ground.on)}`
          : `${to} no longer acts for ${from}${ground.on === null ? '' : ` since ${dayInWords(ground.on)}`}`,
      ];
    }
    case 'settled':
      return [
        `${agencyName(before.snapshot, ground.agency)} took over more than two years ago${ground.since === null ? '' : `, on ${dayInWords(ground.since)}`}`,
      ];
    case 'figures':
      return [tellFigures(after, ground)];
    case 'goals around': {
      const kinds = joined(ground.types.map((type) => typeNamePlural(after.snapshot, type)));
      const parts = [
        ...(ground.began > 0 ? [`${countInWords(ground.began)} began`] : []),
        ...(ground.ended > 0 ? [`${countInWords(ground.ended)} ended`] : []),
      ];
      return [`of the goals of ${kinds} ${joined(parts)}`];
    }
    case 'causes': {
      const names = (ids: readonly string[]): string => joined(ids.slice(0, 2).map((id) => nameOfNode(after, id)));
      return [
        ...(ground.began.length > 0 ? [`${names(ground.began)} came into use among the declared causes`] : []),
        ...(ground.ended.length > 0 ? [`${names(ground.ended)} left the declared causes`] : []),
      ];
    }
  }
}

function tellFigures(telling: Telling, ground: GroundChange & { readonly what: 'figures' }): string {
  const { snapshot } = telling;
  const whose =
    ground.area === snapshot.place
      ? `residents of ${telling.placeName ?? 'the place'}`
      : agencyName(snapshot, ground.area);
  const what = `${nameOfNode(telling, ground.measure)} for ${whose}`;
  const period = periodInWords(ground.period);
  switch (ground.change) {
    case 'arrived':
      return `figures arrived: ${what}, to ${period}`;
    case 'aged':
      return `figures aged: ${what} ends with ${period}, over 24 months before`;
    case 'thinned':
      return `figures aged: fewer of ${what}, which ends with ${period}, are under 24 months old`;
  }
}

function onDay(day: string | null): string {
  return day === null ? '' : ` on ${dayInWords(day)}`;
}
