import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { makeFolder } from '#server/testing/stores';
import {
  LONGEST_ROW_BYTES,
  readTextRowAt,
  readTextRows,
  UnreadableText,
  type TextForm,
  type TextRow,
} from './read-text-rows.ts';

const UTF8: TextForm = { encoding: 'utf-8', delimiter: ',' };

describe('rows of a text file', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  async function read(bytes: string | Buffer, form: TextForm = UTF8, name = 'a.csv'): Promise<readonly TextRow[]> {
    const path = join(folder.path, name);
    await writeFile(path, bytes);
    const all: TextRow[] = [];
    for await (const rows of readTextRows(path, form)) all.push(...rows);
    return all;
  }
  const cells = async (bytes: string | Buffer, form?: TextForm): Promise<readonly (readonly string[])[]> =>
    (await read(bytes, form)).map((row) => row.cells);

  it('end with a line feed, a carriage return, both, or any mixture', async () => {
    for (const text of ['a,b\nc,d\ne,f', 'a,b\r\nc,d\r\ne,f\r\n', 'a,b\rc,d\re,f\r', 'a,b\r\nc,d\re,f\n']) {
      expect(await cells(text)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ]);
    }
  });

  it('hold delimiters, quotes and line ends between quotes, and quotes elsewhere as they stand', async () => {
    const rows = await read('x,"a, ""b""\nc",y\n5" pipe,6\n"",""\n"a"b,c\n');
    expect(rows.map((row) => row.cells)).toEqual([
      ['x', 'a, "b"\nc', 'y'],
      ['5" pipe', '6'],
      ['', ''],
      ['ab', 'c'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  it('keep pounds, dashes and accents in every encoding', async () => {
    const text = 'name,cost\n“Côté” – £5,é\n';
    const expected = [
      ['name', 'cost'],
      ['“Côté” – £5', 'é'],
    ];
    expect(await cells(text)).toEqual(expected);
    expect(await cells(`\uFEFF${text}`, { encoding: 'utf-8 with mark', delimiter: ',' })).toEqual(expected);
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(await cells(wide, { encoding: 'utf-16le', delimiter: ',' })).toEqual(expected);
    expect(await cells(Buffer.from(wide).swap16(), { encoding: 'utf-16be', delimiter: ',' })).toEqual(expected);
    const western = Buffer.from('name,cost\n\x93C\xf4t\xe9\x94 \x96 \xa35,\xe9\n', 'latin1');
    expect(await cells(western, { encoding: 'windows-1252', delimiter: ',' })).toEqual(expected);
  });

  it('are cut at semicolons, tabs and bars when told so', async () => {
    for (const delimiter of [';', '\t', '|'] as const) {
      expect(await cells(`a,1${delimiter}b`, { encoding: 'utf-8', delimiter })).toEqual([['a,1', 'b']]);
    }
  });

  it('may be blank, and a file may be empty', async () => {
    expect(await cells('a\n\nb\n')).toEqual([['a'], [''], ['b']]);
    expect(await cells('')).toEqual([]);
  });

  it('are read back from the byte they begin at, in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.stringMatching(/^[a-z£é–"\n\r, ]{0,6}$/), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        async (table, encoding) => {
          const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          const wide = Buffer.from(text, 'utf16le');
          const bytes = encoding === 'utf-8' ? Buffer.from(text) : encoding === 'utf-16le' ? wide : wide.swap16();
          const form: TextForm = { encoding, delimiter: ',' };
          const rows = await read(bytes, form, 'back.csv');
          expect(rows.map((row) => row.cells)).toEqual(table);
          for (const row of rows) {
            expect(await readTextRowAt(join(folder.path, 'back.csv'), form, row.offset, row.line)).toEqual(row);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the same from a gzip, and whatever pieces the file comes in', async () => {
    const text = Array.from({ length: 40_000 }, (_, row) => `row ${row},"£${row}, and more",x`).join('\r\n');
    const plain = await read(text);
    expect(plain).toHaveSize(40_000);
    expect(plain[39_999]?.cells).toEqual(['row 39999', '£39999, and more', 'x']);
    expect(await read(gzipSync(text), UTF8, 'a.csv.gz')).toEqual(plain);
  });

  it('case 11: stop at the first line that is no text: NUL, an unclosed quote, a row without end', async () => {
    const refused = async (text: string): Promise<readonly [number, string]> => {
      try {
        await read(text);
      } catch (error) {
        if (error instanceof UnreadableText) return [error.line, error.found];
        throw error;
      }
      return [0, 'nothing'];
    };
    expect(await refused('a,b\n1,\u0000\n')).toEqual([2, 'a NUL byte']);
    expect(await refused('a,b\n1,2\n3,"4\n5,6\n')).toEqual([3, 'a quote that is not closed']);
    expect((await refused(`a,b\n1,2\n3,"4\n${'5,6\n'.repeat(LONGEST_ROW_BYTES / 2)}`))[0]).toBe(3);
    expect((await refused(`a,b\n${'x'.repeat(2 * LONGEST_ROW_BYTES)}`))[0]).toBe(2);
  });
});
