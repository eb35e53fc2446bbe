import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { FHIR, OURS } from './fhir-terms.ts';
import { periodOfDates } from './period-of-dates.ts';
import { fieldIn, listIn, textIn, type NotThisFormat, type ReadFigures } from './read-result.ts';

/** How a reporter's canonical addresses and identifiers are ours. */
export interface ReportMapping {
  /** Measure of a canonical address, its version cut off; null: not one of ours. */
  readonly measureOf: (canonical: string) => string | null;
  readonly areaOf: (identifier: string) => string | null;
  /** Kind of area, where the report does not say it. */
  readonly levelOf: (area: string) => string;
}

/** Reports that name measures as we do. */
export const OWN_MEASURES: ReportMapping = {
  measureOf: (canonical) => (canonical.startsWith(OURS.measure) ? canonical.slice(OURS.measure.length) : null),
  areaOf: (identifier) => identifier,
  levelOf: () => '',
};

/** Which way a reporter says that good runs, by measure: two answers for one measure are a finding in themselves. */
export type Notations = ReadonlyMap<string, ReadonlySet<'increase' | 'decrease'>>;

/** Reports as a tidy table, why others were left out and how many, and what they say of the direction of each measure. */
export type ReadReports =
  (ReadFigures & { readonly notations: Notations; readonly leftOut: ReadonlyMap<string, number> }) | NotThisFormat;

/**
 * Reads a bundle of summary `MeasureReport`s. A report on one person refuses the whole bundle: such data does not belong here.
 * Reports of other kinds, other measures and periods that are not kept are left out and counted.
 */
export function readMeasureReports(parsed: unknown, mapping: ReportMapping, file: string): ReadReports {
  if (textIn(parsed, 'resourceType') !== 'Bundle')
    return { refused: 'The file is no bundle: its "resourceType" is not "Bundle".' };
  const resources = listIn(parsed, 'entry').map((entry) => fieldIn(entry, 'resource'));
  const reports = resources.filter((resource) => textIn(resource, 'resourceType') === 'MeasureReport');
  const personal = reports.findIndex((report) => ['individual', 'subject-list'].includes(textIn(report, 'type')));
  if (personal !== -1) {
    return {
      refused: `Report ${String(personal + 1)} is about single people ("${textIn(reports[personal], 'type')}"): such data does not belong here.`,
    };
  }
  const rows: (readonly string[])[] = [];
  const leftOut = new Map<string, number>();
  const leave = (why: string): void => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  for (const [index, report] of reports.entries()) {
    const canonical = withoutVersion(textIn(report, 'measure'));
    const measure = mapping.measureOf(canonical);
    const identifier = identifierOf(fieldIn(report, 'subject')) || identifierOf(fieldIn(report, 'reporter'));
    const area = mapping.areaOf(identifier);
    const period = fieldIn(report, 'period');
    const [start, end] = [textIn(period, 'start').slice(0, 10), textIn(period, 'end').slice(0, 10)];
    const stored = periodOfDates(start, end);
    if (textIn(report, 'type') !== 'summary') leave(`reports of type "${textIn(report, 'type')}"`);
    else if (textIn(report, 'status') !== 'complete') leave(`reports that are "${textIn(report, 'status')}"`);
    else if (measure === null) leave(`reports on "${canonical}", which is no measure here`);
    else if (area === null) leave(`reports of "${identifier}", which is no area here`);
    else if (stored === null) leave(`reports from ${start} to ${end}, a period that is not kept`);
    else {
      const [group] = listIn(report, 'group');
      const score = fieldIn(group, 'measureScore');
      const value = textIn(score, 'value');
      const level = extensionOf(fieldIn(report, 'subject'), OURS.level) || mapping.levelOf(area);
      const cells = new Map<string, string>([
        ['measure', measure],
        ['area', area],
        ['level', level],
        ['period', stored],
        ['value', value],
        ['numerator', countOf(group, 'numerator')],
        ['denominator', countOf(group, 'denominator')],
        ['missing', value === '' ? missingOf(score) : ''],
        ['source_file', file],
        ['source_line', String(index + 1)],
      ]);
      rows.push(TIDY_HEADINGS.map((heading) => cells.get(heading) ?? ''));
    }
  }
  return {
    rows: [[...TIDY_HEADINGS], ...rows],
    problems: [...leftOut].map(([why, count]) => `${why}: ${String(count)} left out`),
    leftOut,
    notations: readNotations(resources, reports, mapping),
  };
}

function readNotations(resources: readonly unknown[], reports: readonly unknown[], mapping: ReportMapping): Notations {
  const notations = new Map<string, Set<'increase' | 'decrease'>>();
  const note = (measure: string | null, stated: unknown): void => {
    const code = listIn(stated, 'coding')
      .map((coding) => textIn(coding, 'code'))
      .find((text) => text === 'increase' || text === 'decrease');
    if (measure === null || code === undefined) return;
    const known = notations.get(measure) ?? new Set();
    notations.set(measure, known.add(code === 'increase' ? 'increase' : 'decrease'));
  };
  for (const resource of resources) {
    if (textIn(resource, 'resourceType') === 'Measure')
      note(mapping.measureOf(textIn(resource, 'url')), fieldIn(resource, 'improvementNotation'));
  }
  for (const report of reports)
    note(mapping.measureOf(withoutVersion(textIn(report, 'measure'))), fieldIn(report, 'improvementNotation'));
  return notations;
}

function missingOf(score: unknown): string {
  const own = extensionOf(score, OURS.missing);
  if (own !== '') return own;
  switch (extensionOf(score, FHIR.absent)) {
    case 'masked':
      return 'suppressed';
    case 'not-applicable':
      return 'not-applicable';
    default:
      return 'not-available';
  }
}

function countOf(group: unknown, code: 'numerator' | 'denominator'): string {
  const population = listIn(group, 'population').find((one) =>
    listIn(fieldIn(one, 'code'), 'coding').some(
      (coding) => textIn(coding, 'system') === FHIR.population && textIn(coding, 'code') === code,
    ),
  );
  return extensionOf(population, OURS.exactCount) || textIn(population, 'count');
}

function extensionOf(element: unknown, url: string): string {
  const found = listIn(element, 'extension').find((one) => textIn(one, 'url') === url);
  return textIn(found, 'valueString') || textIn(found, 'valueCode') || textIn(found, 'valueDecimal');
}

function identifierOf(reference: unknown): string {
  return textIn(fieldIn(reference, 'identifier'), 'value');
}

function withoutVersion(canonical: string): string {
  return canonical.split('|')[0] ?? '';
}
