import { strToU8, zipSync } from 'fflate';

/** Where the one sheet stands. */
export const SHEET = 'xl/worksheets/sheet1.xml';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
/** The part that names the sheets. */
export const BOOK =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Figures" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** A sheet as it stands in a workbook. @param after what follows its rows */
export function makeSheet(rows: string, after = ''): string {
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A workbook of one sheet, and whatever else stands in it. */
export function makeWorkbook(rows: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const parts = {
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': BOOK,
    'xl/_rels/workbook.xml.rels': RELATIONS,
    [SHEET]: makeSheet(rows),
    ...more,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

/** Writes another number over every place where a length or an attribute of an entry stands in the directory. */
export function patchDirectory(bytes: Buffer, name: string, offset: number, value: number): Buffer {
  const patched = Buffer.from(bytes);
  for (
    let at = patched.indexOf('PK\u0001\u0002', 0, 'latin1');
    at !== -1;
    at = patched.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const length = patched.readUInt16LE(at + 28);
    if (patched.toString('utf8', at + 46, at + 46 + length) === name) patched.writeUInt32LE(value >>> 0, at + offset);
  }
  return patched;
}
