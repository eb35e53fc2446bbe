import type { ColumnMapping } from './column-mapping.ts';
import { COLUMN_PARTS, MAPPING_VERSION, NO_ANSWERS } from './column-mapping.ts';

/** A mapping read from JSON, or what is wrong with it. */
export type ReadMapping =
  | { readonly kind: 'read'; readonly mapping: ColumnMapping }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

type Check = (value: unknown, path: string, faults: string[]) => void;

/**
 * Reads a mapping that was written down: given by hand, or remembered for an agency and file shape. Answers that are left
 * out are those of a file nobody has said anything about. Fields that no mapping has are refused, so that a slip of spelling
 * never goes unseen. Never throws.
 */
export function readColumnMapping(content: unknown): ReadMapping {
  const faults: string[] = [];
  const filled =
    isRecord(content) && isRecord(content['answers'] ?? {})
      ? { ...DEFAULTS, ...content, answers: { ...NO_ANSWERS, ...(content['answers'] as object | undefined) } }
      : content;
  MAPPING(filled, 'mapping', faults);
  // MAPPING is the shape of ColumnMapping, so content without faults is one.
  return faults.length > 0
    ? { kind: 'refused', faults: faults.slice(0, MOST_FAULTS) }
    : { kind: 'read', mapping: filled as ColumnMapping };
}

const MOST_FAULTS = 50;
const MOST_ITEMS = 5_000;
const DEFAULTS = { recognisedAs: null, reason: 'somebody wrote it', replacements: [], scales: {} };

function fits(isFit: (value: unknown) => boolean, expected: string): Check {
  return (value, path, faults) => {
    if (!isFit(value)) faults.push(`${path}: expected ${expected}`);
  };
}

const text = fits((value) => typeof value === 'string' && value.length <= 2_000, 'text');
const truth = fits((value) => typeof value === 'boolean', 'true or false');
const number = fits((value) => typeof value === 'number' && Number.isFinite(value), 'a number');
const place = fits(
  (value) => Number.isInteger(value) && Number(value) >= -1 && Number(value) <= 20_000,
  'the place of a column, a whole number',
);

function oneOf(...choices: readonly unknown[]): Check {
  return fits(
    (value) => choices.includes(value),
    `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`,
  );
}

function orNull(check: Check): Check {
  return (value, path, faults) => {
    if (value !== null) check(value, path, faults);
  };
}

function list(check: Check): Check {
  return (value, path, faults) => {
    if (!Array.isArray(value) || value.length > MOST_ITEMS) faults.push(`${path}: expected a list`);
    else value.forEach((item: unknown, index) => check(item, `${path}[${index}]`, faults));
  };
}

function record(check: Check): Check {
  return (value, path, faults) => {
    if (!isRecord(value)) faults.push(`${path}: expected an object`);
    else for (const [key, item] of Object.entries(value)) check(item, `${path}.${key}`, faults);
  };
}

/** @param optional fields that may be left out */
function object(fields: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  return (value, path, faults) => {
    if (!isRecord(value)) {
      faults.push(`${path}: expected an object`);
      return;
    }
    for (const [field, check] of Object.entries(fields)) {
      if (Object.hasOwn(value, field)) check(value[field], `${path}.${field}`, faults);
      else faults.push(`${path}.${field}: expected the field, found none`);
    }
    for (const [field, check] of Object.entries(optional))
      if (Object.hasOwn(value, field)) check(value[field], `${path}.${field}`, faults);
    for (const field of Object.keys(value))
      if (!Object.hasOwn(fields, field) && !Object.hasOwn(optional, field))
        faults.push(`${path}.${field.slice(0, 60)}: no mapping has such a field`);
  };
}

const MISSING = oneOf('suppressed', 'not-available', 'not-applicable', 'not-collected', 'low', 'blank');

const VALUE: Check = (value, path, faults) => {
  const kind = isRecord(value) ? value['kind'] : null;
  const own = VALUES.get(kind);
  if (own === undefined) faults.push(`${path}.kind: expected cell, quotient, sum or rate a day`);
  else own(value, path, faults);
};
const VALUES = new Map<unknown, Check>([
  ['cell', object({ kind: text, column: place, times: number })],
  ['quotient', object({ kind: text, times: number, isRest: truth })],
  ['sum', object({ kind: text, columns: list(place), times: number })],
  ['rate a day', object({ kind: text, people: text, times: number })],
]);

const FIGURE = object({
  heading: text,
  value: VALUE,
  numerator: list(place),
  denominator: list(place),
  measure: orNull(text),
  area: orNull(text),
  period: orNull(text),
  breakdown: text,
  areaSuffix: text,
  reason: text,
});
const COLUMN = object({
  index: place,
  heading: text,
  part: oneOf(...COLUMN_PARTS),
  reason: text,
  isSure: truth,
  whole: list(text),
});
const TABLE = object({
  sheet: orNull(text),
  layout: oneOf('long', 'wide by period', 'wide by area', 'wide by measure', 'a line each part'),
  join: oneOf(null, 'parts of a figure', 'mean of days', 'sum of lines'),
  headingLine: number,
  firstLine: number,
  columns: list(COLUMN),
  figures: list(FIGURE),
  only: list(object({ column: place, is: list(text) })),
  measureScheme: orNull(text),
  missingTexts: record(MISSING),
  areaLevels: orNull(list(text)),
  levels: record(text),
  measure: orNull(text),
  area: orNull(text),
  period: orNull(text),
});
const MAPPING = object({
  version: oneOf(MAPPING_VERSION),
  recognisedAs: orNull(text),
  reason: text,
  tables: list(TABLE),
  answers: object(
    {
      dashMeans: orNull(MISSING),
      quartersBy: oneOf(null, 'financial year', 'calendar year'),
      yearsAre: oneOf('financial', 'academic'),
      decimalMark: oneOf('point', 'comma'),
      datesBegin: oneOf('day', 'month'),
      shortYearsAre: oneOf(null, 'months', 'years'),
      isWeightedSurvey: truth,
    },
    { ownLinesAlone: truth },
  ),
  replacements: list(object({ part: oneOf('measure', 'area', 'period'), written: text, means: orNull(text) })),
  scales: record(number),
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
