import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { PART_OPTIONS, type DataValue } from './data-value.ts';
import { fromDhis2Period } from './dhis2-period.ts';
import { fieldIn, listIn, textIn, type NotThisFormat, type ReadFigures } from './read-result.ts';

/** How codes of a DHIS2 server are ours. */
export interface DataValueMapping {
  /** Measure of a data element; null: not one of ours, left out and counted. */
  readonly measureOf: (dataElement: string) => string | null;
  /** Area of an organisation unit; null: not one of ours. */
  readonly areaOf: (orgUnit: string) => string | null;
  /** Kind of area, where a value's own comment does not say it. */
  readonly levelOf: (area: string) => string;
}

/** Data elements, organisation units and categories as they stand in the file. */
export const SAME_CODES: DataValueMapping = { measureOf: (code) => code, areaOf: (code) => code, levelOf: () => '' };

/** Reads a `dataValueSets` answer in JSON; `period` and `orgUnit` may stand once for all of them. */
export function readDataValuesJson(parsed: unknown): readonly DataValue[] | NotThisFormat {
  if (!Array.isArray(fieldIn(parsed, 'dataValues'))) {
    // An answer without any value is an empty object in some versions.
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) && Object.keys(parsed).length === 0
      ? []
      : { refused: 'The answer has no list "dataValues".' };
  }
  return listIn(parsed, 'dataValues').map((row) => ({
    dataElement: textIn(row, 'dataElement'),
    period: textIn(row, 'period') || textIn(parsed, 'period'),
    orgUnit: textIn(row, 'orgUnit') || textIn(parsed, 'orgUnit'),
    categoryOptionCombo: textIn(row, 'categoryOptionCombo'),
    attributeOptionCombo: textIn(row, 'attributeOptionCombo'),
    value: textIn(row, 'value'),
    comment: textIn(row, 'comment'),
  }));
}

/** Reads the rows of a `dataValueSets` CSV, heading included, by the place of their columns. */
export function readDataValuesCsv(rows: readonly (readonly string[])[]): readonly DataValue[] | NotThisFormat {
  const [heading, ...rest] = rows;
  if (heading === undefined || heading.length < 6)
    return { refused: 'The file does not have the six columns of data values.' };
  return rest
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => ({
      dataElement: cells[0] ?? '',
      period: cells[1] ?? '',
      orgUnit: cells[2] ?? '',
      categoryOptionCombo: cells[3] ?? '',
      attributeOptionCombo: cells[4] ?? '',
      value: cells[5] ?? '',
      comment: cells[8] ?? '',
    }));
}

/** Data values as a tidy table: the parts of a figure come together in one row, in the order they first appear. */
export function fromDataValues(values: readonly DataValue[], mapping: DataValueMapping, file: string): ReadFigures {
  const rows = new Map<string, { readonly cells: Map<string, string>; readonly line: number }>();
  const leftOut = new Map<string, number>();
  const leave = (why: string): void => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  for (const [index, { dataElement, period, orgUnit, categoryOptionCombo, value, comment }] of values.entries()) {
    const measure = mapping.measureOf(dataElement);
    const area = mapping.areaOf(orgUnit);
    const stored = fromDhis2Period(period);
    if (measure === null) leave(`data element "${dataElement}" is no measure here`);
    else if (area === null) leave(`organisation unit "${orgUnit}" is no area here`);
    else if (stored === null) leave(`period "${period}" is of a kind that is not kept`);
    else {
      const key = `${measure}\t${area}\t${stored}`;
      const row = rows.get(key) ?? {
        cells: new Map([
          ['measure', measure],
          ['area', area],
          ['period', stored],
        ]),
        line: index + 2,
      };
      rows.set(key, row);
      const part =
        categoryOptionCombo === PART_OPTIONS.numerator || categoryOptionCombo === PART_OPTIONS.denominator
          ? categoryOptionCombo
          : 'value';
      row.cells.set(part, value);
      row.cells.set('level', /^level: (.*)$/.exec(comment)?.[1] ?? mapping.levelOf(area));
    }
  }
  return {
    rows: [
      [...TIDY_HEADINGS],
      ...[...rows.values()].map(({ cells, line }) =>
        TIDY_HEADINGS.map((heading) =>
          heading === 'source_file' ? file : heading === 'source_line' ? String(line) : (cells.get(heading) ?? ''),
        ),
      ),
    ],
    problems: [...leftOut].map(
      ([why, count]) => `${why}: ${String(count)} ${count === 1 ? 'value' : 'values'} left out`,
    ),
  };
}
