import type { VersionsView } from '#domain/contract/uploads-view';
import type { ObservationRepository } from '#server/storage/observation-repository';

/**
 * Every version of one figure, oldest first, as everybody may see it.
 * @param observations the figures after disclosure control
 * @param knownAt ISO time: only what was known then, so that the last one that stood is "as the board saw it"
 */
export async function showVersions(
  observations: Pick<ObservationRepository, 'readVersions'>,
  measure: string,
  area: string,
  period: string,
  knownAt?: string,
): Promise<VersionsView> {
  const versions = await observations.readVersions(measure, area, period);
  return {
    measure,
    area,
    period,
    versions: versions
      .filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt)
      .map(({ observation: { value, numerator, denominator }, provenance, ...version }) => ({
        value: value.kind === 'value' ? value.value : null,
        missing: value.kind === 'missing' ? value.reason : null,
        numerator,
        denominator,
        lower: version.lower,
        upper: version.upper,
        status: version.status,
        finality: version.finality,
        recordedAt: version.recordedAt,
        // What came after that time was not known then.
        supersededAt:
          version.supersededAt !== null && (knownAt === undefined || version.supersededAt <= knownAt)
            ? version.supersededAt
            : null,
        batch: provenance.batch,
        agency: version.owner,
        dataset: provenance.dataset,
        file: provenance.file,
        line: provenance.line,
      })),
  };
}
