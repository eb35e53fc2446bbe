import type {
  DocumentedConflict,
  Goal,
  Identity,
  Incentive,
  JourneyStep,
  Link,
  Measure,
  Seam,
  Target,
} from './catalogue.ts';
import type { CatalogueFaultCode, FaultSeverity } from './catalogue-fault.ts';

/** What contradicts itself inside one row, by field. */
export interface RowContradiction {
  readonly field: string;
  readonly code: CatalogueFaultCode;
  readonly severity: FaultSeverity;
  readonly found: string;
  readonly expected: string;
}

type Dated = { readonly [field: string]: unknown };

/** Two dates of one row in the wrong order; an open end is in order. */
export function findDatesOutOfOrder(
  row: Dated,
  earlier: string,
  later: string,
  severity: FaultSeverity = 'refuses',
): readonly RowContradiction[] {
  const from = row[earlier];
  const to = row[later];
  if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return [];
  return [
    {
      field: later,
      code: 'dates-out-of-order',
      severity,
      found: `${to}, before ${earlier} ${from}`,
      expected: `${from} or later`,
    },
  ];
}

/** A measure: dates, ages and what belongs to experience domains only. */
export function findMeasureContradictions(measure: Measure, isOfExperience: boolean): readonly RowContradiction[] {
  const faults = [...findDatesOutOfOrder({ ...measure }, 'in_use_from', 'in_use_to')];
  const ages = measure.definition.age;
  if (ages !== null && ages[0] > ages[1]) {
    faults.push(contradiction('definition.age', `${ages[0]} to ${ages[1]}`, 'the younger age first'));
  }
  if (measure.successor === measure.id) {
    faults.push(contradiction('successor', 'the measure itself', 'another measure'));
  }
  if (!isOfExperience) {
    if (measure.experience_kind !== null) {
      faults.push(
        contradiction(
          'experience_kind',
          `"${measure.experience_kind}"`,
          'nothing: its domain is not one of experience',
        ),
      );
    }
    if (measure.closes_seam !== null) {
      faults.push(
        contradiction('closes_seam', String(measure.closes_seam), 'nothing: its domain is not one of experience'),
      );
    }
  }
  return faults;
}

/** A goal: id, dates, band and target. A deadline before the goal's first day is doubtful. */
export function findGoalContradictions(goal: Goal): readonly RowContradiction[] {
  const faults = [
    ...findDatesOutOfOrder({ ...goal }, 'in_force_from', 'in_force_to'),
    // A goal that comes into force after its deadline judges nothing: a slip to look at, and harmless to every rule.
    ...findDatesOutOfOrder({ ...goal }, 'in_force_from', 'deadline', 'doubtful'),
  ];
  const stem = `${goal.agency_type}/${goal.measure}`;
  if (goal.id !== stem && !goal.id.startsWith(`${stem}/`)) {
    faults.push(contradiction('id', `"${goal.id}"`, `"${stem}", or that with / and a suffix`));
  }
  if (goal.polarity === 'band' && goal.band === null) {
    faults.push(contradiction('band', 'nothing', 'a band with a lower or an upper limit: the polarity is band'));
  }
  if (goal.band !== null) {
    const { lo, hi } = goal.band;
    if (goal.polarity !== 'band') {
      faults.push(contradiction('band', 'a band', `nothing: the polarity is ${goal.polarity}`));
    }
    if (lo === null && hi === null) {
      faults.push(contradiction('band', 'no limit', 'a lower limit (lo), an upper limit (hi) or both'));
    }
    if (lo !== null && hi !== null && lo > hi) {
      faults.push(contradiction('band', `lo ${lo} above hi ${hi}`, 'lo not above hi'));
    }
  }
  return goal.target === null ? faults : [...faults, ...findTargetContradictions(goal.target)];
}

function findTargetContradictions(target: Target): readonly RowContradiction[] {
  const faults: RowContradiction[] = [];
  const { value, range } = target;
  if (value === null && target.varies_by === null) {
    // With a range it is clear that the value varies: only by what is not said.
    faults.push({
      ...contradiction('target.value', 'nothing', 'a value, or varies_by saying what it varies by'),
      severity: range === null ? 'refuses' : 'doubtful',
    });
  }
  if (typeof value === 'number' && target.op === 'range') {
    faults.push(contradiction('target.value', String(value), 'two numbers: the op is range'));
  }
  if (value !== null && typeof value !== 'number') {
    if (target.op !== 'range') {
      faults.push(contradiction('target.value', 'two numbers', `one number: the op is ${target.op}`));
    }
    if (value[0] > value[1]) faults.push(contradiction('target.value', value.join(' to '), 'the lower number first'));
  }
  if (range !== null && range[0] > range[1]) {
    faults.push(contradiction('target.range', range.join(' to '), 'the lower number first'));
  }
  return faults;
}

/** A payment: its dates, and that it does not net with itself. */
export function findIncentiveContradictions(incentive: Incentive): readonly RowContradiction[] {
  const faults = [...findDatesOutOfOrder({ ...incentive }, 'in_force_from', 'in_force_to')];
  if (incentive.nets_with?.includes(incentive.id) === true) {
    faults.push(contradiction('nets_with', 'the payment itself', 'other payments'));
  }
  return faults;
}

/** A link joins two different ends. */
export function findLinkContradictions(link: Link): readonly RowContradiction[] {
  return link.source === link.target
    ? [contradiction('target', `"${link.target}", its own source`, 'another end')]
    : [];
}

/** An identity joins different measures, each named once. */
export function findIdentityContradictions(identity: Identity): readonly RowContradiction[] {
  switch (identity.type) {
    case 'sum':
      return repeatedParts(identity.total, identity.parts);
    case 'split':
      return repeatedParts(
        identity.total,
        identity.parts.map((part) => part.measure),
      );
    case 'same_quantity':
    case 'change_of':
    case 'numerator_is_denominator':
      return identity.a === identity.b ? [contradiction('b', `"${identity.b}", the same as a`, 'another measure')] : [];
  }
}

function repeatedParts(total: string | null, parts: readonly string[]): readonly RowContradiction[] {
  const faults: RowContradiction[] = [];
  if (total !== null && parts.includes(total)) {
    faults.push(contradiction('parts', `the total "${total}" among its parts`, 'other measures'));
  }
  const seen = new Set<string>();
  const repeated = parts.find((part) => {
    if (seen.has(part)) return true;
    seen.add(part);
    return false;
  });
  if (repeated !== undefined) faults.push(contradiction('parts', `"${repeated}" twice`, 'each part once'));
  return faults;
}

/** A step: its whole measures are among its measures; one of a resource domain is doubtful. */
export function findStepContradictions(
  step: JourneyStep,
  isOfResources: (measure: string) => boolean,
): readonly RowContradiction[] {
  const faults: RowContradiction[] = [];
  step.whole_measures.forEach((measure, index) => {
    const field = `whole_measures[${index}]`;
    if (!step.measures.includes(measure)) {
      faults.push(contradiction(field, `"${measure}"`, 'one of the measures of the step'));
    }
    if (isOfResources(measure)) {
      faults.push({
        ...contradiction(field, `"${measure}", a measure of resources`, 'a measure of experience or outcome'),
        severity: 'doubtful',
      });
    }
  });
  return faults;
}

/** A seam joins two different steps. */
export function findSeamContradictions(seam: Seam): readonly RowContradiction[] {
  return seam.from_step === seam.to_step
    ? [contradiction('to_step', `"${seam.to_step}", its own from_step`, 'another step')]
    : [];
}

/** A documented conflict that no rule can find says why not. */
export function findConflictContradictions(conflict: DocumentedConflict): readonly RowContradiction[] {
  return !conflict.derivable && conflict.why_not === null
    ? [contradiction('why_not', 'nothing', 'the reason: derivable is false')]
    : [];
}

function contradiction(field: string, found: string, expected: string): RowContradiction {
  return { field, code: 'contradiction', severity: 'refuses', found, expected };
}
