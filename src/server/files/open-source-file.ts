import type { FileShape } from '#domain/intake/file-shape';
import { describeProblem, type Problem } from '#domain/intake/problem';
import type { SourceRow, SourceTable, TableSample } from '#domain/intake/source-table';
import { ROWS_TO_LOOK_AT } from '#domain/intake/source-table';
import { openJsonFigures } from './open-json-figures.ts';
import type { ReadCaps } from './read-caps.ts';
import { readTextTable } from './read-text-table.ts';
import { openWorkbook } from './read-workbook.ts';
import { sniffFile } from './sniff-file.ts';

/** A file of figures, ready to be read. */
export interface SourceFile {
  readonly shape: FileShape;
  /** Tables that can be read: every sheet that is shown, or the one table of a text. Each can be read several times. */
  readonly tables: readonly SourceTable[];
  /** What is worth knowing of the file before it is read: hidden sheets. */
  readonly notes: readonly Problem[];
  close(): void;
}

/**
 * Opens a file as it lies on the disk, whatever its name says.
 * @param asked columns, from 0, that are wanted of a text; cells of others may be empty, though no row is blank that is not; null: all
 * @throws FileRefused with what to tell whoever sent it; also while the rows of a table are read
 */
export async function openSourceFile(
  path: string,
  caps: ReadCaps,
  asked: ReadonlySet<number> | null = null,
): Promise<SourceFile> {
  const sniffed = await sniffFile(path);
  switch (sniffed.kind) {
    case 'text':
      return {
        shape: { kind: 'text', encoding: sniffed.encoding, delimiter: sniffed.delimiter, lineEnd: sniffed.lineEnd },
        tables: [{ sheet: null, rows: again(() => readTextTable(path, sniffed, caps, asked)) }],
        notes: [],
        close: () => undefined,
      };
    case 'workbook': {
      const workbook = await openWorkbook(path, caps);
      const shown = workbook.sheets.filter(({ isHidden }) => !isHidden);
      return {
        shape: { kind: 'workbook', sheets: workbook.sheets },
        tables: shown.map(({ name }) => ({ sheet: name, rows: again(() => workbook.readSheet(name)) })),
        notes: workbook.sheets
          .filter(({ isHidden }) => isHidden)
          .map(({ name }) =>
            describeProblem({
              line: null,
              sheet: name,
              column: null,
              code: 'hidden_sheet',
              severity: 'noted',
              found: 'a hidden sheet',
              expected: 'nothing: it is listed and not read',
            }),
          ),
        close: () => workbook.close(),
      };
    }
    case 'json': {
      const { shape, rows, notes } = await openJsonFigures(path, caps);
      return { shape, tables: [{ sheet: null, rows: again(rows) }], notes, close: () => undefined };
    }
  }
}

/** The top of every table, from which columns are proposed. */
export async function sampleTables(file: SourceFile): Promise<readonly TableSample[]> {
  const samples: TableSample[] = [];
  for (const { sheet, rows } of file.tables) {
    const top: SourceRow[] = [];
    for await (const part of rows) {
      top.push(...part.slice(0, ROWS_TO_LOOK_AT - top.length));
      if (top.length >= ROWS_TO_LOOK_AT) break;
    }
    samples.push({ sheet, rows: top });
  }
  return samples;
}

/** Rows that can be read from the top as often as they are asked for. */
function again(read: () => AsyncGenerator<readonly SourceRow[]>): AsyncIterable<readonly SourceRow[]> {
  return { [Symbol.asyncIterator]: read };
}
