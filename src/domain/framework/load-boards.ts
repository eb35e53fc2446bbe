import type { CatalogueFault } from './catalogue-fault.ts';
import { describeFault } from './catalogue-fault.ts';
import type { CheckedSchema } from './check-shape.ts';
import { checkShape, describeValue, isRecord } from './check-shape.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import type { Board } from './place-agencies.ts';

const FILE = 'boards.json';

/** The boards of `data/places`, or every fault that keeps them from being read. */
export type LoadedBoards =
  | { readonly kind: 'loaded'; readonly boards: readonly Board[] }
  | { readonly kind: 'refused'; readonly faults: readonly CatalogueFault[] };

/** Loads the parsed `boards.json` of `data/places`, frozen, or says everything that is wrong with it. Never throws. */
export function loadBoards(content: unknown): LoadedBoards {
  const rows = isRecord(content) ? content['boards'] : undefined;
  if (!Array.isArray(rows) || rows.length === 0) {
    const found = describeValue(rows);
    const expected = 'an object with a list of boards';
    const fault = describeFault({ file: FILE, row: null, field: 'boards', code: 'wrong-type', found, expected });
    return { kind: 'refused', faults: [fault] };
  }
  const faults: CatalogueFault[] = [];
  const codes = new Set<unknown>();
  const boards = rows.map((row: unknown, index) => {
    const code = isRecord(row) ? row['code'] : undefined;
    const label = typeof code === 'string' ? code : index + 1;
    const checked = checkShape(BOARD, row);
    for (const fault of checked.faults) faults.push(describeFault({ file: FILE, row: label, ...fault }));
    if (codes.has(code)) {
      const found = `${describeValue(code)} again`;
      const expected = 'a code that no other board has';
      faults.push(describeFault({ file: FILE, row: label, field: 'code', code: 'duplicate-id', found, expected }));
    }
    codes.add(code);
    return checked.value;
  });
  // BOARD is the shape of Board, so a list without faults is one of boards.
  return freezeDeeply(
    faults.length > 0
      ? { kind: 'refused' as const, faults }
      : { kind: 'loaded' as const, boards: boards as readonly Board[] },
  );
}

const text: CheckedSchema = { type: 'string', minLength: 1 };
const number: CheckedSchema = { type: 'number' };
const count: CheckedSchema = { type: 'integer', minimum: 0 };
const part: CheckedSchema = { type: 'number', minimum: 0, maximum: 1 };
const truth: CheckedSchema = { type: 'boolean' };
const day: CheckedSchema = { type: 'string', format: 'date' };
const codes: CheckedSchema = { type: 'array', items: text };

function orNull(schema: CheckedSchema): CheckedSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function list(items: CheckedSchema): CheckedSchema {
  return { type: 'array', items };
}

function record(properties: Readonly<Record<string, CheckedSchema>>): CheckedSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const BOARD = record({
  code: text,
  name: text,
  board: text,
  from: day,
  to: orNull(day),
  predecessors: codes,
  successors: codes,
  figuresCode: text,
  note: orNull(text),
  region: orNull(record({ code: text, name: text })),
  hex: orNull(record({ q: { type: 'integer' }, r: { type: 'integer' } })),
  population: orNull(record({ all: count, adults: count, over65: count, over85: count })),
  similar: list(record({ code: text, name: text, distance: number })),
  neighbours: codes,
  districts: list(record({ name: text, from: orNull(day), to: orNull(day) })),
  agencies: record({
    place: text,
    comparator: orNull(text),
    agencies: list(
      record({
        id: text,
        name: text,
        types: codes,
        from: orNull(day),
        to: orNull(day),
        share: orNull(part),
        back: orNull(part),
        other_places: orNull(count),
        main: orNull(truth),
        basis: orNull(text),
        collective: orNull(truth),
      }),
    ),
    delegations: list(
      record({
        type: text,
        from_agency: text,
        to_agency: text,
        from: orNull(day),
        to: orNull(day),
        except_areas: codes,
        source: orNull(text),
      }),
    ),
  }),
});
