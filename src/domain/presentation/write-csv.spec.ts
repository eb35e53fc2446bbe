import fc from 'fast-check';
import { writeCsv, type CsvCell } from './write-csv.ts';

/** Reads what was written, as RFC 4180 says: quotes doubled, lines ended by carriage return and line feed. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const body = text.slice(1);
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && body[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
}

describe('a table as comma-separated text', () => {
  it('begins with a byte order mark and keeps quotes, commas, line ends, pounds and dashes', () => {
    const text = writeCsv([['a "b", c', 'line\r\nend', '£ – é']]);
    expect(text.startsWith('\ufeff')).toBeTrue();
    expect(read(text)).toEqual([['a "b", c', 'line\r\nend', '£ – é']]);
  });

  it('case 23: guards text that a spreadsheet would run, and leaves numbers numbers', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', ' =1', '\n@x'])
      expect(read(writeCsv([[cell]]))[0]?.[0]).toBe(`'${cell}`);
    expect(read(writeCsv([[-3.5, 0, null, 'plain', 'a-b', '3 = three']]))).toEqual([
      ['-3.5', '0', '', 'plain', 'a-b', '3 = three'],
    ]);
    expect(read(writeCsv([[Number.NaN, Infinity]]))).toEqual([['', '']]);
  });

  it('gives back every table it was given, guarded text with its apostrophe', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ',', '\r\n', '=x', ''));
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((wide) => fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(table, (rows: CsvCell[][]) => {
        const back = read(writeCsv(rows));
        expect(back.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          for (const [column, text] of row.entries())
            expect([text, `'${String(text)}`]).toContain(back[index]?.[column] ?? '');
        }
      }),
      { numRuns: 200 },
    );
  });
});
