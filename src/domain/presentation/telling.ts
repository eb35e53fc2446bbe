import { rememberOnce } from '#domain/alignment/remember-once';
import type { Finding } from '#domain/alignment/report';
import type { HeldGoal, Snapshot } from '#domain/alignment/snapshot';
import type { Measure } from '#domain/framework/catalogue';

/** What a sentence about a place is made from, besides the finding. */
export interface Telling {
  readonly snapshot: Snapshot;
  /** Name of the place, for example `Redcar and Cleveland`; null when a catalogue is analysed without a place. */
  readonly placeName: string | null;
  /** How many boards show a `moved` finding and how many chance alone gives; left out where nobody has computed it. */
  readonly chance?: { readonly boards: number; readonly of: number; readonly byChance: number };
}

const goalsById = rememberOnce(
  (snapshot: Snapshot): ReadonlyMap<string, HeldGoal> => new Map(snapshot.goals.map((goal) => [goal.row.id, goal])),
);

/** The goals a finding lists, as they are held here, in order of id. */
export function listedGoals(telling: Telling, finding: Finding): readonly HeldGoal[] {
  const held = goalsById(telling.snapshot);
  return finding.goals.flatMap((id) => held.get(id) ?? []);
}

/** The goals of a finding on one measure; where it lists none, every goal held on the measure here. */
export function goalsOn(telling: Telling, finding: Finding, measure: string): readonly HeldGoal[] {
  const listed = listedGoals(telling, finding).filter((goal) => goal.measure.id === measure);
  return listed.length > 0 ? listed : (telling.snapshot.goalsByMeasure.get(measure) ?? []);
}

/** A measure of the catalogue, in use on the day or not; null for an id that is not on file. */
export function measureOf(telling: Telling, id: string): Measure | null {
  return telling.snapshot.measures.get(id) ?? telling.snapshot.catalogue.measures.find((row) => row.id === id) ?? null;
}

/** The plain name of a measure or of a cause that no measure counts. */
export function nameOfNode(telling: Telling, id: string): string {
  return (
    measureOf(telling, id)?.name ??
    telling.snapshot.catalogue.latentNodes.find((row) => row.id === id)?.name ??
    'a measure not on file'
  );
}
