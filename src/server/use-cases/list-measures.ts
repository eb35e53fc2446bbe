import type { MeasureRow, MeasuresView, MeasureView } from '#domain/contract/measure-view';
import type { Measure } from '#domain/framework/catalogue';
import type { Figures } from '#domain/measure/figures';
import { toSourceViews } from '#domain/presentation/source-view';
import type { Knowledge } from './knowledge.ts';
import { NotPossibleError } from './not-possible.ts';

/** Every measure of the catalogue, by name, with what figures there are of it. */
export function listMeasures({ catalogue, figures }: Knowledge): MeasuresView {
  const describe = describeIn(catalogue, figures);
  const measures = catalogue.measures
    .map(describe)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1));
  return { measures, catalogueVersion: catalogue.version };
}

/** One measure, who is held to it and where that can be read. @throws NotPossibleError `unknown_measure` */
export function showMeasure({ catalogue, figures }: Knowledge, id: string): MeasureView {
  const measure = catalogue.measures.find((row) => row.id === id);
  if (measure === undefined) throw new NotPossibleError({ code: 'unknown_measure', found: id });
  const typeNames = new Map(catalogue.agencyTypes.map((type) => [type.id, type.name]));
  const goals = catalogue.goals.filter((goal) => goal.measure === id);
  return {
    ...describeIn(catalogue, figures)(measure),
    numerator: measure.numerator,
    denominator: measure.denominator,
    population: measure.population,
    alsoKnownAs: [...measure.also_known_as],
    heldTo: goals.map((goal) => ({
      goal: goal.id,
      agencyType: { id: goal.agency_type, name: typeNames.get(goal.agency_type) ?? goal.agency_type },
      inForceFrom: goal.in_force_from,
      inForceTo: goal.in_force_to,
    })),
    sources: toSourceViews(catalogue, measure.sources),
    catalogueVersion: catalogue.version,
  };
}

function describeIn(catalogue: Knowledge['catalogue'], figures: Figures): (measure: Measure) => MeasureRow {
  const domains = new Map(catalogue.domains.map((domain) => [domain.id, domain]));
  const concepts = new Map(catalogue.concepts.map((concept) => [concept.id, concept.name]));
  const goals = Map.groupBy(catalogue.goals, (goal) => goal.measure);
  return (measure) => {
    const domain = domains.get(measure.domain);
    return {
      id: measure.id,
      name: measure.name,
      fullName: measure.full_name,
      framework: measure.framework,
      code: measure.code,
      domain: { id: measure.domain, name: domain?.name ?? measure.domain, role: domain?.role ?? 'outcome' },
      concept: { id: measure.concept, name: concepts.get(measure.concept) ?? measure.concept },
      unit: measure.unit,
      polarity: measure.polarity,
      inUseFrom: measure.in_use_from,
      inUseTo: measure.in_use_to,
      goals: goals.get(measure.id)?.length ?? 0,
      figures: describeFigures(figures, measure.id),
    };
  };
}

function describeFigures(figures: Figures, measure: string): MeasureRow['figures'] {
  const table = figures.of(measure);
  const first = table?.periods[0];
  const last = table?.periods.at(-1);
  return table === null || first === undefined || last === undefined
    ? null
    : { areas: table.areas.size, first: first.text, last: last.text, newest: last.end };
}
