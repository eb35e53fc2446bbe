import type { Finding } from '#domain/alignment/report';
import type { FindingBasis } from '#domain/contract/conflicts-view';

/** Forms read off published figures; every other form of these kinds rests on the framework alone. */
const OBSERVED_FORMS = new Set([
  'ATTRIBUTION/moved',
  'ATTRIBUTION/reasons',
  'TARGET/never_both',
  'FOOTPRINT/shared_provider',
  'FOOTPRINT/split_provider',
]);

/**
 * What a finding rests on, so that three kinds of footing are never mixed:
 * `observed` was read off figures; `declared` follows from goals, targets, definitions, payments, duties and sums that are on
 * record; `believed` needs a link, a cost or a call on a resource that sources state but no figure here shows. A payment is
 * declared, and what it is said to do along links is believed.
 */
export function basisOf(finding: Finding): FindingBasis {
  switch (finding.kind) {
    case 'EMPIRICAL':
    case 'WHOLE_RED':
      return 'observed';
    case 'STRUCTURAL':
    case 'SYNERGY':
    case 'TIMING':
    case 'COST_SHUNT':
    case 'CONTENTION':
      return 'believed';
    case 'INCENTIVE':
      return (finding.harms ?? []).length > 0 || (finding.via ?? []).length > 1 ? 'believed' : 'declared';
    case 'ATTRIBUTION':
    case 'TARGET':
    case 'FOOTPRINT':
      return OBSERVED_FORMS.has(`${finding.kind}/${finding.subkind}`) ? 'observed' : 'declared';
    case 'POLARITY':
    case 'DEFINITION':
    case 'ORPHAN':
    case 'IMBALANCE':
    case 'GAMING':
    case 'DOUBLE_COUNT':
    case 'UNCONTROLLABLE':
      return 'declared';
  }
}

/** The three footings in the order they are shown, the firmest news of this place first. */
export const BASES = [
  {
    id: 'observed',
    name: 'Observed',
    words: 'Read off published figures of this place or of the organisations that serve it.',
  },
  {
    id: 'declared',
    name: 'Declared',
    words: 'Follows from what is on record: goals, targets, definitions, payments and duties in force on the day.',
  },
  {
    id: 'believed',
    name: 'Believed',
    words: 'Rests on links, costs or calls on a resource that sources state. The figures here alone cannot show it.',
  },
] as const satisfies readonly { readonly id: FindingBasis; readonly name: string; readonly words: string }[];
