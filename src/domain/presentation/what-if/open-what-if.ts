import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport, Finding } from '#domain/alignment/report';
import { RULES } from '#domain/alignment/rules/rule-list';
import type { Snapshot } from '#domain/alignment/snapshot';
import type { Edit } from '#domain/alignment/what-if/edit';
import { editsOfMove } from '#domain/alignment/what-if/edits-of-move';
import { keepPossibleEdits } from '#domain/alignment/what-if/keep-possible-edits';
import { heldHere, whatIf } from '#domain/alignment/what-if/what-if';
import { readWhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import type { FindingCard } from '#domain/contract/shared-parts';
import type {
  ChangedFinding,
  HeadlineLine,
  Suggestion,
  WhatIfMove,
  WhatIfOutcome,
  WhatIfSent,
  WhatIfStart,
} from '#domain/contract/what-if-view';
import { agencyName } from '../agency-names.ts';
import { byWeight } from '../by-weight.ts';
import { modelledMove, movesFor } from '../moves.ts';
import { placeInWords } from '../place-in-words.ts';
import { tellFinding } from '../tell-finding.ts';
import type { Telling } from '../telling.ts';
import { toFindingCard } from '../to-finding-card.ts';
import {
  changesOf,
  countDifference,
  differenceSentence,
  helpsSentence,
  indexSentence,
  indexView,
  moveSentence,
} from './tell-difference.ts';
import { tellEdit } from './tell-edit.ts';
import { tellFault } from './tell-fault.ts';
import { toEditableGoals } from './to-editable-goals.ts';

/** One place on one day, held ready: each question is answered from what was sent, and nothing is kept of the answers. */
export interface WhatIf {
  readonly start: WhatIfStart;
  outcomeOf(edits: readonly Edit[]): WhatIfOutcome;
  movesOf(finding: string): readonly WhatIfMove[];
  suggestions(): readonly Suggestion[];
}

/** First things to try that are offered at once. */
const MOST_SUGGESTIONS = 4;

/** Holds a place ready for edits: makes its snapshot and report from what was sent. */
export function openWhatIf(sent: WhatIfSent): WhatIf {
  const { basis } = sent;
  const options = { national: basis.national };
  const snapshot = readWhatIfBasis(basis);
  const report = analyse(snapshot, RULES, options);
  const telling: Telling = { snapshot, placeName: placeInWords(sent.place.name) };
  const here = heldHere(snapshot);
  const original = new Map(snapshot.goals.map((goal) => [goal.row.id, goal]));
  const answer = (edits: readonly Edit[]) => {
    const result = whatIf(snapshot, report, edits, RULES, options);
    if (result.kind === 'refused') throw new RangeError(result.faults.map((fault) => fault.message).join(' '));
    return result;
  };

  const movesOf = (id: string): readonly WhatIfMove[] => {
    const finding = report.findings.find((one) => one.id === id);
    return finding === undefined ? [] : tellMoves(snapshot, finding, answer);
  };

  return {
    start: {
      place: sent.place,
      asOf: basis.asOf,
      asOfWords: sent.asOfWords,
      conflicts: report.findings.filter(isConflict).length,
      agencies: [...snapshot.agencies.keys()]
        .map((agency) => ({ id: agency, name: agencyName(snapshot, agency) }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      catalogueVersion: report.catalogueVersion,
    },
    outcomeOf: (asked) => {
      const { edits, faults } = keepPossibleEdits(snapshot.catalogue, asked, snapshot.asOf, here);
      const after = answer(edits.map(({ edit }) => edit));
      const changedTelling: Telling = { ...telling, snapshot: after.snapshot };
      const { difference } = after;
      const card = (side: Telling, from: AlignmentReport, finding: Finding): FindingCard =>
        toFindingCard(side, finding, numberOf(from, finding.id));
      const list = (side: Telling, from: AlignmentReport, findings: readonly Finding[]): ChangedFinding[] =>
        [...findings]
          .filter(isConflict)
          .sort(byHeadline(from))
          .map((finding) => ({ card: card(side, from, finding), changes: [] }));
      const helps = countDifference(difference, (finding) => !isConflict(finding));
      return {
        made: edits.map(({ position, edit }) => ({
          position,
          words: tellEdit(telling, after.snapshot, edit),
          goals: goalsOfEdit(edit),
        })),
        faults: faults.map((fault) => {
          const { position } = fault;
          const edit = asked[position];
          return {
            position,
            words: tellFault(fault),
            about: edit === undefined ? '' : tellEdit(telling, snapshot, edit),
          };
        }),
        sentence: differenceSentence(countDifference(difference, isConflict), edits.length),
        helpsSentence: helpsSentence(helps),
        gone: list(telling, report, difference.gone),
        appeared: list(changedTelling, after.report, difference.appeared),
        changed: [...difference.changed]
          .filter((pair) => isConflict(pair.after))
          .sort((a, b) => byHeadline(after.report)(a.after, b.after))
          .map((pair) => {
            const now = card(changedTelling, after.report, pair.after);
            const was = card(telling, report, pair.before);
            return {
              card: now,
              changes: changesOf({ card: was, finding: pair.before }, { card: now, finding: pair.after }),
            };
          }),
        unchanged: difference.unchanged,
        index: {
          before: indexView(difference.index.before),
          after: indexView(difference.index.after),
          words: indexSentence(difference.index.before, difference.index.after),
        },
        headlines: {
          before: headlineLines(telling, report, after.report.headlines, 'leaves'),
          after: headlineLines(changedTelling, after.report, report.headlines, 'comes'),
        },
        goals: toEditableGoals(changedTelling, after.report, original, here.payments),
      };
    },
    movesOf,
    suggestions: () => suggest(telling, report, movesOf),
  };
}

function isConflict(finding: Finding): boolean {
  return finding.kind !== 'SYNERGY';
}

function numberOf(report: AlignmentReport, id: string): number | null {
  const at = report.headlines.indexOf(id);
  return at < 0 ? null : at + 1;
}

function byHeadline(report: AlignmentReport): (a: Finding, b: Finding) => number {
  return (a, b) => (numberOf(report, a.id) ?? Infinity) - (numberOf(report, b.id) ?? Infinity) || byWeight(a, b);
}

function headlineLines(
  telling: Telling,
  report: AlignmentReport,
  others: readonly string[],
  alone: 'leaves' | 'comes',
): HeadlineLine[] {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  return report.headlines.flatMap((id, index) => {
    const finding = byId.get(id);
    if (finding === undefined) return [];
    return [
      {
        id,
        number: index + 1,
        sentence: tellFinding(finding, telling),
        here: finding.here,
        mark: others.includes(id) ? ('stays' as const) : alone,
      },
    ];
  });
}

function goalsOfEdit(edit: Edit): readonly string[] {
  switch (edit.edit) {
    case 'direction':
    case 'target':
    case 'deadline':
    case 'weight':
    case 'retire':
      return [edit.goal];
    case 'share':
      return edit.goals;
    case 'payment':
      return [];
  }
}

function tellMoves(
  snapshot: Snapshot,
  finding: Finding,
  answer: (edits: readonly Edit[]) => { readonly difference: Parameters<typeof moveSentence>[0] },
): readonly WhatIfMove[] {
  return movesFor(finding).map((words) => {
    const move = modelledMove(finding, words);
    const edits = move === null ? null : editsOfMove(move, snapshot, finding);
    if (edits === null) return { words, edits: null, effect: null };
    const { faults } = keepPossibleEdits(snapshot.catalogue, edits, snapshot.asOf, heldHere(snapshot));
    // A move of which a part cannot be made is said in words alone.
    if (faults.length > 0) return { words, edits: null, effect: null };
    return { words, edits, effect: moveSentence(answer(edits).difference, finding) };
  });
}

/** The headlines' moves first, then those of the heaviest other conflicts: one each. */
function suggest(
  telling: Telling,
  report: AlignmentReport,
  movesOf: (finding: string) => readonly WhatIfMove[],
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  const seen = new Set<string>();
  for (const finding of [...report.findings].sort(byHeadline(report))) {
    if (found.length >= MOST_SUGGESTIONS) break;
    if (finding.contested || !movesFor(finding).some((words) => modelledMove(finding, words) !== null)) continue;
    for (const { words, edits, effect } of movesOf(finding.id)) {
      const key = JSON.stringify(edits);
      if (edits === null || effect === null || seen.has(key)) continue;
      seen.add(key);
      const about = { id: finding.id, number: numberOf(report, finding.id), sentence: tellFinding(finding, telling) };
      found.push({ words, edits, effect, about });
      break;
    }
  }
  return found;
}
