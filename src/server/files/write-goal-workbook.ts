import exceljs from 'exceljs';
import { goalColumnInWords } from '#domain/intake/propose-goal-mapping';
import { GOAL_COLUMNS, TARGET_OPS, type GoalColumn } from '#domain/intake/read-goals';

/** Rows in which choices are offered, beyond those filled in. */
const ROWS_OFFERED = 200;

/** What else must be known to fill a column in. */
const MORE: Readonly<Partial<Record<GoalColumn, string>>> = {
  measure_code: 'Choose it from the list; the sheet Measures says what each is.',
  place_code: 'Leave it empty for a goal that holds wherever the organisation serves.',
  polarity: 'higher, lower, band or none.',
  target_op: `${TARGET_OPS.join(', ')}.`,
  target_unit: 'Empty: the unit of the measure, which stands in the sheet Measures.',
  baseline_period: 'As 2018/19, 2018-03 or 2018 Q1.',
  deadline: 'A day, as 2027-03-31.',
  in_force_from: 'A day, as 2026-04-01. Without it the goal is shown as "dates not known" and is never a headline.',
  in_force_to: 'A day, or empty for a goal that goes on.',
};

/** A measure that an organisation can set a goal of. */
export interface GoalMeasure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/**
 * The goal file as a workbook: a sheet to fill in with the goals that hold now and lists to choose from, the measures it can be about,
 * and a sheet of guidance. Codes and days stay text, so that no leading nought is lost and no day is turned round.
 * @param rows headings first, as the goal file has them
 * @param organisation code that each line of it must have
 */
export async function writeGoalWorkbook(
  rows: readonly (readonly string[])[],
  measures: readonly GoalMeasure[],
  organisation: string,
): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Goals', { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const row of rows) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  const choices: Readonly<Partial<Record<GoalColumn, string>>> = {
    ...(measures.length === 0 ? {} : { measure_code: `Measures!$A$2:$A$${String(measures.length + 1)}` }),
    organisation_code: `"${organisation}"`,
    polarity: '"higher,lower,band,none"',
    target_op: `"${TARGET_OPS.join(',')}"`,
    consequence: '"0,1,2,3"',
  };
  GOAL_COLUMNS.forEach((column, index) => {
    const cells = sheet.getColumn(index + 1);
    cells.width = Math.max(14, column.length + 2);
    cells.numFmt = '@';
    const list = choices[column];
    if (list === undefined) return;
    for (let row = 2; row <= rows.length + ROWS_OFFERED; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
    }
  });
  const known = workbook.addWorksheet('Measures', { views: [{ state: 'frozen', ySplit: 1 }] });
  known.addRow(['code', 'measure', 'unit']).font = { bold: true };
  for (const { id, name, unit } of measures) known.addRow([id, name, unit]);
  [24, 60, 28].forEach((width, index) => {
    known.getColumn(index + 1).width = width;
    known.getColumn(index + 1).numFmt = '@';
  });
  const guidance = workbook.addWorksheet('Guidance');
  guidance.addRow(['One line is one goal. A line that is sent back as it stands changes nothing.']);
  for (const column of GOAL_COLUMNS) {
    const words = goalColumnInWords(column);
    guidance.addRow([column, `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${MORE[column] ?? ''}`.trim()]);
  }
  guidance.getColumn(1).width = 28;
  guidance.getColumn(2).width = 100;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
