import type { DraftFinding } from '../draft-finding.ts';
import { isBelow } from '../slack.ts';
import { goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';

/** Control share under which an agency is held to what others decide. */
const LEAST_CONTROL = 0.3;

/** UNCONTROLLABLE: held to it, with consequence 2 or more, without control. A null share is "not agreed", never 0. */
export function findUncontrollable(snapshot: Snapshot): readonly DraftFinding[] {
  return snapshot.goals
    .filter((goal) => goal.row.consequence >= 2)
    .flatMap((goal): DraftFinding[] => {
      const { control_share: share, control_shared_with: others } = goal.row;
      if (share !== null) {
        return isBelow(share, LEAST_CONTROL)
          ? [
              draftOf(
                goal,
                'low_share',
                share,
                2,
                `${goal.row.id}: control share ${share}, consequence ${goal.row.consequence}.`,
              ),
            ]
          : [];
      }
      const held = new Set(goalsOf(snapshot, goal.measure.id).map((other) => other.row.agency_type));
      if (others.length === 0 || others.some((type) => held.has(type))) return [];
      const reason = `${goal.row.id}: control shared with ${others.join(', ')}, no share agreed, none of them held to ${goal.measure.id}.`;
      return [draftOf(goal, 'share_not_agreed', 0, 1, reason)];
    });
}

function draftOf(goal: HeldGoal, subkind: string, score: number, size: number, reason: string): DraftFinding {
  return {
    kind: 'UNCONTROLLABLE',
    subkind,
    goals: [goal],
    measures: [goal.measure.id],
    unique: goal.row.id,
    score,
    size,
    confidence: 'C',
    local: { rule: 'unknown' },
    reason,
  };
}
