import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import type { Validators } from '../fetch-politely.ts';
import { SourceNotUnderstoodError, textOfAnswer, type FetchFigures, type RawFile } from '../outside-source.ts';
import type { WatchedFolderSettings } from './watched-folder-settings.ts';

/**
 * Reads every CSV file of a folder as one table. Links are not followed; files that begin with a dot or end in `.part` are still being
 * written. A folder whose files are the same as before brings nothing new.
 */
export const readWatchedFolder: FetchFigures<WatchedFolderSettings> = async (
  { folder, mostBytes },
  { validators, signal, onProgress },
) => {
  const names = (await readdir(folder)).filter((name) => /^[^.].*\.csv$/i.test(name)).sort();
  // Nobody has put anything there yet; a folder that was emptied is another matter.
  if (names.length === 0 && Object.keys(validators).length === 0) return { kind: 'unchanged' };
  const raw: RawFile[] = [];
  const kept: Record<string, Validators> = {};
  for (const [done, name] of names.entries()) {
    if (signal.aborted) break;
    onProgress(`Reading ${name}`, done, names.length);
    const path = join(folder, name);
    const found = await lstat(path);
    if (!found.isFile())
      throw new SourceNotUnderstoodError(`"${name}" is no file of its own; links and folders are not read.`);
    if (found.size > mostBytes) {
      throw new SourceNotUnderstoodError(
        `"${name}" is larger than ${String(mostBytes)} bytes, the most that is taken from this folder.`,
      );
    }
    const bytes = await readFile(path);
    raw.push({ name, bytes });
    kept[name] = { etag: createHash('sha256').update(bytes).digest('hex'), lastModified: null };
  }
  const isSame =
    names.length > 0 &&
    names.length === Object.keys(validators).length &&
    names.every((name) => validators[name]?.etag === kept[name]?.etag);
  if (isSame) return { kind: 'unchanged' };
  const columns = new Set<string>();
  const rows = raw.flatMap(({ name, bytes }) => {
    const table: string[][] = parse(textOfAnswer(bytes, name), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const [heading = [], ...lines] = table;
    const plain = heading.map((cell) => cell.trim().toLowerCase());
    for (const column of heading) columns.add(column.trim());
    const absent = ['measure', 'area', 'period', 'value'].filter((column) => !plain.includes(column));
    if (absent.length > 0)
      throw new SourceNotUnderstoodError(`${name} has no column ${absent.map((column) => `"${column}"`).join(', ')}.`);
    return lines.map((cells, index) =>
      TIDY_HEADINGS.map((column) => {
        const given = (cells[plain.indexOf(column)] ?? '').trim();
        if (column === 'source_file' && given === '') return name;
        return column === 'source_line' && given === '' ? String(index + 2) : given;
      }),
    );
  });
  return {
    kind: 'figures',
    raw,
    rows: [[...TIDY_HEADINGS], ...rows],
    columns: [...columns],
    areaNames: new Map(),
    notes: [],
    validators: kept,
  };
};
