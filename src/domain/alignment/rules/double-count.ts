import { countOneFact } from '../definition-distance.ts';
import type { DraftFinding } from '../draft-finding.ts';
import { rememberOnce } from '../remember-once.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';
import { connect } from '../structural-paths.ts';

/**
 * Groups of two or more measures that count one fact: direct measures with a goal, of one concept, joined directly or in
 * a chain. Each group sorted; groups in order of their first measure.
 */
export const sameMeasureGroups = rememberOnce((snapshot: Snapshot): readonly (readonly string[])[] => {
  const measures = [...snapshot.goalsByMeasure.keys()]
    .flatMap((id) => snapshot.measures.get(id) ?? [])
    .filter((measure) => measure.role === 'direct')
    .sort((a, b) => compareText(a.id, b.id));
  const joined: string[][] = [];
  for (const [index, a] of measures.entries()) {
    for (const b of measures.slice(index + 1)) {
      if (a.concept === b.concept && countOneFact(a, b)) joined.push([a.id, b.id]);
    }
  }
  const groups = new Map<number, string[]>();
  for (const [id, number] of connect(joined)) {
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [id]);
    else group.push(id);
  }
  return [...groups.values()];
});

/** DOUBLE_COUNT: one fact scored several times, as several measures or under several frameworks' codes. */
export function findDoubleCount(snapshot: Snapshot): readonly DraftFinding[] {
  const groups = sameMeasureGroups(snapshot);
  const grouped = new Set(groups.flat());
  const aliased = [...snapshot.goalsByMeasure.keys()].filter(
    (id) => !grouped.has(id) && (snapshot.measures.get(id)?.also_known_as.length ?? 0) > 0,
  );
  return [
    ...groups.map((group) => draftOf(snapshot, 'same_measure', group, group.length)),
    ...aliased.map((id) =>
      draftOf(snapshot, 'alias', [id], 1 + (snapshot.measures.get(id)?.also_known_as.length ?? 0)),
    ),
  ];
}

function draftOf(
  snapshot: Snapshot,
  subkind: 'same_measure' | 'alias',
  measures: readonly string[],
  score: number,
): DraftFinding {
  const rows = measures.flatMap((id) => snapshot.measures.get(id) ?? []);
  return {
    kind: 'DOUBLE_COUNT',
    subkind,
    goals: measures.flatMap((id) => goalsOf(snapshot, id)),
    measures,
    unique: '',
    score,
    size: 1,
    confidence: rows.every((row) => row.verified) ? 'A' : 'D',
    local: { rule: 'unknown' },
    reason:
      subkind === 'alias'
        ? `${measures.join(', ')} is also known as ${rows.flatMap((row) => row.also_known_as).join(', ')}.`
        : `${measures.join(', ')} count one fact.`,
  };
}
