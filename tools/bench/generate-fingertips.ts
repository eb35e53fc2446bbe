import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { writeWorkbook, type WorkbookCell } from '#server/files/write-workbook';

/** The columns of a Fingertips export, in their order. */
export const FINGERTIPS_HEADINGS = [
  'Indicator ID',
  'Indicator Name',
  'Parent Code',
  'Parent Name',
  'Area Code',
  'Area Name',
  'Area Type',
  'Sex',
  'Age',
  'Category Type',
  'Category',
  'Time period',
  'Value',
  'Lower CI 95.0 limit',
  'Upper CI 95.0 limit',
  'Lower CI 99.8 limit',
  'Upper CI 99.8 limit',
  'Count',
  'Denominator',
  'Value note',
  'Recent Trend',
  'Compared to England value or percentiles',
  'Compared to Region value or percentiles',
  'Time period Sortable',
  'New data',
  'Compared to goal',
  'Time period range',
];

/** Areas and what they are called, to generate figures of. */
export interface BenchArea {
  readonly code: string;
  readonly name: string;
}

const SEXES = ['Persons', 'Male', 'Female'];
const AGES = ['All ages', '<18 yrs', '18-64 yrs', '65+ yrs', '75+ yrs', '85+ yrs'];
const FIRST_YEAR = 1995;
const YEARS = 30;

/** One generated row, as the file and a plain table have it. */
export interface FingertipsRow {
  readonly indicator: string;
  readonly area: BenchArea;
  readonly sex: string;
  readonly age: string;
  readonly period: string;
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
  readonly count: number;
  readonly denominator: number;
}

/** The same rows for the same numbers, each figure once: all periods of an area, then the next. No clock, no chance. */
export function* fingertipsRows(
  rows: number,
  indicators: readonly string[],
  areas: readonly BenchArea[],
): Generator<FingertipsRow> {
  let made = 0;
  for (const indicator of indicators) {
    for (const age of AGES) {
      for (const sex of SEXES) {
        for (const area of areas) {
          for (let year = 0; year < YEARS; year += 1) {
            if (made === rows) return;
            made += 1;
            const denominator = 1_000 + ((made * 7_919) % 90_000);
            const count = Math.floor((denominator * (((made * 104_729) % 8_000) + 1_000)) / 10_000);
            const value = (100 * count) / denominator;
            const first = FIRST_YEAR + year;
            yield {
              indicator,
              area,
              sex,
              age,
              period: `${String(first)}/${String((first + 1) % 100).padStart(2, '0')}`,
              value: rounded(value),
              lower: rounded(value * 0.98),
              upper: rounded(Math.min(100, value * 1.02)),
              count,
              denominator,
            };
          }
        }
      }
    }
  }
  throw new Error(`Only ${String(made)} different figures can be generated, not ${String(rows)}.`);
}

/** As many digits as come back from a store as they were written. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Writes a Fingertips-shaped file of so many rows. */
export async function writeFingertipsFile(path: string, rows: Iterable<FingertipsRow>): Promise<void> {
  const file = createWriteStream(path);
  let text = `${FINGERTIPS_HEADINGS.join(',')}\r\n`;
  for (const row of rows) {
    text += `${cellsOf(row)
      .map((cell, column) => (column === AREA_NAME ? `"${String(cell)}"` : String(cell ?? '')))
      .join(',')}\r\n`;
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await once(file, 'finish');
}

/** Writes the same as a workbook of one sheet. */
export async function writeFingertipsWorkbook(path: string, rows: Iterable<FingertipsRow>): Promise<void> {
  const parts = function* (): Generator<readonly (readonly WorkbookCell[])[]> {
    for (const row of rows) yield [cellsOf(row)];
  };
  await pipeline(
    writeWorkbook([{ name: 'Data', headings: FINGERTIPS_HEADINGS, rows: parts() }]),
    createWriteStream(path),
  );
}

/** Place of the one column whose texts may hold commas. */
const AREA_NAME = 5;

function cellsOf(row: FingertipsRow): readonly WorkbookCell[] {
  const { indicator, area, sex, age, period, value, lower, upper, count, denominator } = row;
  return [
    indicator,
    'An indicator that was made for the bench',
    'E92000001',
    'England',
    area.code,
    area.name,
    'UA',
    sex,
    age,
    null,
    null,
    period,
    Number(value),
    Number(lower),
    Number(upper),
    null,
    null,
    count,
    denominator,
    null,
    'Cannot be calculated',
    'Not compared',
    'Not compared',
    `${period.slice(0, 4)}0000`,
    null,
    null,
    '1y',
  ];
}
