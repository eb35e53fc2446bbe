import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readOrganisations } from '../organisations.ts';
import { readTable, toNumber } from '../read-table.ts';

const EDITION_2025 = {
  score: 'imd_average_score',
  tenth: 'imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally',
};
const EARLIER = { score: 'Score', tenth: 'Proportion' };
const FILES = [
  {
    path: 'imd/imd2025_england_ltla24.csv',
    codeColumn: 'ltla24_code',
    level: 'district',
    period: '2025',
    columns: EDITION_2025,
  },
  {
    path: 'imd/imd2025_england_icb24.csv',
    codeColumn: 'icb24_code',
    level: 'icb',
    period: '2025',
    columns: EDITION_2025,
  },
  {
    path: 'imd/imd2019_england_ltla22.csv',
    codeColumn: 'ltla22_code',
    level: 'district',
    period: '2019',
    columns: EARLIER,
  },
  {
    path: 'imd/imd2015_england_ltla21.csv',
    codeColumn: 'ltla21_code',
    level: 'district',
    period: '2015',
    columns: EARLIER,
  },
];

/** Carries the average score of deprivation, and the share of small areas among the most deprived tenth, of three editions. */
export function carryDeprivation(): CarriedDataset {
  const { icbCodes } = readOrganisations();
  // Boards were given new ONS codes in 2023 where a boundary moved; the short code stayed.
  const icbCodes24 = new Map(
    readTable('lookups/sicbl24_icb24.csv').lines.map((line) => [line.cell('icb24_code'), line.cell('icb24_code_nhs')]),
  );
  const rows: FigureRow[] = [];
  for (const { path, codeColumn, level, period, columns } of FILES) {
    const table = readTable(path);
    for (const line of table.lines) {
      const code = line.cell(codeColumn);
      const area = level === 'icb' ? (icbCodes24.get(code) ?? icbCodes.get(code)) : toKeptCode(code);
      if (area === undefined) throw new Error(`${table.file} line ${line.line}: no code for ${code}`);
      const add = (measure: string, value: number | null): void => {
        rows.push({
          measure,
          area,
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
      const tenth = toNumber(line.cell(columns.tenth));
      add('ctx-imd', toNumber(line.cell(columns.score)));
      add('ctx-imd-tenth', tenth === null ? null : 100 * tenth);
    }
  }
  return {
    id: 'deprivation',
    kind: 'context',
    title: 'English Indices of Deprivation 2015, 2019 and 2025',
    publisher: 'Ministry of Housing, Communities and Local Government',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: Ministry of Housing, Communities and Local Government, English Indices of Deprivation.',
    origin: 'github.com/humaniverse/IMD, commit 2f6c9050afee99a40041eb63b02b6b0c58850704',
    catalogueSources: ['imd25'],
    periodNote: 'The year of the edition.',
    readings: {
      'ctx-imd': 'average score, higher is more deprived',
      'ctx-imd-tenth': '100 x share of small areas among the most deprived tenth of England',
    },
    traps: [
      'Scores of two editions cannot be compared: compare ranks.',
      'Codes are those of the file: districts of 2021, 2022 and 2024.',
      'The edition of 2019 stands in four files: carried once.',
      'Describes a place; never scored.',
    ],
    leftOut: [],
    rows,
  };
}
