import type { Catalogue, Goal, Incentive, Target } from '#domain/framework/catalogue';
import type { Edit, EditFault, HeldHere } from './edit.ts';
import { subjectOfMeasure } from './subject-of-measure.ts';

export type EditedCatalogue =
  | { readonly kind: 'edited'; readonly catalogue: Catalogue }
  | { readonly kind: 'refused'; readonly faults: readonly EditFault[] };

/** Mark of a goal that an edit made; it stands in the goal's id, so that a finding shows where it comes from. */
export const SHARED_SUFFIX = '/shared';

/**
 * The catalogue as it would be. All edits are made in order, or none: every fault is named at once.
 * The version says that the rows are edited, so a report of them is never taken for one of the catalogue on file.
 * @param asOf the day the edits are judged on: a shared goal is in force from it
 * @param here what is held at one place that day; left out, every row of the catalogue can be edited
 */
export function applyEdits(
  catalogue: Catalogue,
  edits: readonly Edit[],
  asOf: string,
  here: HeldHere | null = null,
): EditedCatalogue {
  const goals = new Map(catalogue.goals.map((goal) => [goal.id, goal]));
  const payments = new Map(catalogue.incentives.map((payment) => [payment.id, payment]));
  const units = new Map(catalogue.measures.map((measure) => [measure.id, measure.unit]));
  const subjectOf = subjectOfMeasure(catalogue);
  const retired = new Set<string>();
  const made = new Set<string>();
  const faults: EditFault[] = [];

  edits.forEach((edit, position) => {
    const fault = (code: EditFault['code'], found: string, expected: string, message: string): void => {
      faults.push({ position, code, found, expected, message });
    };
    const findGoal = (id: string): Goal | null => {
      const goal = goals.get(id);
      if (goal !== undefined) {
        if (here === null || here.goals.has(id) || made.has(id)) return goal;
        fault(
          'goal_not_here',
          id,
          'a goal that somebody here is held to on this day',
          'Nobody here is held to this goal on this day. Look from another day, or choose a goal from the list.',
        );
        return null;
      }
      if (retired.has(id)) {
        fault(
          'goal_already_retired',
          id,
          'a goal that is still there',
          'An earlier change already takes this goal away. Undo that one first.',
        );
      } else
        fault(
          'unknown_goal',
          id,
          'the id of a goal in the catalogue',
          'No goal is called that. Choose one from the list.',
        );
      return null;
    };
    switch (edit.edit) {
      case 'direction': {
        const goal = findGoal(edit.goal);
        if (goal !== null) goals.set(goal.id, { ...goal, polarity: edit.polarity, band: null });
        return;
      }
      case 'target': {
        const goal = findGoal(edit.goal);
        if (goal === null) return;
        if (checkTarget(edit.target, units.get(goal.measure) ?? '', fault))
          goals.set(goal.id, { ...goal, target: edit.target });
        return;
      }
      case 'deadline': {
        const goal = findGoal(edit.goal);
        if (goal === null) return;
        if (checkDeadline(edit.deadline, goal.in_force_from, fault))
          goals.set(goal.id, { ...goal, deadline: edit.deadline });
        return;
      }
      case 'weight': {
        const goal = findGoal(edit.goal);
        if (goal === null) return;
        if (!Number.isFinite(edit.weight) || edit.weight < 0) {
          fault(
            'weight_below_zero',
            String(edit.weight),
            'a number of 0 or more',
            'A weight says how much a goal counts: 0 or more, 1 unless somebody says otherwise.',
          );
        } else goals.set(goal.id, { ...goal, weight: edit.weight });
        return;
      }
      case 'payment': {
        const payment = payments.get(edit.payment);
        if (payment === undefined) {
          fault(
            'unknown_payment',
            edit.payment,
            'a payment of the catalogue',
            'No payment is called that. Choose one at a goal of the list.',
          );
        } else if (here !== null && !here.payments.has(edit.payment)) {
          fault(
            'payment_not_here',
            edit.payment,
            'a payment in force here on this day',
            'This payment is not in force here on this day. Choose one at a goal of the list.',
          );
        } else payments.set(payment.id, signPayment(payment, edit.sign));
        return;
      }
      case 'retire': {
        const goal = findGoal(edit.goal);
        if (goal === null) return;
        goals.delete(goal.id);
        retired.add(goal.id);
        return;
      }
      case 'share': {
        const [one, other] = edit.goals;
        if (one === other) {
          fault(
            'same_goal_twice',
            one,
            'two different goals',
            'A shared goal replaces two goals; both are the same here. Choose another one to share with.',
          );
          return;
        }
        const held = [findGoal(one), findGoal(other)].filter((goal) => goal !== null);
        const unit = units.get(edit.shared.measure);
        if (unit === undefined) {
          fault(
            'unknown_measure',
            edit.shared.measure,
            'the id of a measure in the catalogue',
            'No measure is called that. Choose the measure of one of the two goals.',
          );
          return;
        }
        if (held.length < 2) return;
        const about = new Set([edit.shared.measure, ...held.map((goal) => goal.measure)].map(subjectOf));
        if (about.size > 1) {
          fault(
            'different_concepts',
            held.map((goal) => goal.measure).join(' and '),
            'two goals about one thing',
            'The two goals are about different things, so no one goal could stand for both. Choose two goals that count the same thing, or parts of one sum.',
          );
          return;
        }
        if (!checkTarget(edit.shared.target, unit, fault) || !checkDeadline(edit.shared.deadline, asOf, fault)) return;
        for (const goal of held) {
          goals.delete(goal.id);
          retired.add(goal.id);
          const shared = shareGoal(goal, edit.shared, asOf);
          goals.set(shared.id, shared);
          made.add(shared.id);
        }
        return;
      }
    }
  });

  if (faults.length > 0) return { kind: 'refused', faults };
  return {
    kind: 'edited',
    catalogue: {
      ...catalogue,
      version: edits.length === 0 ? catalogue.version : `${catalogue.version}+what-if`,
      goals: [...goals.values()],
      incentives: [...payments.values()],
    },
  };
}

type TellFault = (code: EditFault['code'], found: string, expected: string, message: string) => void;

function checkTarget(target: Target | null, unit: string, fault: TellFault): boolean {
  if (target === null) return true;
  if (target.unit !== unit) {
    fault(
      'target_in_another_unit',
      target.unit,
      unit,
      `The measure is counted in ${unit}; a target in another unit could not be judged. Write it in ${unit}.`,
    );
    return false;
  }
  const values = target.value === null ? [] : typeof target.value === 'number' ? [target.value] : [...target.value];
  if (values.length !== (target.op === 'range' ? 2 : 1) || values.some((value) => !Number.isFinite(value))) {
    const expected = target.op === 'range' ? 'a lowest and a highest number' : 'one number';
    fault(
      'target_without_value',
      JSON.stringify(target.value),
      expected,
      `A target needs ${expected}. Write digits, as 78 or 3.5.`,
    );
    return false;
  }
  const [low, high] = values;
  if (low !== undefined && high !== undefined && low > high) {
    fault(
      'target_limits_crossed',
      `${String(low)} to ${String(high)}`,
      'the lower number first',
      'No value lies in this range: the lower number comes first.',
    );
    return false;
  }
  return true;
}

function checkDeadline(deadline: string | null, from: string | null, fault: TellFault): boolean {
  if (deadline === null) return true;
  if (!isDay(deadline)) {
    fault(
      'not_a_day',
      deadline,
      'a day, as 2027-03-31',
      'This is not a day of the calendar. Write year, month and day, as 2027-03-31.',
    );
    return false;
  }
  if (from !== null && deadline < from) {
    fault(
      'deadline_before_start',
      deadline,
      `a day on or after ${from}`,
      `The deadline lies before the goal begins. Choose a day on or after ${from}.`,
    );
    return false;
  }
  return true;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

/** A slope on file would win over the new sign where payments net, so the edit turns the slope too. */
function signPayment(payment: Incentive, sign: 1 | -1 | 0): Incentive {
  const slope =
    payment.per_unit === null ? null : { ...payment.per_unit, value: sign * Math.abs(payment.per_unit.value) };
  return { ...payment, sign, per_unit: slope };
}

function shareGoal(
  goal: Goal,
  shared: {
    readonly measure: string;
    readonly polarity: Goal['polarity'];
    readonly target: Target | null;
    readonly deadline: string | null;
  },
  asOf: string,
): Goal {
  return {
    ...goal,
    id: `${goal.agency_type}/${shared.measure}${SHARED_SUFFIX}`,
    measure: shared.measure,
    polarity: shared.polarity,
    band: null,
    target: shared.target,
    baseline: null,
    deadline: shared.deadline,
    in_force_from: asOf,
    in_force_to: null,
    date_precision: 'day',
    set_by: null,
    sources: [],
  };
}
