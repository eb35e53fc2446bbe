import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SourceRow } from '#domain/intake/source-table';
import { FileRefused } from './file-refused.ts';
import { openSourceFile } from './open-source-file.ts';
import { UPLOAD_CAPS } from './read-caps.ts';

describe('a text of cells', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'text-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (
    bytes: string | Buffer,
    asked: ReadonlySet<number> | null = null,
  ): Promise<readonly SourceRow[]> => {
    const path = join(folder, 'file.csv');
    await writeFile(path, bytes);
    const file = await openSourceFile(path, UPLOAD_CAPS, asked);
    const rows: SourceRow[] = [];
    for (const { rows: parts } of file.tables) for await (const part of parts) rows.push(...part);
    return rows;
  };
  const refusal = async (bytes: string | Buffer): Promise<string> => {
    try {
      await read(bytes);
      return 'read';
    } catch (error) {
      return error instanceof FileRefused
        ? `${error.problem.code} in line ${String(error.problem.line)}`
        : String(error);
    }
  };

  it('gives each line its number and the byte it begins at, whatever its letters take', async () => {
    const lines = ['a,b', '£,–', '"two\nlines",é', 'x,y'];
    const bytes = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
    const rows = await read(bytes);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '£', '–'],
      [3, 'two\nlines', 'é'],
      [5, 'x', 'y'],
    ]);
    for (const [index, row] of rows.entries())
      expect(bytes.toString('utf8', row.offset, row.offset + Buffer.byteLength(lines[index] ?? ''))).toBe(
        lines[index] ?? '?',
      );
  });

  it('comes back as it was written, in every encoding and with every kind of cell', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '£', 'é', ' ', '=', '0'), maxLength: 8 }),
      fc.constantFrom('12', '', 'x y'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 8 }),
        fc.constantFrom('utf8', 'utf16le'),
        async (table, encoding) => {
          const text = table.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
          const bytes =
            encoding === 'utf8'
              ? Buffer.from(text)
              : Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
          expect((await read(bytes)).map(({ cells }) => cells)).toEqual(table);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the cells of the columns that are asked for as if all were, and takes no line for blank that is not', async () => {
    const cell = fc.constantFrom('', ' ', '1', 'ab', '"a,b"', '"a\n""b"" c"', '"a"b', '5" pipe', '""', 'é');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { minLength: 2, maxLength: 12 }),
        fc.uniqueArray(fc.nat(5)),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (table, columns, lineEnd) => {
          const bytes = `a,b,c,d${lineEnd}${table.map((cells) => cells.join(',')).join(lineEnd)}`;
          const [whole, some] = [await read(bytes), await read(bytes, new Set(columns))];
          const isBlank = ({ cells }: SourceRow): boolean => cells.every((text) => text.trim() === '');
          const tell = (row: SourceRow): unknown => [
            row.line,
            row.offset,
            isBlank(row),
            columns.map((column) => row.cells[column] ?? ''),
          ];
          expect(some.map(tell)).toEqual(whole.map(tell));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('has too many columns also when few of them are asked for', async () => {
    const bytes = Buffer.from(`a,b\n${','.repeat(4_999)}\n`);
    expect(await read(bytes, new Set([0])).catch((error: unknown) => error instanceof FileRefused)).toBeTrue();
  });

  it('case 11: with a nought byte, an unclosed quote, a megabyte in a cell or 5,000 columns names the line', async () => {
    expect(await refusal('a,b\n1,2\n1,\u00002\n')).toBe('unreadable_csv in line 3');
    expect(await refusal('a,b\n1,2\n"1,2\n3,4\n')).toBe('unreadable_csv in line 3');
    expect(await refusal(`a,b\n1,2\n${'x'.repeat(1_048_576)},2\n`)).toBe('unreadable_csv in line 3');
    expect(await refusal(`a,b\n1,2\n"${'x'.repeat(1_048_576)}",2\n`)).toBe('unreadable_csv in line 3');
    expect(await refusal(`a,b\n${','.repeat(4_999)}\n`)).toBe('too_many_columns in line 2');
  });

  it('is cut at the cap of lines', async () => {
    expect(await refusal('a,b\n'.repeat(UPLOAD_CAPS.rows + 1))).toBe(`too_many_rows in line ${UPLOAD_CAPS.rows + 1}`);
  });
});
