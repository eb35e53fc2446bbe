import type { Edit, EditableGoal } from '#domain/contract/what-if-view';

/**
 * A list of edits with one more: it takes the place of an earlier one of the same goal and kind, and leaves the list
 * when it asks for what stood there before any edit.
 * @param original the goals before any edit
 */
export function putEdit(edits: readonly Edit[], edit: Edit, original: readonly EditableGoal[]): readonly Edit[] {
  const key = keyOf(edit);
  const at = edits.findIndex((one) => keyOf(one) === key);
  const rest = edits.filter((one) => keyOf(one) !== key);
  if (asksForNothing(edit, original)) return rest;
  return at < 0 ? [...edits, edit] : [...edits.slice(0, at), edit, ...edits.slice(at + 1)];
}

/** Two edits of one key cannot both stand. */
function keyOf(edit: Edit): string {
  switch (edit.edit) {
    case 'payment':
      return `payment ${edit.payment}`;
    case 'share':
      return `share ${[...edit.goals].sort().join(' ')}`;
    case 'direction':
    case 'target':
    case 'deadline':
    case 'weight':
    case 'retire':
      return `${edit.edit} ${edit.goal}`;
  }
}

function asksForNothing(edit: Edit, original: readonly EditableGoal[]): boolean {
  if (edit.edit === 'share' || edit.edit === 'retire') return false;
  if (edit.edit === 'payment') {
    const payment = original.flatMap((goal) => goal.payments).find(({ id }) => id === edit.payment);
    return payment?.sign === edit.sign;
  }
  const goal = original.find(({ id }) => id === edit.goal);
  if (goal === undefined) return false;
  switch (edit.edit) {
    case 'direction':
      return goal.polarity === edit.polarity;
    case 'deadline':
      return goal.deadline === edit.deadline;
    case 'weight':
      return goal.weight === edit.weight;
    case 'target':
      return edit.target === null
        ? goal.targetWords === ''
        : goal.bar?.op === edit.target.op && String(goal.bar.value) === String(edit.target.value);
  }
}
