import type { Finding, FindingKind } from '#domain/alignment/report';
import { gradeMeaning } from './grade-words.ts';

/** Grades that rest on something else than evidence for this kind and form. */
const FORMS: Readonly<Record<string, string>> = {
  'ATTRIBUTION/moved/C':
    'that blame moved here rests on one place’s own figures; the same pattern appears elsewhere by chance',
  'ATTRIBUTION/exposed/B': 'that a total split between owners can be pushed either way rests on several accounts',
  'ATTRIBUTION/reasons/B': 'the reasons are as recorded by those who are judged by them',
  'FOOTPRINT/shared_provider/B': 'the shares are estimated from published flows of patients',
  'FOOTPRINT/split_provider/B':
    'the figures are published; the shares of the place are estimated from flows of patients',
  'FOOTPRINT/holders/A': 'who holds what is on record, with its dates',
  'TARGET/never_both/A': 'read off the published figures of every month that both targets were in force',
  'TARGET/different_bar/A': 'both bars are read off the goals in force',
  'POLARITY/opposite/A': 'true by definition: both goals are in force and their measures’ definitions were checked',
  'DEFINITION/not_comparable/A': 'true by definition: the definitions were checked and differ',
};

/** What the grade of a finding means, in one line. */
export function confidenceMeaning(finding: Finding): string {
  return FORMS[`${finding.kind}/${finding.subkind}/${finding.confidence}`] ?? gradeMeaning(finding.confidence);
}

const WOULD_CHANGE: Readonly<Record<FindingKind, readonly string[]>> = {
  POLARITY: ['One of the two goals ends, or changes direction.', 'Figures that show both met here, year after year.'],
  TARGET: [
    'A conversion between the units that a named person has confirmed.',
    'One of the targets is withdrawn or set anew.',
  ],
  DEFINITION: ['A published statement that the two count the same people in the same way.'],
  STRUCTURAL: [
    'An English study that finds the link absent, or the other way.',
    'Figures over many areas in which the two move together.',
  ],
  EMPIRICAL: ['More areas or more periods in which the pattern does not hold.'],
  INCENTIVE: ['The local contract, where it pays in another way.', 'The end of the payment.'],
  COST_SHUNT: ['A unit cost with a source and a year.', 'An agreement that pools or shares the money.'],
  ORPHAN: ['A measure that asks people about it, held by both sides.'],
  IMBALANCE: ['Goals in force that the catalogue does not hold.'],
  GAMING: ['An audit of the records behind the number.', 'An independent survey that agrees with it.'],
  DOUBLE_COUNT: ['A difference of definition that the catalogue does not know.'],
  TIMING: ['A study that finds the effect sooner.', 'A later deadline.'],
  FOOTPRINT: ['Newer flows of patients.', 'A change of boundary or of who holds the duty.'],
  UNCONTROLLABLE: ['A share of control that all sides have agreed.'],
  CONTENTION: ['The capacity of the resource, and what each target needs of it.'],
  ATTRIBUTION: [
    'A jointly checked sample of days that shows the labels were right.',
    'The pattern in far more places than chance gives.',
  ],
  WHOLE_RED: ['Figures for the parts that have none.', 'The whole met in the next period.'],
  SYNERGY: ['An English study that finds the link absent, or the other way.'],
};

const WOULD_CHANGE_FORM: Readonly<Record<string, readonly string[]>> = {
  'TARGET/never_both': ['A month in which both targets are met.', 'One of the targets is withdrawn or set anew.'],
  'TARGET/different_bar': ['One of the bars is withdrawn, or said to be a step towards the other.'],
  'TARGET/cannot_both_hold': ['One of the targets is withdrawn or set anew.'],
  'TARGET/sum_cannot_hold': ['One of the targets is withdrawn or set anew.', 'A correction of the declared sum.'],
  'TARGET/opposite_paths': ['A correction of one of the baselines.', 'One of the targets is set anew.'],
  'FOOTPRINT/place_basis': ['A figure of one of the two on the basis of the other.'],
  'FOOTPRINT/holders': ['A correction of who holds what, with its dates.'],
  'FOOTPRINT/tiers': ['Goals in force that the catalogue does not hold.'],
  'ATTRIBUTION/reasons': [
    'A jointly checked sample of recorded reasons that shows another picture.',
    'The same shares in most other places.',
  ],
};

/** What would change our mind about a finding of this kind and form. */
export function wouldChange(finding: Pick<Finding, 'kind' | 'subkind'>): readonly string[] {
  return WOULD_CHANGE_FORM[`${finding.kind}/${finding.subkind}`] ?? WOULD_CHANGE[finding.kind];
}
