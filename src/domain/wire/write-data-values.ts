import { writeCsv } from '#domain/presentation/write-csv';
import { DATA_VALUE_COLUMNS, PART_OPTIONS, type DataValue } from './data-value.ts';
import { toDhis2Period } from './dhis2-period.ts';
import { storedDigits, type ExportedFigure } from './exported-figure.ts';
import { jsonListWriter, type FigureWriter } from './figure-writer.ts';

/**
 * A figure as DHIS2 data values: the measure is the data element, the area the organisation unit, and value, numerator and denominator
 * are category options. A figure that is missing or hidden is not sent at all.
 */
export function toDataValues({ observation }: ExportedFigure): readonly DataValue[] {
  const { measure, area, level, period, value, numerator, denominator } = observation;
  const written = toDhis2Period(period);
  if (value.kind === 'missing' || written === null) return [];
  const one = (part: keyof typeof PART_OPTIONS, number: number | null): readonly DataValue[] =>
    number === null
      ? []
      : [
          {
            dataElement: measure,
            period: written,
            orgUnit: area,
            categoryOptionCombo: PART_OPTIONS[part],
            attributeOptionCombo: 'default',
            value: String(storedDigits(number)),
            comment: `level: ${level}`,
          },
        ];
  return [...one('value', value.value), ...one('numerator', numerator), ...one('denominator', denominator)];
}

/** Figures as a `dataValueSets` body in JSON, ids by code. */
export function dataValuesJsonWriter(): FigureWriter {
  return jsonListWriter(
    'application/json; charset=utf-8',
    'dhis2.json',
    '{"dataElementIdScheme":"code","orgUnitIdScheme":"code","categoryOptionComboIdScheme":"code","dataValues":[',
    (figures) => figures.flatMap(toDataValues),
  );
}

/** Figures as a `dataValueSets` file in comma-separated text. */
export function dataValuesCsvWriter(): FigureWriter {
  return {
    type: 'text/csv; charset=utf-8',
    ending: 'dhis2.csv',
    open: () => withoutMark(writeCsv([DATA_VALUE_COLUMNS])),
    write: (figures) =>
      withoutMark(
        writeCsv(
          figures
            .flatMap(toDataValues)
            .map((row) => [
              row.dataElement,
              row.period,
              row.orgUnit,
              row.categoryOptionCombo,
              row.attributeOptionCombo,
              Number(row.value),
              null,
              null,
              row.comment,
            ]),
        ),
      ),
    close: () => '',
  };
}

/** Programs read this, and some take a byte order mark for part of the first name. */
function withoutMark(text: string): string {
  return text.slice(1);
}
