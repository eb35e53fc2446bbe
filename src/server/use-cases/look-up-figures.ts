import type { FigureDetail, FigureLookup } from '#domain/presentation/series-lines';
import type { ObservationRepository } from '#server/storage/observation-repository';

/** Fetches what the store knows of some figures beside their value: why one is missing, its counts, and its line in the publisher's file. */
export async function lookUpFigures(
  observations: Pick<ObservationRepository, 'readObservations'>,
  measures: readonly string[],
  areas: readonly string[],
): Promise<FigureLookup> {
  const details = new Map<string, FigureDetail>();
  const keyOf = (measure: string, area: string, period: string): string => `${measure}\t${area}\t${period}`;
  for (const { observation, provenance } of await observations.readObservations(measures, areas)) {
    if (observation.breakdown !== '') continue;
    details.set(keyOf(observation.measure, observation.area, observation.period), {
      missing: observation.value.kind === 'missing' ? observation.value.reason : null,
      numerator: observation.numerator,
      denominator: observation.denominator,
      provenance,
    });
  }
  return (measure, area, period) => details.get(keyOf(measure, area, period)) ?? null;
}
