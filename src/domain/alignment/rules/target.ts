import type { DraftFinding } from '../draft-finding.ts';
import type { Snapshot } from '../snapshot.ts';
import { findBars } from './target-bars.ts';
import { findNeverBoth } from './target-never-both.ts';
import { findNotReconciled } from './target-not-reconciled.ts';
import { findOppositePaths } from './target-opposite-paths.ts';
import { findSumCannotHold } from './target-sum-cannot-hold.ts';

/** TARGET: targets that do not fit together, in six forms. */
export function findTarget(snapshot: Snapshot): readonly DraftFinding[] {
  return [
    ...findBars(snapshot),
    ...findSumCannotHold(snapshot),
    ...findNotReconciled(snapshot),
    ...findOppositePaths(snapshot),
    ...findNeverBoth(snapshot),
  ];
}
