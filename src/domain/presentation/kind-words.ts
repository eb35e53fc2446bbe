import type { Finding, FindingKind } from '#domain/alignment/report';

/** What a kind of finding is called, and the few words under its glyph. */
export interface KindWords {
  readonly name: string;
  readonly glyph: string;
}

const KINDS: Readonly<Record<FindingKind, KindWords>> = {
  POLARITY: { name: 'Opposite directions', glyph: 'one subject, two directions' },
  TARGET: { name: 'Targets that do not fit', glyph: 'two bars that do not fit' },
  DEFINITION: { name: 'Same idea, different definition', glyph: 'one idea, two rulers' },
  STRUCTURAL: { name: 'Trade-off through causes', glyph: 'joined by declared causes' },
  EMPIRICAL: { name: 'Moved apart in the figures', glyph: 'moved apart across areas' },
  INCENTIVE: { name: 'Payment against a goal', glyph: 'the money pulls one way' },
  COST_SHUNT: { name: 'One gains, another pays', glyph: 'the bill is passed on' },
  ORPHAN: { name: 'Nobody answers for it', glyph: 'a gap in the line' },
  IMBALANCE: { name: 'Success in too few domains', glyph: 'a bar with a part missing' },
  GAMING: { name: 'Easy to hit and miss the point', glyph: 'the number and the point' },
  DOUBLE_COUNT: { name: 'One fact scored several times', glyph: 'one fact, several scores' },
  TIMING: { name: 'Judged before it can work', glyph: 'the clock stops too soon' },
  FOOTPRINT: { name: 'Areas that do not match', glyph: 'two areas that do not match' },
  UNCONTROLLABLE: { name: 'Held to it without control', glyph: 'held to it, not in control' },
  CONTENTION: { name: 'Targets that need one resource', glyph: 'two calls on one resource' },
  ATTRIBUTION: { name: 'A total split by blame', glyph: 'one total, two owners' },
  WHOLE_RED: { name: 'Green parts, red whole', glyph: 'parts met, the whole missed' },
  SYNERGY: { name: 'One goal helps another', glyph: 'pulling the same way' },
};

/** Forms whose name says more than the kind's. Key: kind and form. */
const FORMS: Readonly<Record<string, Partial<KindWords>>> = {
  'TARGET/never_both': { name: 'Never both met', glyph: 'never both met' },
  'TARGET/cannot_both_hold': { name: 'Targets that cannot both hold', glyph: 'no value meets both' },
  'TARGET/different_bar': { glyph: 'one measure, two bars' },
  'TARGET/not_reconciled': { glyph: 'one thing, two units' },
  'TARGET/sum_cannot_hold': { glyph: 'the parts ask more than the total' },
  'TARGET/opposite_paths': { glyph: 'opposite ways from the start' },
  'DEFINITION/code_collision': { name: 'One code, several meanings', glyph: 'one code, several meanings' },
  'STRUCTURAL/fork': { name: 'One pressure, two goals apart', glyph: 'one pressure, two ends' },
  'FOOTPRINT/shared_provider': { name: 'A hospital shared with other places', glyph: 'one hospital, many places' },
  'FOOTPRINT/split_provider': { name: 'Hospitals of the same people, far apart', glyph: 'one place, two hospitals' },
  'FOOTPRINT/holders': { name: 'Who holds what here', glyph: 'handed from one to another' },
  'FOOTPRINT/tiers': { name: 'Tiers that measure different things', glyph: 'same duty, other measures' },
  'FOOTPRINT/boundaries': { name: 'Boundaries that do not match', glyph: 'several meet in one place' },
  'FOOTPRINT/place_basis': { name: 'Counted for different people', glyph: 'residents here, patients there' },
  'ATTRIBUTION/reasons': { name: 'Why people wait differs here', glyph: 'one wait, several reasons' },
  'ORPHAN/step': { name: 'A step nobody answers for', glyph: 'nobody answers' },
  'ORPHAN/domain_hole': { name: 'A side of the step nobody measures', glyph: 'one side not measured' },
  'ORPHAN/seam_crack': { name: 'A crack between two steps', glyph: 'nobody asks how it went' },
  'ORPHAN/seam_half': { name: 'A hand-over held by one side', glyph: 'one side asks' },
  'INCENTIVE/pay_v_pay': { glyph: 'what one earns the other loses' },
};

/** The plain name of a finding's kind: `A total split by blame`. */
export function kindName(finding: Pick<Finding, 'kind' | 'subkind'>): string {
  return FORMS[`${finding.kind}/${finding.subkind}`]?.name ?? KINDS[finding.kind].name;
}

/** Every kind of finding, by its name in reports. */
export const FINDING_KINDS = Object.keys(KINDS);

/** The plain name of a kind as a heading over all its forms. */
export function kindHeading(kind: FindingKind): string {
  return KINDS[kind].name;
}

/** The words under the glyph between two facing goals: `one total, two owners`. */
export function glyphWords(finding: Pick<Finding, 'kind' | 'subkind'>): string {
  return FORMS[`${finding.kind}/${finding.subkind}`]?.glyph ?? KINDS[finding.kind].glyph;
}
