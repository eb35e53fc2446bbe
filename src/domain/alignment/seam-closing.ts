import type { JourneyStep } from '#domain/framework/catalogue';
import { goalsOf, isInUse, type Snapshot } from './snapshot.ts';

/**
 * What a measure lacks to close a seam: `listed` at both of its steps, `in use` on the day, a `goal` in force that somebody
 * here holds, being about `experience`, being `reported` (a person was asked), being fit to close one (`may close` false as
 * for the Friends and Family Test), and two or more agencies that hold it, among them a party of each step (`both sides`).
 */
export type SeamLack = 'listed' | 'in use' | 'goal' | 'experience' | 'reported' | 'may close' | 'both sides';

/**
 * Everything a measure of the catalogue lacks to close the seam between two steps, in the order of `SeamLack`; nothing when
 * it closes it. `both sides` is told only of a measure that lacks nothing else, because only then is it asked.
 * Source: domain reference, section 3, ORPHAN.
 * @param id of a measure of the catalogue; one that is not on file lacks everything but what is asked last
 */
export function lacksToClose(snapshot: Snapshot, from: JourneyStep, to: JourneyStep, id: string): readonly SeamLack[] {
  const measure = snapshot.measures.get(id) ?? snapshot.catalogue.measures.find((row) => row.id === id);
  const role = snapshot.catalogue.domains.find((row) => row.id === measure?.domain)?.role;
  const lacks: SeamLack[] = [];
  if (!from.measures.includes(id) || !to.measures.includes(id)) lacks.push('listed');
  if (measure === undefined || !isInUse(measure, snapshot.asOf)) lacks.push('in use');
  if (goalsOf(snapshot, id).length === 0) lacks.push('goal');
  if (role !== 'experience') lacks.push('experience');
  if (measure?.experience_kind !== 'reported') lacks.push('reported');
  if (measure?.closes_seam === false) lacks.push('may close');
  if (lacks.length === 0 && !isHeldAcross(snapshot, id, from, to)) lacks.push('both sides');
  return lacks;
}

/** Is a measure held by two or more agencies whose types include a party of each step. */
function isHeldAcross(snapshot: Snapshot, measure: string, from: JourneyStep, to: JourneyStep): boolean {
  const holdings = goalsOf(snapshot, measure).flatMap((goal) =>
    goal.holders.map((agency) => ({ agency, type: goal.row.agency_type })),
  );
  const isParty = (step: JourneyStep, type: string): boolean =>
    step.owner === type || step.other_parties.includes(type);
  return holdings.some(
    (a) => isParty(from, a.type) && holdings.some((b) => b.agency !== a.agency && isParty(to, b.type)),
  );
}
