import type { Finding, Severity } from '#domain/alignment/report';
import type { SeverityView } from '#domain/contract/shared-parts';
import { capital } from './number-words.ts';
import { listedGoals, type Telling } from './telling.ts';

const CONSEQUENCE = [
  'nothing follows from it',
  'published',
  'a regulator, a plan or a board',
  'money, contract or law',
] as const;
const REACH = [
  'no step of the journey',
  'one step of the journey',
  'two or three steps of the journey',
  'more than three steps of the journey',
] as const;

/** Why a finding has its points for size, by kind and form; a form that is not here has its kind's words. */
const SIZE: Readonly<Record<string, string>> = {
  POLARITY: 'one asks for more of what the other wants less of',
  TARGET: 'targets that do not fit together',
  'TARGET/cannot_both_hold': 'no value meets both',
  'TARGET/different_bar': 'two bars for one measure',
  'TARGET/sum_cannot_hold': 'the parts need more than the total allows',
  'TARGET/not_reconciled': 'units that nobody has converted',
  'TARGET/opposite_paths': 'one thing is to go two ways',
  'TARGET/never_both': 'two targets never met together',
  DEFINITION: 'one idea counted in two ways',
  'DEFINITION/code_collision': 'one code for different things',
  STRUCTURAL: 'how strongly the declared causes pull',
  EMPIRICAL: 'how far apart they moved',
  INCENTIVE: 'money follows the measure one way, a goal the other',
  COST_SHUNT: 'one gains as another pays',
  ORPHAN: 'what nobody answers for',
  'ORPHAN/step': 'a whole step nobody answers for',
  'ORPHAN/domain_hole': 'one side of the step is not measured',
  'ORPHAN/seam_crack': 'a hand-over nobody asks about',
  'ORPHAN/seam_half': 'a hand-over only one side is held to',
  IMBALANCE: 'how much of success is left out',
  GAMING: 'points of risk in its design',
  DOUBLE_COUNT: 'one fact scored more than once',
  TIMING: 'judged before the effect can show',
  FOOTPRINT: 'areas that do not match',
  'FOOTPRINT/shared_provider': 'how many other places lean on the hospital',
  'FOOTPRINT/split_provider': 'hospitals of one place apart',
  'FOOTPRINT/holders': 'a duty that changed hands or is shared',
  UNCONTROLLABLE: 'held to it with little control',
  CONTENTION: 'several targets need one resource',
  ATTRIBUTION: 'a total split between owners',
  'ATTRIBUTION/reasons': 'reasons for waiting far from the middle place',
  WHOLE_RED: 'the whole falls short as its parts pass',
};

/** What the points mean that the figures here give to two sides of a conflict. */
const LOCAL = [
  'both sides met their target',
  'one side met its target, the other missed',
  'both sides missed their target',
  'one side clearly improved as the other clearly worsened',
] as const;
/** The same for kinds whose rule sets the points itself. */
const LOCAL_FIXED: Readonly<Record<string, readonly string[]>> = {
  'ATTRIBUTION/moved': ['', '', '', 'one part fell as the other rose'],
  'TARGET/never_both': ['', '', 'the two were never met together', ''],
  'TARGET/different_bar': ['every bar was met', 'one bar was met, another missed', 'no bar was met', ''],
  'TARGET/cannot_both_hold': ['every target was met', 'one target was met, another missed', 'no target was met', ''],
  WHOLE_RED: ['', '', 'the whole was missed as its parts were met', ''],
  INCENTIVE: ['', '', '', 'the paid measure clearly moved as paid while a harmed goal clearly worsened'],
};

/** What follows when a goal of these points is missed: `a regulator, a plan or a board`. */
export function consequenceInWords(points: 0 | 1 | 2 | 3): string {
  return CONSEQUENCE[points];
}

/** The twelve points of a finding in words and parts; null where it has no severity. */
export function severityView(telling: Telling, finding: Finding): SeverityView | null {
  const { severity } = finding;
  if (severity === null) return null;
  const form = `${finding.kind}/${finding.subkind}`;
  return {
    band: severity.band,
    bandWord: capital(severity.band),
    total: severity.total,
    top: severity.range[1],
    words: pointsInWords(severity),
    parts: [
      {
        part: 'consequence',
        points: severity.consequence,
        reason: `consequence: ${consequenceWords(telling, finding, severity)}`,
      },
      { part: 'size', points: severity.size, reason: `size: ${SIZE[form] ?? SIZE[finding.kind] ?? 'how far apart'}` },
      { part: 'reach', points: severity.reach, reason: `reach: ${REACH[severity.reach] ?? ''}` },
      { part: 'local', points: severity.local, reason: `here: ${localWords(finding, severity)}` },
    ],
  };
}

/** `9 of 12`, or `8 to 11 of 12` while a part is unknown. */
export function pointsInWords(severity: Severity): string {
  const [low, high] = severity.range;
  return low === high ? `${low} of 12` : `${low} to ${high} of 12`;
}

function consequenceWords(telling: Telling, finding: Finding, severity: Severity): string {
  const words = CONSEQUENCE[severity.consequence] ?? '';
  const highest = new Map<string, number>();
  for (const { row } of listedGoals(telling, finding)) {
    highest.set(row.agency_type, Math.max(row.consequence, highest.get(row.agency_type) ?? 0));
  }
  if (highest.size === 0) return severity.consequence === 0 ? 'no goal is listed' : words;
  if (highest.size < 2 || severity.consequence === 0) return words;
  const heaviest = [...highest.values()].filter((points) => points === severity.consequence).length;
  const sides =
    heaviest === highest.size
      ? heaviest === 2
        ? 'both sides'
        : 'every side'
      : heaviest === 1
        ? 'one side'
        : 'some sides';
  return `${words} for ${sides}`;
}

function localWords(finding: Finding, severity: Severity): string {
  if (severity.local === null) return 'the figures here cannot say';
  const fixed = LOCAL_FIXED[`${finding.kind}/${finding.subkind}`] ?? LOCAL_FIXED[finding.kind];
  const words = fixed?.[severity.local];
  return words === undefined || words === '' ? (LOCAL[severity.local] ?? '') : words;
}
