import type { FileShape } from '#domain/intake/file-shape';
import type { SourceTable } from '#domain/intake/source-table';
import { readTextRows } from './read-text-rows.ts';

/** Opens the tables of a file one after the other, each to be read once from its top. */
export async function* openTables(path: string, shape: FileShape): AsyncGenerator<SourceTable> {
  switch (shape.kind) {
    case 'text':
      yield { sheet: null, rows: readTextRows(path, shape) };
      return;
    case 'workbook':
    case 'data values':
      throw new Error(`A file of kind "${shape.kind}" has no reader.`);
  }
}
