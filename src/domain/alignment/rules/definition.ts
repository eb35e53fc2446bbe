import type { Measure } from '#domain/framework/catalogue';
import { areDeclaredEquivalent, definitionDistance } from '../definition-distance.ts';
import type { DraftFinding } from '../draft-finding.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';

/** DEFINITION: one idea counted in two ways, or one code for two ideas. */
export function findDefinition(snapshot: Snapshot): readonly DraftFinding[] {
  return [...findNotComparable(snapshot), ...findCodeCollisions(snapshot)];
}

function findNotComparable(snapshot: Snapshot): DraftFinding[] {
  const measures = [...snapshot.goalsByMeasure.keys()]
    .flatMap((id) => snapshot.measures.get(id) ?? [])
    .filter((measure) => measure.role === 'direct')
    .sort((a, b) => compareText(a.id, b.id));
  return measures.flatMap((a, index) =>
    measures.slice(index + 1).flatMap((b): DraftFinding[] => {
      if (a.concept !== b.concept || areDeclaredEquivalent(a, b)) return [];
      const { distance, coverage, differs, unknown, gate, major } = definitionDistance(a, b);
      if (!gate) return [];
      return [
        {
          kind: 'DEFINITION',
          subkind: 'not_comparable',
          goals: [...goalsOf(snapshot, a.id), ...goalsOf(snapshot, b.id)],
          measures: [a.id, b.id],
          unique: '',
          score: distance,
          size: major ? 2 : 1,
          confidence: a.verified && b.verified ? 'A' : 'D',
          local: { rule: 'unknown' },
          reason: `${a.id} and ${b.id}: distance ${distance}, coverage ${coverage}; differ in ${differs.join(', ')}${unknown.length > 0 ? `; not known: ${unknown.join(', ')}` : ''}.`,
          details: { differs, distance, coverage, major },
        },
      ];
    }),
  );
}

/** One code, several ideas: editions begun by the day, whether still in use or not. */
function findCodeCollisions(snapshot: Snapshot): DraftFinding[] {
  const stems = new Map<string, Measure[]>();
  for (const measure of snapshot.catalogue.measures) {
    if (measure.code_stem === null || measure.framework_version === null) continue;
    if (measure.in_use_from !== null && measure.in_use_from > snapshot.asOf) continue;
    const key = `${measure.framework}|${measure.code_stem}`;
    const list = stems.get(key);
    if (list === undefined) stems.set(key, [measure]);
    else list.push(measure);
  }
  return [...stems.values()].flatMap((editions): DraftFinding[] => {
    const collide = (a: Measure, b: Measure): boolean =>
      a.framework_version !== b.framework_version && a.concept !== b.concept;
    const colliding = editions.filter((a) => editions.some((b) => collide(a, b)));
    const goals = colliding.flatMap((measure) => goalsOf(snapshot, measure.id));
    if (goals.length === 0) return [];
    return [
      {
        kind: 'DEFINITION',
        subkind: 'code_collision',
        goals,
        measures: colliding.map((measure) => measure.id),
        unique: '',
        score: 1,
        size: 3,
        confidence: 'A',
        local: { rule: 'unknown' },
        reason: `Code ${colliding[0]?.code_stem ?? ''} of ${colliding[0]?.framework ?? ''} stands for different concepts: ${colliding.map((measure) => `${measure.id} (${measure.framework_version ?? ''})`).join(', ')}.`,
        details: { major: true },
      },
    ];
  });
}
