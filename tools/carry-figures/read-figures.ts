import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The lines of a compressed table as records by heading. No cell of ours holds a quote or a comma. */
export function readCompressedTable(path: string): Record<string, string>[] {
  const [heading = '', ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split(/\r?\n/);
  const headings = heading.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(headings.map((name, index) => [name, cells[index] ?? '']));
  });
}
