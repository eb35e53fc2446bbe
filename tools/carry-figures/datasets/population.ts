import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readTable, toNumber } from '../read-table.ts';

const FILES = [
  {
    path: 'population/demographr_population20_ltla21.csv',
    codeColumn: 'ltla21_code',
    level: 'district',
    period: '2020',
  },
  {
    path: 'population/demographr_population19_utla19.csv',
    codeColumn: 'utla19_code',
    level: 'council',
    period: '2019',
  },
];
const FROM_AGE: Readonly<Record<string, number>> = {
  'ctx-population-18': 18,
  'ctx-population-65': 65,
  'ctx-population-85': 85,
};

/** Carries residents of all ages, and from 18, 65 and 85 on, of English districts (mid-2020) and councils (mid-2019). */
export function carryPopulation(): CarriedDataset {
  const rows: FigureRow[] = [];
  let wales = 0;
  for (const { path, codeColumn, level, period } of FILES) {
    const table = readTable(path);
    const ages = table.headings.filter((heading) => /^\d+\+?$/.test(heading));
    for (const line of table.lines) {
      const code = line.cell(codeColumn);
      if (!code.startsWith('E')) {
        wales += 1;
        continue;
      }
      const add = (measure: string, value: number | null): void => {
        rows.push({
          measure,
          area: toKeptCode(code),
          level,
          period,
          value,
          numerator: null,
          denominator: null,
          missing: null,
          sourceFile: table.file,
          sourceLine: line.line,
        });
      };
      add('ctx-population', toNumber(line.cell('total_population')));
      for (const [measure, from] of Object.entries(FROM_AGE)) {
        add(
          measure,
          ages
            .filter((age) => Number.parseInt(age, 10) >= from)
            .reduce((sum, age) => sum + (toNumber(line.cell(age)) ?? Number.NaN), 0),
        );
      }
    }
  }
  return {
    id: 'population',
    kind: 'context',
    title: 'Mid-year population estimates by age',
    publisher: 'Office for National Statistics',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for National Statistics, mid-year population estimates.',
    origin: 'github.com/humaniverse/demographr, commit d0417101e5cad5fe1eca059ac60859e9157a29d2',
    catalogueSources: ['onspop'],
    periodNote: 'Residents on 30 June 2019 (councils) and 30 June 2020 (districts), stored as 2019 and 2020.',
    readings: {
      'ctx-population': 'total_population',
      ...Object.fromEntries(
        Object.entries(FROM_AGE).map(([measure, from]) => [measure, `single years of age added, ${from} to 90+`]),
      ),
    },
    traps: [
      'Before the 2021 Census: later estimates of the same years differ.',
      'Wales is in the files: only English areas are carried.',
      'The last age is 90 and over.',
      'The file of mid-2019 exists on two sets of codes: carried once.',
      'Describes a place; never scored.',
    ],
    leftOut: [{ what: 'Lines of Wales', rows: wales, why: 'English places only' }],
    rows,
  };
}
