import type { ConflictView } from '#domain/contract/conflict-view';
import type { ObservationRepository } from '../storage/observation-repository.ts';
import type { Knowledge } from './knowledge.ts';
import type { PlaceReports } from './place-reports.ts';
export async function showConflict(knowledge: Knowledge, reports: PlaceReports, observations: Pick<ObservationRepository, 'readObservations'>, code: string, id: string, asOf: string): Promise<ConflictView> {
  void knowledge; void reports; void observations; void asOf; throw new Error(`${code} ${id}`);
}
