/** One value of a DHIS2 `dataValueSets` file. Values are text there. */
export interface DataValue {
  readonly dataElement: string;
  readonly period: string;
  readonly orgUnit: string;
  /** Which part of a figure it is; a system of its own may have another name for the whole. */
  readonly categoryOptionCombo: string;
  readonly attributeOptionCombo: string;
  readonly value: string;
  /** Kind of area, so that the figure comes back as it went out: `level: council`. */
  readonly comment: string;
}

/** Category options that carry the counts of a figure; any other is its value. */
export const PART_OPTIONS = { value: 'value', numerator: 'numerator', denominator: 'denominator' } as const;

/** Columns of the CSV form, read and written by their place: servers name the fourth and fifth differently. */
export const DATA_VALUE_COLUMNS = [
  'dataelement',
  'period',
  'orgunit',
  'catoptcombo',
  'attroptcombo',
  'value',
  'strby',
  'lstupd',
  'cmt',
] as const;
