import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureRow } from './figure-row.ts';
import { readMonth } from './read-month.ts';
import { readTable, toNumber } from './read-table.ts';
import { repositoryRoot } from './shared-folder.ts';
import { toFiguresCsv } from './to-figures-csv.ts';

/** Where the months that were published twice are kept, for the specs of the check that refuses them. */
export const copiedMonthsFolder = join(repositoryRoot, 'src', 'server', 'figures', 'fixtures');

const FIXTURES = [
  {
    name: 'accident-and-emergency-copied-months.csv',
    path: 'nhs-england/england_trust_accidents_emergency.csv',
    columns: { 'ae-attendances': 'total_attendances', 'ae-admissions': 'total_emergency_admissions' },
    months: ['2024-01', '2024-02', '2024-03', '2024-04', '2025-01', '2025-02', '2025-03', '2025-04'],
  },
  {
    name: 'hospital-beds-copied-month.csv',
    path: 'nhs-england/england_critical_general_acute_beds.csv',
    columns: { 'beds-open': 'general_acute_beds_available' },
    months: ['2022-06', '2022-07', '2022-08', '2022-09'],
  },
];

/** Writes the real months that repeat one another, with their neighbours, in the format of the figures but not among them. */
export function writeCopiedMonths(): void {
  mkdirSync(copiedMonthsFolder, { recursive: true });
  for (const { name, path, columns, months } of FIXTURES) {
    const table = readTable(path);
    const rows: FigureRow[] = [];
    for (const line of table.lines) {
      const period = readMonth(line.cell('date'));
      if (!months.includes(period)) continue;
      for (const [measure, column] of Object.entries(columns)) {
        const value = toNumber(line.cell(column));
        if (value === null || value === 0) continue;
        rows.push({
          measure,
          area: line.cell('nhs_trust22_code'),
          level: 'trust',
          period,
          value,
          numerator: null,
          denominator: null,
          missing: null,
          sourceFile: table.file,
          sourceLine: line.line,
        });
      }
    }
    writeFileSync(join(copiedMonthsFolder, name), toFiguresCsv(rows));
  }
}
