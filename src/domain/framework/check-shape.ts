import type { CatalogueFaultCode } from './catalogue-fault.ts';

/** A kind of row that another row can name by its id. */
export type ReferenceKind =
  | 'agency type'
  | 'budget'
  | 'budget or agency type'
  | 'domain'
  | 'concept'
  | 'concept area'
  | 'measure'
  | 'measure or latent node'
  | 'step'
  | 'goal'
  | 'payment'
  | 'source'
  | 'kind of conflict'
  | 'agency of the place';

/** The part of JSON Schema that catalogue schemas use, with our two annotations. */
export interface CheckedSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, CheckedSchema>>;
  readonly patternProperties?: Readonly<Record<string, CheckedSchema>>;
  readonly required?: readonly string[];
  readonly items?: CheckedSchema | readonly CheckedSchema[];
  readonly minItems?: number;
  readonly anyOf?: readonly CheckedSchema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly refersTo?: ReferenceKind;
  readonly keysReferTo?: ReferenceKind;
}

/** A fault of shape, by the path of its field from the value that was checked. */
export interface ShapeFault {
  readonly field: string;
  readonly code: CatalogueFaultCode;
  readonly found: string;
  readonly expected: string;
}

/** A text that must be the id of an existing row. */
export interface Reference {
  readonly field: string;
  readonly kind: ReferenceKind;
  readonly id: string;
}

/** What checking one value gives: the value with optional fields filled with null, its faults and what it refers to. */
export interface CheckedShape {
  readonly value: unknown;
  readonly faults: readonly ShapeFault[];
  readonly references: readonly Reference[];
}

/**
 * Checks a parsed JSON value against a schema and reports every fault, not only the first.
 * Optional fields that are absent become null, so that a reader never meets an undefined field.
 * Never throws.
 */
export function checkShape(schema: CheckedSchema, value: unknown): CheckedShape {
  const faults: ShapeFault[] = [];
  const references: Reference[] = [];
  const checked = check(schema, value, '', faults, references);
  return { value: checked, faults, references };
}

function check(
  schema: CheckedSchema,
  value: unknown,
  field: string,
  faults: ShapeFault[],
  references: Reference[],
): unknown {
  const fault = (code: CatalogueFaultCode, expected = describeSchema(schema)): unknown => {
    faults.push({ field, code, found: describeValue(value), expected });
    return value;
  };

  if (schema.anyOf !== undefined) {
    const branch = chooseBranch(schema.anyOf, value);
    if (branch !== null) return check(branch, value, field, faults, references);
    const markers = schema.anyOf.flatMap((candidate) => candidate.properties?.['type']?.enum ?? []);
    if (!isRecord(value) || markers.length === 0) return fault('wrong-type');
    const found = describeValue(value['type']);
    faults.push({ field: join(field, 'type'), code: 'not-allowed', found, expected: oneOf(markers) });
    return value;
  }
  if (schema.enum !== undefined) return schema.enum.includes(value) ? value : fault('not-allowed');

  switch (schema.type) {
    case 'null':
      return value === null ? value : fault('wrong-type');
    case 'boolean':
      return typeof value === 'boolean' ? value : fault('wrong-type');
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return fault('wrong-type');
      if (schema.type === 'integer' && !Number.isInteger(value)) return fault('wrong-type');
      return withinRange(schema, value) ? value : fault('out-of-range');
    case 'string':
      if (typeof value !== 'string') return fault('wrong-type');
      if (schema.format === 'date') return isCalendarDay(value) ? value : fault('not-a-date');
      if (value.length < (schema.minLength ?? 0)) return fault('wrong-type');
      if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return fault('not-allowed');
      if (schema.refersTo !== undefined) references.push({ field, kind: schema.refersTo, id: value });
      return value;
    case 'array':
      return Array.isArray(value) ? checkList(schema, value, field, faults, references) : fault('wrong-type');
    case 'object':
      return isRecord(value) ? checkRecord(schema, value, field, faults, references) : fault('wrong-type');
    default:
      return value;
  }
}

function checkList(
  schema: CheckedSchema,
  value: readonly unknown[],
  field: string,
  faults: ShapeFault[],
  references: Reference[],
): unknown {
  const items = schema.items;
  const isTuple = Array.isArray(items);
  if (value.length < (schema.minItems ?? 0) || (isTuple && value.length !== items.length)) {
    faults.push({
      field,
      code: isTuple ? 'wrong-type' : 'out-of-range',
      found: `a list of ${value.length}`,
      expected: describeSchema(schema),
    });
    return value;
  }
  return value.map((item, index) => {
    const itemSchema = isTuple ? (items[index] as CheckedSchema) : (items as CheckedSchema | undefined);
    return itemSchema === undefined ? item : check(itemSchema, item, `${field}[${index}]`, faults, references);
  });
}

function checkRecord(
  schema: CheckedSchema,
  value: Readonly<Record<string, unknown>>,
  field: string,
  faults: ShapeFault[],
  references: Reference[],
): unknown {
  const entrySchema = Object.values(schema.patternProperties ?? {})[0];
  if (entrySchema !== undefined) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        if (schema.keysReferTo !== undefined) references.push({ field, kind: schema.keysReferTo, id: key });
        return [key, check(entrySchema, entry, join(field, key), faults, references)];
      }),
    );
  }

  const properties = schema.properties ?? {};
  const required = new Set(schema.required ?? []);
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(properties, key)) {
      faults.push({
        field: join(field, key),
        code: 'unknown-field',
        found: describeValue(value[key]),
        expected: `no such field; the fields are ${Object.keys(properties)
          .filter((known) => !known.startsWith('$'))
          .join(', ')}`,
      });
    }
  }
  const checked: [string, unknown][] = [];
  for (const [key, propertySchema] of Object.entries(properties)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    if (given !== undefined) {
      checked.push([key, check(propertySchema, given, join(field, key), faults, references)]);
    } else if (required.has(key)) {
      faults.push({
        field: join(field, key),
        code: 'missing-field',
        found: 'nothing',
        expected: describeSchema(propertySchema),
      });
    } else {
      checked.push([key, null]);
    }
  }
  return Object.fromEntries(checked);
}

/** The alternative a value was meant to be, so that its faults are told and not only that nothing fits. */
function chooseBranch(branches: readonly CheckedSchema[], value: unknown): CheckedSchema | null {
  const fitting = branches.filter((branch) => looksLike(branch, value));
  if (fitting.length > 0) return fitting[0] ?? null;
  const real = branches.filter((branch) => branch.type !== 'null');
  return real.length === 1 ? (real[0] ?? null) : null;
}

function looksLike(schema: CheckedSchema, value: unknown): boolean {
  if (schema.enum !== undefined) return schema.enum.includes(value);
  switch (schema.type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object': {
      if (!isRecord(value)) return false;
      const marker = schema.properties?.['type']?.enum;
      return marker === undefined || marker.includes(value['type']);
    }
    case 'integer':
    case 'number':
      return typeof value === 'number';
    default:
      return typeof value === schema.type;
  }
}

function withinRange(schema: CheckedSchema, value: number): boolean {
  return (
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value > (schema.exclusiveMinimum ?? -Infinity)
  );
}

/** True for an ISO day that is in the calendar: 2024-02-29 is, 2023-02-29 is not. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

/** True for a JSON object: neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describeSchema(schema: CheckedSchema): string {
  if (schema.anyOf !== undefined) return joinWords(schema.anyOf.map(describeSchema), 'or');
  if (schema.enum !== undefined) return oneOf(schema.enum);
  switch (schema.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${describeRange(schema)}`;
    case 'number':
      return `a number${describeRange(schema)}`;
    case 'string':
      if (schema.format === 'date') return 'a day such as 2024-03-31';
      if (schema.refersTo !== undefined) return `the id of a ${schema.refersTo}`;
      if (schema.pattern !== undefined) return `text of the form ${schema.pattern}`;
      return (schema.minLength ?? 0) > 0 ? 'text that is not empty' : 'text';
    case 'array':
      if (Array.isArray(schema.items)) return `a list of ${schema.items.length} numbers`;
      return (schema.minItems ?? 0) > 0 ? 'a list that is not empty' : 'a list';
    case 'object': {
      const marker = schema.properties?.['type']?.enum;
      return marker === undefined ? 'an object' : `an object whose type is ${joinWords(marker.map(String), 'or')}`;
    }
    default:
      return 'any value';
  }
}

function oneOf(allowed: readonly unknown[]): string {
  return allowed.length === 1 ? String(allowed[0]) : `one of ${joinWords(allowed.map(String), 'or')}`;
}

function describeRange(schema: CheckedSchema): string {
  if (schema.minimum !== undefined && schema.maximum !== undefined) {
    return ` from ${schema.minimum} to ${schema.maximum}`;
  }
  if (schema.minimum !== undefined) return ` of at least ${schema.minimum}`;
  return schema.exclusiveMinimum === undefined ? '' : ` above ${schema.exclusiveMinimum}`;
}

/** A value as a fault quotes it: short, and never a whole file. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function joinWords(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1] ?? ''}`;
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
