import type { Catalogue, Measure } from '#domain/framework/catalogue';
import { isFresh } from '#domain/measure/period';
import { isInUse, isWithin } from '../snapshot.ts';

/**
 * The catalogue as far as a report of one day and the sentences of its cards read it: rows of other days and what only
 * documents (notes, links of sources, descriptions) are left out. A report made from the cut is the report of the whole.
 * @param asOf the day the report is made for
 */
export function cutCatalogue(catalogue: Catalogue, asOf: string): Catalogue {
  const stems = Map.groupBy(catalogue.measures, (measure) => measure.code_stem ?? '');
  const hasNamesake = (measure: Measure): boolean =>
    measure.code_stem !== null && (stems.get(measure.code_stem)?.length ?? 0) > 1;
  const measures = catalogue.measures.filter((measure) => isInUse(measure, asOf) || hasNamesake(measure));
  const kept = new Set(measures.map((measure) => measure.id));
  // One rule looks back at the goals of as long as a figure stays fresh.
  const goals = catalogue.goals.filter(
    (goal) =>
      kept.has(goal.measure) &&
      (goal.in_force_from === null || goal.in_force_from <= asOf) &&
      (goal.in_force_to === null || goal.in_force_to >= asOf || isFresh(goal.in_force_to, asOf)),
  );
  const incentives = catalogue.incentives.filter(
    (row) => kept.has(row.measure) && isWithin(asOf, row.in_force_from, row.in_force_to),
  );
  const cited = new Set(
    [
      ...goals,
      ...incentives,
      ...catalogue.costEffects,
      ...catalogue.resources,
      ...catalogue.footprints,
      ...catalogue.identities,
    ]
      .flatMap((row) => row.sources)
      .concat(catalogue.links.flatMap((link) => link.evidence)),
  );
  return {
    ...catalogue,
    measures: measures.map((row) => ({
      ...row,
      note: '',
      sources: [],
      verified_fields: [],
      population: null,
      frequency: '',
      numerator: null,
      denominator: null,
    })),
    goals: goals.map((row) => ({ ...row, consequence_reason: '', control_sources: [] })),
    incentives: incentives.map((row) => ({ ...row, note: '' })),
    costEffects: catalogue.costEffects.map((row) => ({ ...row, note: '' })),
    designRisks: catalogue.designRisks.filter((row) => kept.has(row.measure)),
    resources: catalogue.resources.map((row) => ({ ...row, note: '' })),
    links: catalogue.links.map((row) => ({ ...row, note: '' })),
    identities: catalogue.identities.map((row) => ({ ...row, note: null })),
    context: [],
    sources: catalogue.sources
      .filter((row) => cited.has(row.id))
      .map(({ id, kind }) => ({ id, title: '', url: null, kind, publisher: null, date: null })),
    conflictKinds: [],
    conflicts: catalogue.conflicts.map((row) => ({
      ...row,
      mechanism: '',
      note: '',
      goals: [],
      evidence: [],
      counter_evidence: [],
      why_not: null,
    })),
  };
}
