import exceljs from 'exceljs';
import { writeCsv } from '#domain/presentation/write-csv';
import { EXAMPLE_LINE, TEMPLATE_COLUMNS, type TemplateLine } from '#domain/intake/template-columns';

/** Words that cells of the template can be chosen from. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  geography_basis: ['resident', 'registered', 'provider'],
  period_type: ['month', 'quarter', 'financial_year', 'calendar_year'],
  data_status: ['provisional', 'final', 'revised', 'estimated'],
  suppressed: ['suppressed', 'not available', 'not applicable', 'not collected', 'low'],
};

const GUIDANCE: readonly (readonly [string, string])[] = [
  ['measure_code', 'Code of the measure. Filled in; leave it as it is.'],
  ['framework_version', 'Version of the framework the code is of, where a code has had several meanings.'],
  ['organisation_code', 'GSS or ODS code of the organisation or area the figure is of.'],
  ['level', 'Kind of area the figure is compared within. Filled in where it is known; leave it as it is.'],
  ['period_start, period_end', 'First and last day of the period: a month, a quarter, a financial or a calendar year.'],
  ['value', 'In the unit beside it; or the numerator and the denominator; or a reason under suppressed.'],
  ['lower_ci, upper_ci', 'Ends of the 95% interval: both or neither.'],
  ['data_status', 'provisional, final, revised or estimated.'],
  ['suppressed', 'Why there is no value. A nought is a value.'],
];

/** Rows in which choices are offered, beyond those filled in. */
const ROWS_OFFERED = 500;

/** The template as CSV: headings, the example, which is never read, and the lines filled in. */
export function writeTemplateCsv(lines: readonly TemplateLine[]): string {
  return writeCsv([
    [...TEMPLATE_COLUMNS],
    ...[EXAMPLE_LINE, ...lines].map((line) => TEMPLATE_COLUMNS.map((column) => line[column] ?? '')),
  ]);
}

/**
 * The template as a workbook: a sheet to fill in, with its headings locked and lists to choose from, and a sheet of
 * guidance. Codes stay text, so that no leading nought is lost.
 */
export async function writeTemplateWorkbook(lines: readonly TemplateLine[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Figures', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...TEMPLATE_COLUMNS]).font = { bold: true };
  const example = sheet.addRow(TEMPLATE_COLUMNS.map((column) => EXAMPLE_LINE[column] ?? ''));
  example.font = { italic: true, color: { argb: 'FF666666' } };
  for (const line of lines) sheet.addRow(TEMPLATE_COLUMNS.map((column) => line[column] ?? ''));
  TEMPLATE_COLUMNS.forEach((column, index) => {
    const cells = sheet.getColumn(index + 1);
    cells.width = Math.max(12, column.length + 2);
    cells.numFmt = '@';
    cells.protection = { locked: false };
    sheet.getRow(1).getCell(index + 1).protection = { locked: true };
    const choices = CHOICES[column];
    if (choices === undefined) return;
    for (let row = 3; row <= lines.length + 2 + ROWS_OFFERED; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
      };
    }
  });
  await sheet.protect('', { insertRows: true, deleteRows: true, sort: true, autoFilter: true, formatColumns: true });
  const guidance = workbook.addWorksheet('Guidance');
  for (const [column, words] of GUIDANCE) guidance.addRow([column, words]);
  guidance.getColumn(1).width = 28;
  guidance.getColumn(2).width = 90;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
