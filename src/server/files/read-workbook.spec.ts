import { strToU8, zipSync } from 'fflate';
import type { SourceRow } from '#domain/intake/source-table';
import { BOOK, makeSheet, makeWorkbook, patchDirectory, SHEET } from '#server/testing/hostile-workbooks';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { FileRefused } from './file-refused.ts';
import { UPLOAD_CAPS } from './read-caps.ts';
import { openWorkbook } from './read-workbook.ts';

async function read(bytes: Buffer, caps = UPLOAD_CAPS): Promise<readonly SourceRow[]> {
  const book = await openWorkbook(bytes, caps);
  try {
    const rows: SourceRow[] = [];
    for (const { name } of book.sheets) for await (const part of book.readSheet(name)) rows.push(...part);
    return rows;
  } finally {
    book.close();
  }
}

async function codeOf(bytes: Buffer, caps = UPLOAD_CAPS): Promise<string> {
  try {
    await read(bytes, caps);
    return 'read';
  } catch (error) {
    return error instanceof FileRefused ? error.problem.code : String(error);
  }
}

describe('a workbook', () => {
  it('gives its cells as people see them: shared and inline texts, fifteen digits, days, per cent', async () => {
    const rows = await read(
      makeWorkbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>typed</t></is></c></row><row r="3"><c r="A3"><v>30.600000000000001</v></c><c r="B3" s="1"><v>45000</v></c><c r="C3" s="2"><v>0.306</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="str"><v>=1+1</v></c></row>',
        {
          'xl/sharedStrings.xml': '<sst><si><r><t>two </t></r><r><t>runs</t></r></si></sst>',
          'xl/styles.xml':
            '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="10"/></cellXfs></styleSheet>',
        },
      ),
    );
    expect(rows).toEqual([
      { line: 1, offset: -1, cells: ['two runs', '', 'typed'] },
      { line: 3, offset: -1, cells: ['30.6', '2023-03-15', '30.6%', 'TRUE', '=1+1'] },
    ]);
  });

  it('repeats the value of merged headings', async () => {
    const book = makeWorkbook('', {
      [SHEET]: makeSheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>2024/25</t></is></c></row>',
        '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
      ),
    });
    expect((await read(book))[0]?.cells).toEqual(['2024/25', '2024/25', '2024/25']);
  });

  it('case 1: of four gigabytes of noughts is refused from its directory, before anything is unpacked', async () => {
    expect(await codeOf(patchDirectory(makeWorkbook('<row r="1"/>'), SHEET, 24, 4_200_000_000))).toBe(
      'archive_too_large',
    );
    const blown = makeWorkbook('', { [SHEET]: makeSheet(' '.repeat(4_000_000)) });
    expect(await codeOf(blown)).toBe('archive_too_large');
  });

  it('case 2: whose header lies about its size is stopped', async () => {
    const long = makeWorkbook(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(200_000)}`);
    expect(await codeOf(patchDirectory(long, SHEET, 24, 500))).toBe('archive_size_mismatch');
  });

  it('case 3: of 70,000 entries, with another archive, a name that leads out or a link is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 70_000 }, (_, index) => [`xl/media/${index}`, new Uint8Array(0)]),
    );
    expect(await codeOf(Buffer.from(zipSync({ ...many, 'xl/workbook.xml': strToU8(BOOK) }, { level: 0 })))).toBe(
      'archive_layout',
    );
    expect(await codeOf(makeWorkbook('', { 'xl/inner.zip': 'PK' }))).toBe('archive_layout');
    expect(await codeOf(makeWorkbook('', { '../../outside.xml': 'x' }))).toBe('archive_layout');
    expect(
      await codeOf(
        patchDirectory(makeWorkbook('', { 'xl/link.xml': '/etc/hosts' }), 'xl/link.xml', 38, 0o120777 << 16),
      ),
    ).toBe('archive_layout');
  });

  it('case 4: with a document type is refused, whatever it declares', async () => {
    for (const type of [
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
      '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]>',
    ]) {
      const text = makeSheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace('?>', `?>${type}`);
      expect(await codeOf(makeWorkbook('', { [SHEET]: text })))
        .withContext(type)
        .toBe('xml_dtd_refused');
      expect(await codeOf(makeWorkbook('', { 'xl/workbook.xml': BOOK.replace('?>', `?>${type}`) })))
        .withContext(type)
        .toBe('xml_dtd_refused');
    }
  });

  it('case 5: with more rows than the cap, or one cell at its far end, is refused at the cap', async () => {
    const few = { ...UPLOAD_CAPS, rows: 3_000 };
    const rows = (count: number): Buffer =>
      makeWorkbook(
        Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c><v>${index * 7919}</v></c></row>`).join(
          '',
        ),
      );
    expect(await codeOf(rows(3_000), few)).toBe('read');
    expect(await codeOf(rows(3_001), few)).toBe('too_many_rows');
    const at = (row: number, cell: string): Buffer => makeWorkbook(`<row r="${row}"><c r="${cell}"><v>1</v></c></row>`);
    expect(await codeOf(at(1_048_577, 'A1048577'))).toBe('too_many_rows');
    expect(await codeOf(at(1_048_576, 'XFD1048576'))).toBe('too_many_rows');
    expect(await codeOf(at(1, 'XFD1'))).toBe('too_many_columns');
    const merged = makeWorkbook('', {
      [SHEET]: makeSheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    });
    expect(await codeOf(merged)).toBe('read');
  });

  // In every run a smaller one, with a smaller cap, is above.
  if (IS_RELEASE_RUN) {
    it('case 5: of a million real rows is read to the cap and no further', async () => {
      const rows = Array.from(
        { length: 1_048_576 },
        (_, row) => `<row r="${row + 1}"><c><v>${row * 7919}</v></c></row>`,
      );
      const book = makeWorkbook(rows.join(''));
      const taken: number[] = [];
      const opened = await openWorkbook(book, UPLOAD_CAPS);
      try {
        const reading = (async () => {
          for (const { name } of opened.sheets)
            for await (const part of opened.readSheet(name)) taken.push(part.length);
        })();
        await expectAsync(reading).toBeRejectedWithError(FileRefused);
      } finally {
        opened.close();
      }
      expect(taken.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(UPLOAD_CAPS.rows);
    }, 300_000);
  }

  it('that is damaged, or is no workbook at all, says so', async () => {
    expect(await codeOf(makeWorkbook('<row r="1"><c r="A1"><v>1</v></row>'))).toBe('unreadable_workbook');
    expect(await codeOf(Buffer.from(zipSync({ 'a.txt': strToU8('a') })))).toBe('not_a_table');
    expect(await codeOf(Buffer.from('PK\u0003\u0004 and nothing more'))).toBe('unreadable_workbook');
  });
});
