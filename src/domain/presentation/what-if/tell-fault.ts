import type { EditFault } from '#domain/alignment/what-if/edit';
import { dayInWords } from '#domain/measure/period-words';
import { unitWords } from '../to-series-view.ts';

/** Why an edit cannot be made, in words for its field: what is wrong, what is expected, how to mend it. No ids. */
export function tellFault(fault: EditFault): string {
  switch (fault.code) {
    case 'target_in_another_unit': {
      const unit = unitWords(fault.expected);
      const found = fault.found.trim() === '' ? 'no unit' : `\u201c${fault.found}\u201d`;
      return `The measure is counted in ${unit}, not in ${found}; a target in another unit could not be judged. Write the number alone, or in ${unit}.`;
    }
    case 'deadline_before_start':
      return fault.message.replace(/\d{4}-\d{2}-\d{2}/g, dayInWords);
    case 'unknown_goal':
    case 'unknown_payment':
    case 'unknown_measure':
    case 'goal_not_here':
    case 'payment_not_here':
    case 'different_concepts':
    case 'goal_already_retired':
    case 'same_goal_twice':
    case 'target_without_value':
    case 'target_limits_crossed':
    case 'not_a_day':
    case 'weight_below_zero':
      return fault.message;
  }
}
