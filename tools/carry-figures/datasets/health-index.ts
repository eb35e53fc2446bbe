import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { findCarriedYears } from '../find-carried-years.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readOrganisations } from '../organisations.ts';
import { readTable, toNumber } from '../read-table.ts';

const SCORES: readonly { readonly measure: string; readonly district: string; readonly icb: string }[] = [
  { measure: 'hi-overall', district: 'overall_score', icb: 'overall_score' },
  { measure: 'hi-people', district: 'healthy_people_domain_score', icb: 'healthy_people_domain' },
  { measure: 'hi-lives', district: 'healthy_lives_domain_score', icb: 'healthy_lives_domain' },
  { measure: 'hi-places', district: 'healthy_places_domain_score', icb: 'healthy_places_domain' },
];
const INDICATORS: Readonly<Record<string, string>> = {
  'Life expectancy': 'hi-life-expectancy',
  'Avoidable mortality': 'hi-avoidable-deaths',
  Smoking: 'hi-smoking',
  'Physical activity': 'hi-activity',
  'Overweight and obesity in adults': 'hi-overweight',
  'Cancer screening attendance': 'hi-screening',
  'Life satisfaction': 'hi-life-satisfaction',
  'Feelings of anxiety': 'hi-anxiety',
  Suicides: 'hi-suicide',
  'Self-harm': 'hi-self-harm',
  'Alcohol misuse': 'hi-alcohol',
  'Child poverty': 'hi-child-poverty',
};

/** Carries the index, its three domains and twelve of its indicators by district, and the scores by board. */
export function carryHealthIndex(): CarriedDataset {
  const { icbCodes } = readOrganisations();
  const rows: FigureRow[] = [];
  const districts = readTable('health-index/england_health_index.csv');
  const icbs = readTable('health-index/england_health_index_ics.csv');
  for (const { measure, district, icb } of SCORES) {
    for (const line of districts.lines) {
      rows.push({
        measure,
        area: toKeptCode(line.cell('ltla21_code')),
        level: 'district',
        period: line.cell('year'),
        value: toNumber(line.cell(district)),
        numerator: null,
        denominator: null,
        missing: null,
        sourceFile: districts.file,
        sourceLine: line.line,
      });
    }
    for (const line of icbs.lines) {
      rows.push({
        measure,
        area: icbCodes.get(line.cell('icb22_code')) ?? '',
        level: 'icb',
        period: line.cell('year'),
        value: toNumber(line.cell(icb)),
        numerator: null,
        denominator: null,
        missing: null,
        sourceFile: icbs.file,
        sourceLine: line.line,
      });
    }
  }

  const indicators = readTable('health-index/england_health_index_indicators.csv');
  const ofIndicator = new Map<string, FigureRow[]>();
  let unused = 0;
  for (const line of indicators.lines) {
    const measure = INDICATORS[line.cell('indicator')];
    if (measure === undefined) {
      unused += 1;
      continue;
    }
    const all = ofIndicator.get(measure) ?? [];
    all.push({
      measure,
      area: toKeptCode(line.cell('ltla21_code')),
      level: 'district',
      period: line.cell('year'),
      value: toNumber(line.cell('value')),
      numerator: null,
      denominator: null,
      missing: null,
      sourceFile: indicators.file,
      sourceLine: line.line,
    });
    ofIndicator.set(measure, all);
  }
  let carriedYears = 0;
  for (const all of ofIndicator.values()) {
    const carried = findCarriedYears(
      all.map((row) => ({ area: row.area, period: row.period, cells: [String(row.value)] })),
    );
    rows.push(...all.filter((row) => !carried.has(row.period)));
    carriedYears += all.filter((row) => carried.has(row.period)).length;
  }

  return {
    id: 'health-index',
    kind: 'figures',
    title: 'Health Index for England',
    publisher: 'Office for National Statistics',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for National Statistics, Health Index for England.',
    origin: 'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719',
    catalogueSources: ['onshi'],
    periodNote: 'Calendar years 2015 to 2021.',
    readings: {
      ...Object.fromEntries(
        SCORES.map(({ measure, district }) => [measure, `${district}, 100 = England 2015, higher is healthier`]),
      ),
      ...Object.fromEntries(Object.entries(INDICATORS).map(([name, measure]) => [measure, `${name}, in its own unit`])),
    },
    traps: [
      'Indicators by district are in their own units, by board they are scores: only the first are carried, the two are never mixed.',
      'A year in which all 307 districts repeat the year beside it is no news: found by comparing years. Life expectancy, avoidable deaths, self-harm and alcohol have no 2021, child poverty no 2020 and 2021, physical activity and overweight no 2015. The domain scores still contain such years.',
      'A county has no figure: it is the mean of its districts weighted by population, and must be marked as made so.',
      'Some indicators not used here give shares of people above 100 %.',
      'Nobody is held to this index.',
    ],
    leftOut: [
      {
        what: 'Years of seven indicators that repeat a year beside them',
        rows: carriedYears,
        why: 'carried forward or back in all 307 districts',
      },
      {
        what: 'Lines of the other 44 indicators',
        rows: unused,
        why: 'unit or direction unclear, impossible values, or carried forward in most years',
      },
    ],
    rows,
  };
}
