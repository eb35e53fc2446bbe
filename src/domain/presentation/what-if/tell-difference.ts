import type { AlignmentCounts, Finding } from '#domain/alignment/report';
import type { ReportDifference } from '#domain/alignment/what-if/compare-reports';
import type { FindingCard } from '#domain/contract/shared-parts';
import type { IndexView } from '#domain/contract/what-if-view';
import { capital, counted, countInWords, inDigits } from '../number-words.ts';

/** Counts of what an edit does to findings. */
export interface DifferenceCounts {
  readonly gone: number;
  readonly appeared: number;
  readonly changed: number;
}

/** Counts the findings of a difference that pass a test: conflicts, or places where a goal helps another. */
export function countDifference(
  difference: Pick<ReportDifference, 'gone' | 'appeared' | 'changed'>,
  counts: (finding: Finding) => boolean,
): DifferenceCounts {
  return {
    gone: difference.gone.filter(counts).length,
    appeared: difference.appeared.filter(counts).length,
    changed: difference.changed.filter(({ after }) => counts(after)).length,
  };
}

/** `2 conflicts gone, 1 new, 3 changed.`; with no edit, and where nothing changes, a sentence that says so. */
export function differenceSentence({ gone, appeared, changed }: DifferenceCounts, edits: number): string {
  if (edits === 0) return 'Nothing is changed yet.';
  const parts = [
    ...(gone > 0 ? [{ count: gone, word: 'gone' }] : []),
    ...(appeared > 0 ? [{ count: appeared, word: 'new' }] : []),
    ...(changed > 0 ? [{ count: changed, word: 'changed' }] : []),
  ];
  if (parts.length === 0) return 'No conflict goes, none is new, none changes.';
  const said = parts.map(({ count, word }, index) =>
    index === 0
      ? `${inDigits(count, 0)} ${count === 1 ? 'conflict' : 'conflicts'} ${word}`
      : `${inDigits(count, 0)} ${word}`,
  );
  return `${said.join(', ')}.`;
}

/** What becomes of findings that one goal helps another; empty when nothing does. */
export function helpsSentence({ gone, appeared }: DifferenceCounts): string {
  const about = (count: number): string =>
    count === 1 ? 'finding that one goal helps another' : 'findings that one goal helps another';
  const parts = [
    ...(gone > 0 ? [`${countInWords(gone)} ${about(gone)} ${gone === 1 ? 'goes' : 'go'} as well`] : []),
    ...(appeared > 0
      ? [`${countInWords(appeared)} ${gone > 0 ? '' : `${about(appeared)} `}${appeared === 1 ? 'is' : 'are'} new`]
      : []),
  ];
  return parts.length === 0 ? '' : `${capital(parts.join(', '))}.`;
}

/** The index as a whole percent. */
export function indexView(counts: AlignmentCounts): IndexView {
  return {
    ...counts,
    words: counts.index === null ? 'nothing to compare' : `${inDigits(counts.index * 100, 0)}%`,
  };
}

/** What happens to the alignment index, in one sentence with its own unknowns. */
export function indexSentence(before: AlignmentCounts, after: AlignmentCounts): string {
  const of = (counts: AlignmentCounts): number => counts.aligned + counts.tension + counts.opposed + counts.unknown;
  const said = (counts: AlignmentCounts): string =>
    `${inDigits(counts.aligned, 0)} of ${inDigits(of(counts), 0)} pairs of goals aligned`;
  if (before.index === after.index && of(before) === of(after)) return `${said(before)}, before and after.`;
  return `From ${said(before)} to ${said(after)}.`;
}

/** How a finding is told otherwise after an edit, as a reader would see it on its card. */
export function changesOf(
  before: { readonly card: FindingCard; readonly finding: Finding },
  after: { readonly card: FindingCard; readonly finding: Finding },
): string[] {
  const [was, is] = [before.card, after.card];
  const severity = (card: FindingCard): string =>
    card.severity === null ? 'none' : `${card.severity.bandWord.toLowerCase()}, ${card.severity.words}`;
  const place = (card: FindingCard): string => (card.number === null ? 'no headline' : `conflict ${card.number}`);
  const echoes = (finding: Finding): string => counted(finding.echoes?.length ?? 0, 'echo', 'echoes');
  const changes = [
    ...(was.number === is.number ? [] : [`${place(is)}; before ${place(was)}`]),
    ...(severity(was) === severity(is) ? [] : [`severity ${severity(is)}; before ${severity(was)}`]),
    ...(was.confidence === is.confidence ? [] : [`evidence ${is.confidence}; before ${was.confidence}`]),
    ...(was.hereWords === is.hereWords ? [] : [`${is.hereWords}; before ${was.hereWords}`]),
    ...(echoes(before.finding) === echoes(after.finding)
      ? []
      : [`${echoes(after.finding)}; before ${echoes(before.finding)}`]),
    ...goalChange(before.finding, after.finding),
    ...(was.sentence === is.sentence ? [] : [`said before: ${was.sentence}`]),
  ];
  return changes.length > 0 ? changes : ['only its working changes'];
}

function goalChange(before: Finding, after: Finding): string[] {
  const more = after.goals.filter((goal) => !before.goals.includes(goal)).length;
  const fewer = before.goals.filter((goal) => !after.goals.includes(goal)).length;
  if (more === 0 && fewer === 0) return [];
  if (fewer === 0) return [`${counted(more, 'goal')} more in it`];
  if (more === 0) return [`${counted(fewer, 'goal')} fewer in it`];
  return [`${counted(fewer, 'goal')} in it ${fewer === 1 ? 'is' : 'are'} replaced by ${counted(more, 'other')}`];
}

/** What a move does to one conflict and to the others: `In this model this conflict goes, with 3 echoes; 2 others go, 1 is new.` */
export function moveSentence(
  difference: Pick<ReportDifference, 'gone' | 'appeared' | 'changed'>,
  finding: Finding,
): string {
  const isOther = (one: Finding): boolean => one.kind !== 'SYNERGY' && one.id !== finding.id;
  const { gone, appeared, changed } = countDifference(difference, isOther);
  const isGone = difference.gone.some(({ id }) => id === finding.id);
  const isChanged = difference.changed.some(({ after }) => after.id === finding.id);
  const echoes = finding.echoes?.length ?? 0;
  const own = isGone
    ? `this conflict goes${echoes === 0 ? '' : `, with ${counted(echoes, 'echo', 'echoes')}`}`
    : isChanged
      ? 'this conflict stays, but changes'
      : 'this conflict stays as it is';
  const others = [
    ...(gone > 0 ? [`${inDigits(gone, 0)} ${gone === 1 ? 'other goes' : 'others go'}`] : []),
    ...(appeared > 0 ? [`${inDigits(appeared, 0)} ${appeared === 1 ? 'is' : 'are'} new`] : []),
    ...(changed > 0 ? [`${inDigits(changed, 0)} ${changed === 1 ? 'changes' : 'change'}`] : []),
  ];
  return `In this model ${own}${others.length === 0 ? '; no other changes' : `; ${others.join(', ')}`}.`;
}
