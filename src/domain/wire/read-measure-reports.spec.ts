import { FHIR, OURS } from './fhir-terms.ts';
import { OWN_MEASURES, readMeasureReports } from './read-measure-reports.ts';
import { isRefused } from './read-result.ts';
import { toFhirMeasure, toMeasureReport } from './write-measure-reports.ts';

const MEASURE = {
  id: 'm1',
  name: 'M',
  full_name: 'M in full',
  framework: 'F',
  framework_version: '1',
  unit_kind: 'share',
} as const;

function report(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    resourceType: 'MeasureReport',
    status: 'complete',
    type: 'summary',
    measure: `${OURS.measure}m1|2.0`,
    reporter: { identifier: { value: 'RTR' } },
    period: { start: '2024-04-01', end: '2025-03-31T23:59:59Z' },
    group: [
      {
        population: [
          { code: { coding: [{ system: FHIR.population, code: 'numerator' }] }, count: 41 },
          { code: { coding: [{ system: FHIR.population, code: 'denominator' }] }, count: 50 },
        ],
        measureScore: { value: 82, unit: '%' },
      },
    ],
    ...more,
  };
}
const bundle = (...resources: readonly unknown[]): unknown => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});
const read = (...resources: readonly unknown[]) => {
  const found = readMeasureReports(bundle(...resources), { ...OWN_MEASURES, levelOf: () => 'trust' }, 'b.json');
  if (isRefused(found)) throw new Error(found.refused);
  return found;
};

describe('reports in FHIR R4', () => {
  it('give value, counts and period, whatever the version of the measure', () => {
    expect(read(report()).rows[1]).toEqual(['m1', 'RTR', 'trust', '2024/25', '82', '41', '50', '', 'b.json', '1']);
  });

  it('give the reason where there is no score, and never a nought', () => {
    const absent = (valueCode: string): string | undefined =>
      read(report({ group: [{ measureScore: { extension: [{ url: FHIR.absent, valueCode }] } }] })).rows[1]?.[7];
    expect([absent('masked'), absent('not-applicable'), absent('unknown')]).toEqual([
      'suppressed',
      'not-applicable',
      'not-available',
    ]);
    expect(read(report({ group: [] })).rows[1]?.slice(4, 8)).toEqual(['', '', '', 'not-available']);
  });

  it('refuse the whole bundle when one is about a person', () => {
    const found = readMeasureReports(bundle(report(), report({ type: 'individual' })), OWN_MEASURES, 'b.json');
    expect(isRefused(found) && found.refused).toContain('Report 2 is about single people');
    expect(isRefused(readMeasureReports([], OWN_MEASURES, 'b.json'))).toBeTrue();
  });

  it('leave out what is not ours, not complete or of another length, and say how many', () => {
    const found = read(
      report({ measure: 'http://elsewhere/m' }),
      report({ status: 'pending' }),
      report({ period: { start: '2024-04-01', end: '2024-04-07' } }),
      report({ type: 'data-collection' }),
      report(),
    );
    expect(found.rows.length).toBe(2);
    expect(found.problems.length).toBe(4);
    expect(found.problems[0]).toBe('reports on "http://elsewhere/m", which is no measure here: 1 left out');
  });

  it('keep two directions for one measure apart, because that is a finding', () => {
    const stated = (code: string) => report({ improvementNotation: { coding: [{ code }] } });
    expect(read(stated('increase'), stated('decrease')).notations.get('m1')).toEqual(new Set(['increase', 'decrease']));
  });

  it('are written without a direction for a measure that has none', () => {
    expect(toFhirMeasure({ ...MEASURE, polarity: 'higher' })).toEqual(
      jasmine.objectContaining({ improvementNotation: { coding: [{ system: FHIR.improvement, code: 'increase' }] } }),
    );
    for (const polarity of ['band', 'none'] as const) {
      expect(Object.keys(toFhirMeasure({ ...MEASURE, polarity }))).not.toContain('improvementNotation');
    }
  });

  it('say of a hidden figure that it is masked, and hold no number', () => {
    const hidden = toMeasureReport(
      {
        observation: {
          measure: 'm1',
          area: 'RTR',
          level: 'trust',
          period: '2024/25',
          breakdown: '',
          value: { kind: 'missing', reason: 'suppressed' },
          numerator: null,
          denominator: null,
        },
        dataset: 'own',
        file: 'f',
        line: 2,
      },
      '%',
      '2026-11-22',
    );
    expect(JSON.stringify(hidden)).toContain('"valueCode":"masked"');
    expect(JSON.stringify(hidden)).not.toContain('"value":0');
  });
});
