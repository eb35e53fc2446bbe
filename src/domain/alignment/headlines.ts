import { HEADLINE_KINDS } from './complete-finding.ts';
import { isFactOfPlace } from './fact-of-place.ts';
import type { Finding } from './report.ts';
import { SLACK } from './slack.ts';
import { compareText } from './sorted-text.ts';

/** What the choice of headlines needs to know of the place beside the findings. */
export interface HeadlineContext {
  /** Place code; null without a place. */
  readonly place: string | null;
  /** Share of the place of an agency, 0 to 1; null when not known. */
  readonly shareOf: (agency: string) => number | null;
  /** Does the catalogue have all goals of an agency type. */
  readonly isComplete: (agencyType: string) => boolean;
}

/** Most headlines; fewer good lines beat seven that repeat themselves. */
export const MOST_HEADLINES = 7;
const MOST_OF_A_KIND = 2;
const MOST_EVERYWHERE = 2;

const HERE_ORDER = ['both', 'one', 'none'];
const BAND_ORDER = ['critical', 'high', 'moderate', 'low'];
const FORM_ORDER = ['moved', 'reasons', 'exposed'];

/**
 * The findings a board reads first, at most seven ids in order: near to home before far, facts of the place first, worst
 * first, and no figure told twice.
 */
export function chooseHeadlines(findings: readonly Finding[], context: HeadlineContext): readonly string[] {
  const candidates = oneFormAnIdentity(findings.filter((finding) => isCandidate(finding, context)));
  const ordered = candidates
    .map((finding) => ({ finding, share: shareOfPlace(finding, context) }))
    .sort((a, b) => compareCandidates(a.finding, b.finding, a.share, b.share))
    .map(({ finding }) => finding);
  const taken: Finding[] = [];
  for (const finding of ordered) {
    if (taken.length === MOST_HEADLINES) break;
    if (!repeats(finding, taken)) taken.push(finding);
  }
  return taken.map((finding) => finding.id);
}

function isCandidate(finding: Finding, context: HeadlineContext): boolean {
  if (!finding.datesKnown || finding.contested || finding.confidence === 'D' || finding.withinOne) return false;
  if (finding.severity === null) return false;
  switch (finding.kind) {
    case 'POLARITY':
    case 'TARGET':
    case 'INCENTIVE':
    case 'COST_SHUNT':
    case 'TIMING':
    case 'CONTENTION':
    case 'ATTRIBUTION':
    case 'WHOLE_RED':
      return true;
    case 'DEFINITION':
      // a major difference is size 2; a code collision is shown with the measures
      return finding.subkind === 'not_comparable' && finding.severity.size >= 2;
    case 'STRUCTURAL':
      return finding.subkind === 'path';
    case 'EMPIRICAL':
      return finding.subkind === 'backed';
    case 'FOOTPRINT':
      return finding.subkind !== 'tiers' || finding.agencyTypes.every((type) => context.isComplete(type));
    case 'ORPHAN':
    case 'IMBALANCE':
    case 'GAMING':
    case 'DOUBLE_COUNT':
    case 'UNCONTROLLABLE':
    case 'SYNERGY':
      return false;
  }
}

/** The identity that an ATTRIBUTION finding is about: the last part of its id. */
function identityOf(finding: Finding): string | null {
  return finding.kind === 'ATTRIBUTION' ? finding.id.slice(finding.id.lastIndexOf('/') + 1) : null;
}

function oneFormAnIdentity(candidates: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, number>();
  for (const finding of candidates) {
    const identity = identityOf(finding);
    if (identity === null) continue;
    first.set(identity, Math.min(first.get(identity) ?? Infinity, FORM_ORDER.indexOf(finding.subkind)));
  }
  return candidates.filter((finding) => {
    const identity = identityOf(finding);
    return identity === null || FORM_ORDER.indexOf(finding.subkind) === first.get(identity);
  });
}

function shareOfPlace(finding: Finding, context: HeadlineContext): number {
  if (finding.kind === 'TARGET' && finding.subkind === 'never_both') {
    const area = finding.id.slice(finding.id.lastIndexOf('@') + 1);
    return area === context.place ? 1 : (context.shareOf(area) ?? 0);
  }
  if (finding.kind === 'FOOTPRINT' && finding.subkind === 'shared_provider') {
    return context.shareOf(finding.agencies?.[0] ?? '') ?? 0;
  }
  return 0;
}

function compareCandidates(a: Finding, b: Finding, shareA: number, shareB: number): number {
  return (
    HERE_ORDER.indexOf(a.here) - HERE_ORDER.indexOf(b.here) ||
    (a.here === 'one' ? Number(isFactOfPlace(b)) - Number(isFactOfPlace(a)) : 0) ||
    BAND_ORDER.indexOf(a.severity?.band ?? 'low') - BAND_ORDER.indexOf(b.severity?.band ?? 'low') ||
    highFirst(a.unusual ?? -1, b.unusual ?? -1) ||
    highFirst(a.severity?.scaled ?? 0, b.severity?.scaled ?? 0) ||
    compareText(a.confidence, b.confidence) ||
    kindOrder(a) - kindOrder(b) ||
    highFirst(shareA, shareB) ||
    compareText(a.id, b.id)
  );
}

function highFirst(a: number, b: number): number {
  return Math.abs(a - b) <= SLACK ? 0 : b - a;
}

function kindOrder(finding: Finding): number {
  return (HEADLINE_KINDS as readonly string[]).indexOf(finding.kind);
}

function repeats(finding: Finding, taken: readonly Finding[]): boolean {
  const told = new Set(taken.flatMap((other) => other.figures));
  if (
    finding.here === 'one' &&
    !isFactOfPlace(finding) &&
    finding.figures.length > 0 &&
    finding.figures.every((measure) => told.has(measure))
  ) {
    return true;
  }
  const ofKind = taken.filter((other) => other.kind === finding.kind);
  const identity = identityOf(finding);
  return (
    ofKind.length >= MOST_OF_A_KIND ||
    (identity !== null && taken.some((other) => identityOf(other) === identity)) ||
    (finding.here === 'none' && taken.filter((other) => other.here === 'none').length >= MOST_EVERYWHERE) ||
    (finding.measures.length > 0 &&
      ofKind.some((other) => finding.measures.every((measure) => other.measures.includes(measure))))
  );
}
