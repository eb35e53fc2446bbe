import { loadWorld } from '#domain/testing/world-1/world';
import { analyse } from '../analyse.ts';
import type { Finding } from '../report.ts';
import { takeSnapshot } from '../snapshot.ts';
import { editsOfMove, type ModelledMove } from './edits-of-move.ts';
import { heldHere, whatIf } from './what-if.ts';
import { keepPossibleEdits } from './keep-possible-edits.ts';

const world = loadWorld();
const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const before = analyse(snapshot);

/** Findings of a form for which the move can be written, with what becomes of them. */
function tryAll(move: ModelledMove, form: string): { readonly finding: Finding; readonly isGone: boolean }[] {
  return before.findings
    .filter(({ kind, subkind }) => `${kind}/${subkind}` === form)
    .flatMap((finding) => {
      const edits = editsOfMove(move, snapshot, finding);
      if (edits === null) return [];
      expect(keepPossibleEdits(snapshot.catalogue, edits, snapshot.asOf, heldHere(snapshot)).faults).toEqual([]);
      const answer = whatIf(snapshot, before, edits);
      if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.faults));
      return [{ finding, isGone: !answer.report.findings.some(({ id }) => id === finding.id) }];
    });
}

describe('a move written as edits', () => {
  const cases: readonly (readonly [ModelledMove, string])[] = [
    ['share one goal', 'POLARITY/opposite'],
    ['set one bar', 'TARGET/cannot_both_hold'],
    ['set one bar', 'TARGET/different_bar'],
    ['end the payment', 'INCENTIVE/pay_v_goal'],
    ['end the payment', 'INCENTIVE/pay_v_goal_by_path'],
    ['retire duplicates', 'DOUBLE_COUNT/same_measure'],
    ['move the deadline', 'TIMING/deadline_before_effect'],
  ];
  for (const [move, form] of cases) {
    it(`takes the conflict away that it is a move about: ${move}, ${form}`, () => {
      const tried = tryAll(move, form);
      expect(tried.length).toBeGreaterThan(0);
      expect(tried.filter(({ isGone }) => !isGone).map(({ finding }) => finding.id)).toEqual([]);
    });
  }

  it('is none where there is nothing to write', () => {
    const structural = before.findings.find(({ kind }) => kind === 'STRUCTURAL');
    if (structural === undefined) throw new Error('the world holds no path');
    expect(editsOfMove('end the payment', snapshot, structural)).toBeNull();
    expect(editsOfMove('share the total', snapshot, structural)).toBeNull();
  });
});
