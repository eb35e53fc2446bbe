import type { Finding, FindingKind } from '#domain/alignment/report';
import type { ModelledMove } from '#domain/alignment/what-if/edits-of-move';

const BY_KIND: Readonly<Record<FindingKind, readonly string[]>> = {
  POLARITY: [
    'Agree one shared goal in place of the two.',
    'Mend the payment or target behind the goal that asks for more.',
    'Accept the trade-off in writing, with an owner, a review date and a measure that balances it.',
  ],
  TARGET: [
    'Agree one target, in one unit, with one deadline.',
    'Accept a weaker target under a named condition.',
    'Say which target comes first while both stand.',
  ],
  DEFINITION: ['Agree one definition and count both ways for a year.', 'Print the difference beside every comparison.'],
  STRUCTURAL: [
    'Add a balancing measure at the far end of the path, owned by both sides.',
    'Accept the trade-off in writing, with an owner and a review date.',
    'Weaken the target under a named condition.',
  ],
  EMPIRICAL: ['Look at both series together at one table.', 'Add a balancing measure owned by both sides.'],
  INCENTIVE: [
    'Mend the payment, so that it no longer rewards what the other side is held to reduce.',
    'Share the gain between payer and paid.',
    'Pool the budget behind both.',
  ],
  COST_SHUNT: [
    'Pool the budget, or share the gain with whoever pays.',
    'Count unpaid care beside the money, never inside it.',
    'Record who pays before the change is agreed.',
  ],
  ORPHAN: ['Name an owner for the step.', 'Ask people how the hand-over went, and hold both sides to the answer.'],
  IMBALANCE: ['Add a measure in the domain that is missing.', 'Ask people themselves, not only the clock.'],
  GAMING: [
    'Add a balancing measure.',
    'Check a sample of records jointly.',
    'Replace the threshold by the whole distribution.',
  ],
  DOUBLE_COUNT: [
    'Keep one of the scores and retire its duplicates.',
    'Count subjects, not codes, when success is added up.',
  ],
  TIMING: ['Move the deadline to when the effect can show.', 'Judge an earlier sign of the effect until then.'],
  FOOTPRINT: [
    'Agree who speaks for which residents, and print the share beside every figure.',
    'Share one set of outcome measures across the tiers.',
  ],
  UNCONTROLLABLE: [
    'Hold those who share the control to the same goal.',
    'Agree and record each side’s share of control.',
  ],
  CONTENTION: [
    'Plan the shared resource once, for all targets that need it.',
    'Agree which target gives way when there is not enough.',
  ],
  ATTRIBUTION: [
    'Judge the total together, as one shared goal.',
    'Check a sample of days jointly before they are put down to either side.',
  ],
  WHOLE_RED: ['Judge the whole first, and its parts only after.', 'Ask what people meet between the parts.'],
  SYNERGY: ['Keep it: name it in the plan, so that nobody trades it away unseen.'],
};

const BY_FORM: Readonly<Record<string, readonly string[]>> = {
  'FOOTPRINT/shared_provider': [
    'Agree with the other boards that lean on the hospital what is asked of it together.',
    'Print the hospital’s share of the place beside every figure of it.',
  ],
  'FOOTPRINT/split_provider': [
    'Look at both hospitals side by side, each with its share of the place.',
    'Ask what differs before asking who is worse.',
  ],
  'FOOTPRINT/holders': [
    'Write down who delivers and who stays answerable.',
    'Say where older figures belong to another body.',
  ],
  'FOOTPRINT/place_basis': ['Count both ways for a year, and say whom each figure is about.'],
  'TARGET/never_both': [
    'Say which of the two comes first while both stand.',
    'Agree a target for the pair, not for each alone.',
  ],
  'TARGET/different_bar': [
    'Say which bar is the standard and which a step towards it.',
    'Print both bars wherever one is shown.',
    'Hold everyone to one bar: that with most at stake.',
  ],
  'ATTRIBUTION/reasons': [
    'Go through the largest reason together, with those who answer for it.',
    'Check a sample of recorded reasons jointly.',
  ],
};

/** What boards usually do about this kind of finding, most usual first. */
export function movesFor(finding: Pick<Finding, 'kind' | 'subkind'>): readonly string[] {
  return BY_FORM[`${finding.kind}/${finding.subkind}`] ?? BY_KIND[finding.kind];
}

/** Moves that can be written as a change of goals or payments, by their words and the form they are said of. */
const MODELLED: Readonly<Record<string, Readonly<Record<string, ModelledMove>>>> = {
  POLARITY: { 'Agree one shared goal in place of the two.': 'share one goal' },
  'TARGET/cannot_both_hold': { 'Agree one target, in one unit, with one deadline.': 'set one bar' },
  'TARGET/opposite_paths': { 'Agree one target, in one unit, with one deadline.': 'share one goal' },
  'TARGET/different_bar': { 'Hold everyone to one bar: that with most at stake.': 'set one bar' },
  'DEFINITION/not_comparable': { 'Agree one definition and count both ways for a year.': 'share one goal' },
  INCENTIVE: {
    'Mend the payment, so that it no longer rewards what the other side is held to reduce.': 'end the payment',
  },
  'DOUBLE_COUNT/same_measure': { 'Keep one of the scores and retire its duplicates.': 'retire duplicates' },
  'TIMING/deadline_before_effect': { 'Move the deadline to when the effect can show.': 'move the deadline' },
  'ATTRIBUTION/exposed': { 'Judge the total together, as one shared goal.': 'share the total' },
  'ATTRIBUTION/moved': { 'Judge the total together, as one shared goal.': 'share the total' },
};

/** How a move can be written as edits; null for one that no edit stands for, of which nothing is worked out. */
export function modelledMove(finding: Pick<Finding, 'kind' | 'subkind'>, words: string): ModelledMove | null {
  const forms = MODELLED[`${finding.kind}/${finding.subkind}`] ?? MODELLED[finding.kind] ?? {};
  return forms[words] ?? null;
}
