import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import type { Validators } from '../fetch-politely.ts';
import { textOfAnswer, type FetchFigures, type RawFile } from '../outside-source.ts';
import { mapOpenSdgCsv, mapTidyCsv } from './map-open-sdg-csv.ts';
import type { OpenSdgSettings } from './open-sdg-settings.ts';

const CSV_TYPE = ['text/csv', 'text/plain', 'application/csv', 'application/octet-stream'] as const;

/** Reads tables by https, one file a measure. When no file is new, nothing is. */
export const fetchOpenSdg: FetchFigures<OpenSdgSettings> = async (
  { host, folder, files },
  { fetch, validators, signal, onProgress },
) => {
  const kept: Record<string, Validators> = {};
  const texts = new Map<string, Buffer>();
  for (const [done, { id }] of files.entries()) {
    onProgress(`Reading ${id}`, done, files.length);
    const path = `${folder}/${id}.csv`;
    const before = validators[path] ?? null;
    const answer = await fetch({ host, path, accept: CSV_TYPE, validators: before }, signal);
    if (answer.kind === 'fetched') {
      texts.set(id, answer.bytes);
      kept[path] = answer.validators;
    } else if (before !== null) kept[path] = before;
  }
  if (texts.size === 0) return { kind: 'unchanged' };
  const raw: RawFile[] = [];
  const rows: (readonly string[])[] = [];
  const columns = new Set<string>();
  const notes: string[] = [];
  for (const file of files) {
    const path = `${folder}/${file.id}.csv`;
    let bytes = texts.get(file.id);
    if (bytes === undefined) {
      // Another file is new: this one is read too, so that a run is always whole.
      const answer = await fetch({ host, path, accept: CSV_TYPE }, signal);
      bytes = answer.kind === 'fetched' ? answer.bytes : Buffer.alloc(0);
    }
    const name = `${file.id}.csv`;
    raw.push({ name, bytes });
    const text = textOfAnswer(bytes, host);
    const mapped = file.form === 'tidy' ? mapTidyCsv(text, name) : mapOpenSdgCsv(text, file, name);
    rows.push(...mapped.rows);
    for (const column of mapped.columns) columns.add(column);
    notes.push(...mapped.notes);
  }
  return {
    kind: 'figures',
    raw,
    rows: [[...TIDY_HEADINGS], ...rows],
    columns: [...columns],
    areaNames: new Map(),
    notes,
    validators: kept,
  };
};
