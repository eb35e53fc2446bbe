import type { FrameworkMeasure, FrameworkView } from '#domain/contract/framework-view';
import type { FrameworkAddress } from '#app/url/page-address';
import { hasAllWords } from './has-all-words.ts';

/** What is left of the framework when it is searched and narrowed. Areas and concepts without a measure left are gone. */
export function findMeasures(
  view: Pick<FrameworkView, 'areas'>,
  { search, domain, agency, show }: Pick<FrameworkAddress, 'search' | 'domain' | 'agency' | 'show'>,
): { readonly areas: FrameworkView['areas']; readonly shown: number; readonly all: number } {
  const isOffered = (measure: FrameworkMeasure): boolean => show === 'all' || measure.inUse;
  let shown = 0;
  let all = 0;
  const areas = view.areas.flatMap((area) => {
    const concepts = area.concepts.flatMap((concept) => {
      const offered = concept.measures.filter(isOffered);
      const measures = offered.filter(
        (measure) =>
          (domain === null || measure.domain === domain) &&
          (agency === null || measure.heldTo.some((held) => held.agencyTypes.includes(agency))) &&
          hasAllWords(search, [
            area.name,
            concept.name,
            measure.name,
            measure.fullName,
            measure.code,
            ...measure.heldTo.map((held) => held.who),
          ]),
      );
      all += offered.length;
      shown += measures.length;
      return measures.length === 0 ? [] : [{ ...concept, measures }];
    });
    return concepts.length === 0 ? [] : [{ ...area, concepts }];
  });
  return { areas, shown, all };
}
