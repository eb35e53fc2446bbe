import type { Measure } from '#domain/framework/catalogue';
import type { MissingReason } from '#domain/measure/measured-value';
import { parsePeriod } from '#domain/measure/period';
import { storedDigits, type ExportedFigure } from './exported-figure.ts';
import { FHIR, OURS } from './fhir-terms.ts';
import { jsonListWriter, type FigureWriter } from './figure-writer.ts';

/** What FHIR says of a figure that is not there. */
const ABSENT: Readonly<Record<MissingReason, 'masked' | 'not-applicable' | 'unknown'>> = {
  suppressed: 'masked',
  'not-applicable': 'not-applicable',
  'not-available': 'unknown',
  'not-collected': 'unknown',
  low: 'unknown',
  blank: 'unknown',
};

/**
 * A measure as an R4 `Measure`. A measure that is neither better higher nor better lower has no improvement notation: the code system
 * has no word for it, and none is made up.
 */
export function toFhirMeasure(
  measure: Pick<Measure, 'id' | 'name' | 'full_name' | 'framework' | 'framework_version' | 'polarity' | 'unit_kind'>,
): object {
  const notation = measure.polarity === 'higher' ? 'increase' : measure.polarity === 'lower' ? 'decrease' : null;
  return {
    resourceType: 'Measure',
    url: `${OURS.measure}${measure.id}`,
    ...(measure.framework_version === null ? {} : { version: measure.framework_version }),
    status: 'active',
    title: measure.name,
    description: measure.full_name,
    publisher: measure.framework,
    scoring: { coding: [{ system: FHIR.scoring, code: scoringOf(measure.unit_kind) }] },
    ...(notation === null ? {} : { improvementNotation: { coding: [{ system: FHIR.improvement, code: notation }] } }),
  };
}

function scoringOf(kind: Measure['unit_kind']): 'proportion' | 'ratio' | 'continuous-variable' | 'cohort' {
  switch (kind) {
    case 'share':
      return 'proportion';
    case 'rate':
    case 'ratio':
      return 'ratio';
    case 'count':
      return 'cohort';
    case 'time':
    case 'money':
    case 'score':
    case 'change':
    case null:
      return 'continuous-variable';
  }
}

/** A figure as an R4 summary `MeasureReport`; null where its period is not a stored one. */
export function toMeasureReport(
  { observation, dataset, file, line }: ExportedFigure,
  unit: string,
  saidAt: string,
): object | null {
  const { measure, area, level, value, numerator, denominator } = observation;
  const period = parsePeriod(observation.period);
  if (period === null) return null;
  const population = [
    ...(numerator === null ? [] : [toPopulation('numerator', numerator)]),
    ...(denominator === null ? [] : [toPopulation('denominator', denominator)]),
  ];
  return {
    resourceType: 'MeasureReport',
    extension: [{ url: OURS.source, valueString: `${dataset}; ${file}; line ${String(line)}` }],
    status: 'complete',
    type: 'summary',
    measure: `${OURS.measure}${measure}`,
    subject: {
      extension: [{ url: OURS.level, valueString: level }],
      type: 'Location',
      identifier: { system: OURS.area, value: area },
    },
    date: saidAt,
    reporter: { type: 'Organization', identifier: { system: OURS.area, value: area } },
    period: { start: period.start, end: period.end },
    group: [
      {
        ...(population.length === 0 ? {} : { population }),
        measureScore:
          value.kind === 'value'
            ? { value: storedDigits(value.value), unit }
            : {
                extension: [
                  { url: FHIR.absent, valueCode: ABSENT[value.reason] },
                  { url: OURS.missing, valueCode: value.reason },
                ],
              },
      },
    ],
  };
}

/** `count` is a whole number there; a count that is none travels whole in an extension of ours. */
function toPopulation(code: 'numerator' | 'denominator', count: number): object {
  const stored = storedDigits(count);
  return {
    ...(Number.isSafeInteger(stored) ? {} : { extension: [{ url: OURS.exactCount, valueDecimal: stored }] }),
    code: { coding: [{ system: FHIR.population, code }] },
    count: Math.round(stored),
  };
}

/** Figures as a bundle of reports, each measure before its first report. */
export function measureReportWriter(
  measureOf: (id: string) => (Parameters<typeof toFhirMeasure>[0] & Pick<Measure, 'unit'>) | null,
  saidAt: string,
): FigureWriter {
  const told = new Set<string>();
  return jsonListWriter(
    'application/fhir+json; charset=utf-8',
    'fhir.json',
    `{"resourceType":"Bundle","type":"collection","timestamp":${JSON.stringify(saidAt)},"entry":[`,
    (figures) =>
      figures
        .flatMap((figure) => {
          const measure = measureOf(figure.observation.measure);
          const report = toMeasureReport(figure, measure?.unit ?? '', saidAt);
          const isNew = measure !== null && !told.has(measure.id);
          if (isNew) told.add(measure.id);
          return [...(isNew ? [toFhirMeasure(measure)] : []), ...(report === null ? [] : [report])];
        })
        .map((resource) => ({ resource })),
  );
}
