import { CATALOGUE_SCHEMAS } from './catalogue-schema.ts';
import type { CatalogueFileName } from './catalogue-schema.ts';
import type { CatalogueFault } from './catalogue-fault.ts';
import { describeFault } from './catalogue-fault.ts';
import type { CheckedSchema, Reference } from './check-shape.ts';
import { checkShape, describeValue, isRecord } from './check-shape.ts';

/** A row with its name in faults: its id, else its place in the list counting from 1. */
export interface FileRow {
  readonly label: string | number;
  readonly value: unknown;
  /** True when its shape has no fault, so that its fields can be trusted. */
  readonly sound: boolean;
}

/** A reference with the row it stands in. */
export interface RowReference extends Reference {
  readonly file: CatalogueFileName;
  readonly row: string | number | null;
}

/** One catalogue file, checked by its schema and taken apart into rows. */
export interface FileReading {
  /** Rows of each list of the file; a list that is missing or no list is absent. */
  readonly lists: ReadonlyMap<string, readonly FileRow[]>;
  /** The fields that are no list of rows, as checked. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly references: readonly RowReference[];
  readonly faults: readonly CatalogueFault[];
}

/** Checks one parsed file row by row, so that every fault names its row. Never throws. */
export function readCatalogueFile(file: CatalogueFileName, content: unknown): FileReading {
  const faults: CatalogueFault[] = [];
  const references: RowReference[] = [];
  const lists = new Map<string, readonly FileRow[]>();
  const fields: Record<string, unknown> = {};
  if (!isRecord(content)) {
    const found = describeValue(content);
    faults.push(describeFault({ file, row: null, field: '', code: 'wrong-type', found, expected: 'one JSON object' }));
    return { lists, fields, references, faults };
  }

  const schema = CATALOGUE_SCHEMAS[file] as CheckedSchema;
  const properties = schema.properties ?? {};
  const frame: Record<string, unknown> = { ...content };
  for (const [name, listSchema] of Object.entries(properties)) {
    const rows = content[name];
    const rowSchema = rowSchemaOf(listSchema);
    if (rowSchema === null || !Array.isArray(rows)) continue;
    frame[name] = [];
    lists.set(
      name,
      rows.map((row: unknown, index) => {
        const label = labelOf(row, rowSchema) ?? index + 1;
        const checked = checkShape(rowSchema, row);
        for (const fault of checked.faults) faults.push(describeFault({ file, row: label, ...fault }));
        for (const reference of checked.references) references.push({ file, row: label, ...reference });
        return { label, value: checked.value, sound: checked.faults.length === 0 };
      }),
    );
  }

  const checkedFrame = checkShape(schema, frame);
  for (const fault of checkedFrame.faults) faults.push(describeFault({ file, row: null, ...fault }));
  if (isRecord(checkedFrame.value)) Object.assign(fields, checkedFrame.value);
  return { lists, fields, references, faults };
}

function rowSchemaOf(schema: CheckedSchema): CheckedSchema | null {
  const listSchema = schema.anyOf?.find((branch) => branch.type === 'array') ?? schema;
  const items = listSchema.items;
  if (listSchema.type !== 'array' || items === undefined || Array.isArray(items)) return null;
  const rowSchema = items as CheckedSchema;
  return rowSchema.type === 'object' || rowSchema.anyOf !== undefined ? rowSchema : null;
}

function labelOf(row: unknown, schema: CheckedSchema): string | null {
  if (!isRecord(row)) return null;
  if (typeof row['from_step'] === 'string' && typeof row['to_step'] === 'string') {
    return `${row['from_step']} to ${row['to_step']}`;
  }
  // Design risks have no id of their own: there is one row a measure.
  const hasId = (schema.anyOf ?? [schema]).some((branch) => branch.properties?.['id'] !== undefined);
  const label = hasId ? row['id'] : row['measure'];
  return typeof label === 'string' && label !== '' ? label : null;
}
