import type { Edit } from '#domain/alignment/what-if/edit';
import type { HeldGoal, Snapshot } from '#domain/alignment/snapshot';
import type { Polarity } from '#domain/framework/catalogue';
import { holdersOf, nameHolders } from '../agency-names.ts';
import { asSet, joined } from '../number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { targetInWords } from '../target-words.ts';
import { paidAgencies } from '../tell-incentive.ts';
import { measureOf, type Telling } from '../telling.ts';

const BETTER: Readonly<Record<Polarity, string>> = {
  higher: 'higher is better',
  lower: 'lower is better',
  band: 'inside its band is right',
  none: 'no judgement',
};

/**
 * One edit in a line: `Leeds Teaching Hospitals NHS Trust, A&E within 4 hours: lower is better`.
 * @param telling the place as it is before any edit
 * @param made the place after it, where goals that edits made are found
 */
export function tellEdit(telling: Telling, made: Snapshot, edit: Edit): string {
  const about = (id: string): string => {
    const goal = findGoal(telling.snapshot, made, id);
    return goal === null ? 'A goal' : `${holders(telling.snapshot, goal)}, ${goal.measure.name}`;
  };
  switch (edit.edit) {
    case 'direction':
      return `${about(edit.goal)}: ${BETTER[edit.polarity]}`;
    case 'target':
      return `${about(edit.goal)}: ${edit.target === null ? 'no target' : targetInWords(edit.target)}`;
    case 'deadline':
      return `${about(edit.goal)}: ${edit.deadline === null ? 'no deadline' : `by ${dayInWords(edit.deadline)}`}`;
    case 'weight':
      return `${about(edit.goal)}: counts ${asSet(edit.weight)} ${edit.weight === 1 ? 'time' : 'times'}`;
    case 'payment':
      return tellPayment(telling, edit);
    case 'retire':
      return `${about(edit.goal)}: retired`;
    case 'share': {
      const { shared } = edit;
      const both = edit.goals.flatMap((id) => findGoal(telling.snapshot, made, id) ?? []);
      const who = [...new Set(both.map((goal) => holders(telling.snapshot, goal)))];
      const name = measureOf(telling, shared.measure)?.name ?? 'one measure';
      const target = shared.target === null ? '' : `, ${targetInWords(shared.target)}`;
      return `One shared goal for ${joined(who)}: ${name}, ${BETTER[shared.polarity]}${target}`;
    }
  }
}

function tellPayment(telling: Telling, edit: Extract<Edit, { readonly edit: 'payment' }>): string {
  const row = telling.snapshot.catalogue.incentives.find((payment) => payment.id === edit.payment);
  if (row === undefined) return 'A payment';
  const measure = measureOf(telling, row.measure)?.name ?? 'a measure';
  const follows =
    edit.sign === 0
      ? `no longer follows ${measure}`
      : `pays more when ${measure} ${edit.sign === 1 ? 'rises' : 'falls'}`;
  return `Payment to ${paidAgencies(telling, row).words}: ${follows}`;
}

function findGoal(before: Snapshot, made: Snapshot, id: string): HeldGoal | null {
  const isThis = (goal: HeldGoal): boolean => goal.row.id === id;
  return before.goals.find(isThis) ?? made.goals.find(isThis) ?? null;
}

function holders(snapshot: Snapshot, goal: HeldGoal): string {
  return nameHolders(snapshot, holdersOf(snapshot, [goal])).words;
}
