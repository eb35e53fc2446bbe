import type { HereGrade } from './report.ts';
import type { DraftFinding } from './draft-finding.ts';
import { isFactOfPlace } from './fact-of-place.ts';
import type { Snapshot } from './snapshot.ts';
import { sortedSet } from './sorted-text.ts';
import { readGoal } from './speaking-value.ts';

/** Listed measures with a value here that speaks to a listed goal at a judged agency, sorted; none without a place. */
export function spokenFigures(snapshot: Snapshot, draft: DraftFinding): readonly string[] {
  if (snapshot.place === null) return [];
  if (draft.goals.length === 0) return isFactOfPlace(draft) ? sortedSet(draft.measures) : [];
  return sortedSet(speakingMeasures(snapshot, draft).filter((measure) => draft.measures.includes(measure)));
}

/** How near to home a finding is: seen in the figures here on both sides, on one, or true everywhere in England. */
export function hereGrade(snapshot: Snapshot, draft: DraftFinding, local: number | null): HereGrade {
  if (snapshot.place === null) return 'none';
  if (local !== null) return 'both';
  if (draft.aboutPlace === true) return 'one';
  if (draft.goals.some((goal) => goal.row.place !== null || goal.row.agency !== null)) return 'one';
  return speakingMeasures(snapshot, draft).length > 0 ? 'one' : 'none';
}

function speakingMeasures(snapshot: Snapshot, draft: DraftFinding): string[] {
  return draft.goals
    .filter((goal) => draft.spoken === undefined || draft.spoken.includes(goal.measure.id))
    .filter((goal) => readGoal(snapshot, goal).some((reading) => reading.value !== null))
    .map((goal) => goal.measure.id);
}
