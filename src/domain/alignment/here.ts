import type { HereGrade } from './report.ts';
import type { DraftFinding } from './draft-finding.ts';
import { isFactOfPlace } from './fact-of-place.ts';
import { rememberOnce } from './remember-once.ts';
import type { Snapshot } from './snapshot.ts';
import { sortedSet } from './sorted-text.ts';
import { readGoal } from './speaking-value.ts';

/**
 * Listed measures with a value here that speaks to a listed goal in force at a judged agency, sorted; for a fact of the
 * place without goals all its measures; none without a place.
 */
export function spokenFigures(snapshot: Snapshot, draft: DraftFinding): readonly string[] {
  if (snapshot.place === null) return [];
  if (draft.goals.length === 0) return isFactOfPlace(draft) ? sortedSet(draft.measures) : [];
  const inForce = goalsInForce(snapshot);
  return sortedSet(
    draft.goals
      .filter((goal) => inForce.has(goal.row.id) && draft.measures.includes(goal.measure.id))
      .filter((goal) => draft.spoken === undefined || draft.spoken.includes(goal.measure.id))
      .filter((goal) => readGoal(snapshot, goal).some((reading) => reading.value !== null))
      .map((goal) => goal.measure.id),
  );
}

const goalsInForce = rememberOnce((snapshot: Snapshot) => new Set(snapshot.goals.map((goal) => goal.row.id)));

/** How near to home a finding is: seen in the figures here on both sides, on one, or true everywhere in England. */
export function hereGrade(
  snapshot: Snapshot,
  draft: DraftFinding,
  local: number | null,
  figures: readonly string[],
): HereGrade {
  if (snapshot.place === null) return 'none';
  if (local !== null) return 'both';
  if (draft.aboutPlace === true) return 'one';
  if (draft.goals.some((goal) => goal.row.place !== null || goal.row.agency !== null)) return 'one';
  return draft.goals.length > 0 && figures.length > 0 ? 'one' : 'none';
}
