import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readTable } from '../read-table.ts';
import { sharedFolder } from '../shared-folder.ts';

const PATH = 'asc-finance/unit_costs_by_council_2014_15_wide.csv';

/** Carries what a week in a care home cost each council in 2014/15. */
export function carryCareHomeCost(): CarriedDataset {
  // The file is wide (a council a column, its number and name in the second line) and holds the pound sign of an older encoding.
  const cells: string[][] = parse(
    new TextDecoder('windows-1252').decode(readFileSync(join(sharedFolder, 'data', PATH))),
    { relax_column_count: true },
  );
  const councils = cells[1] ?? [];
  const findLine = (category: string): number => {
    const wanted = ['Long term', 'Age 18 and over', '', 'Residential and nursing care', category, 'All'];
    return cells.findIndex((line) => wanted.every((cell, index) => line[index] === cell));
  };
  const [costLine, spendLine, weeksLine] = [findLine('Unit costs'), findLine('Numerator'), findLine('Denominator')];
  const codes = new Map(
    readTable('ascof-2020-21/ascof_2020_21_open_data.csv')
      .lines.filter((line) => line.cell('Geographical Level') === 'Council')
      .map((line) => [line.cell('Geographical Code'), line.cell('ONS Code')]),
  );
  const rows: FigureRow[] = [];
  const left: string[] = [];
  let regions = 0;
  councils.forEach((heading, column) => {
    if (column < 6) return;
    const [, number, name] = /^(\d{3}) - (.+)$/.exec(heading) ?? [];
    if (number === undefined || name === undefined) {
      regions += 1;
      return;
    }
    const code = codes.get(number);
    const value = Number(cells[costLine]?.[column]);
    if (code === undefined || !Number.isFinite(value) || value === 0) {
      left.push(name);
      return;
    }
    rows.push({
      measure: 'asc-bed-cost',
      area: toKeptCode(code),
      level: 'council',
      period: '2014/15',
      value,
      numerator: 1000 * Number(cells[spendLine]?.[column]),
      denominator: Number(cells[weeksLine]?.[column]),
      missing: null,
      sourceFile: basename(PATH),
      sourceLine: costLine + 1,
    });
  });
  return {
    id: 'care-home-cost',
    kind: 'figures',
    title: 'Cost of a care home week by council, 2014-15',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote:
      'First published by the Health and Social Care Information Centre; the public repository that keeps the file states no licence of its own.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS Digital (now NHS England), Personal Social Services expenditure and unit costs.',
    origin: 'github.com/BenGoodair/adults_social_care_data, commit 2475d81f42d01e1f8ba0450964c7668bf80ac314',
    catalogueSources: ['asccost'],
    periodNote: 'One financial year, 2014/15, ending on 31 March 2015.',
    readings: {
      'asc-bed-cost':
        'Long term, age 18 and over, residential and nursing care, all: unit cost; spend in pounds (numerator, printed in thousands) over weeks (denominator)',
    },
    traps: [
      'The file is wide, a council a column, with regions among them, and gives council numbers: joined to codes by the list of the outcomes framework.',
      'Three councils have no number in that list.',
      'Thousand pounds in one line and pounds a week in the next.',
      'The publisher says it cannot be compared with earlier years. One old year: never shown as current.',
    ],
    leftOut: [
      {
        what: `Councils without a code or cost: ${left.join('; ')}`,
        rows: left.length,
        why: 'nothing to join them by, or nothing spent',
      },
      { what: 'Columns of regions and England', rows: regions, why: 'councils only' },
    ],
    rows,
  };
}
