import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { endOfPeriod } from '#domain/measure/period';
import type { CarriedDataset, FigureRow } from './figure-row.ts';
import { dataFolder } from './shared-folder.ts';
import { toFiguresCsv } from './to-figures-csv.ts';

/** Writes `data/<dataset>/figures.csv.gz` and `manifest.json`; returns the compressed size in bytes and the manifest. */
export function writeDataset(dataset: CarriedDataset): { readonly bytes: number; readonly manifest: DatasetManifest } {
  const folder = join(dataFolder, dataset.id);
  mkdirSync(folder, { recursive: true });
  const compressed = gzipSync(toFiguresCsv(dataset.rows), { level: 9 });
  const manifest = describeDataset(dataset);
  writeFileSync(join(folder, 'figures.csv.gz'), compressed);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { bytes: compressed.length, manifest };
}

/** The shape of `manifest.json`. */
export type DatasetManifest = ReturnType<typeof describeDataset>;

/** The manifest: what the script says of the dataset, and the counts taken from its rows. */
export function describeDataset(dataset: CarriedDataset) {
  const withValue = dataset.rows.filter((row) => row.value !== null);
  const ends = [...new Set(withValue.map((row) => row.period))]
    .map((period) => ({ period, end: lastDay(period) }))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  return {
    id: dataset.id,
    kind: dataset.kind,
    title: dataset.title,
    publisher: dataset.publisher,
    licence: dataset.licence,
    licence_confirmed: dataset.licenceConfirmed,
    licence_note: dataset.licenceNote,
    attribution: dataset.attribution,
    url_or_origin: dataset.origin,
    catalogue_sources: dataset.catalogueSources,
    periods: { first: ends[0]?.period ?? null, last: ends.at(-1)?.period ?? null },
    period_note: dataset.periodNote,
    newest: ends.at(-1)?.end ?? null,
    areas: new Set(withValue.map((row) => row.area)).size,
    levels: countBy(withValue, (row) => row.level),
    observations: withValue.length,
    missing: countBy(
      dataset.rows.filter((row) => row.missing !== null),
      (row) => row.missing ?? '',
    ),
    measures: [...new Set(dataset.rows.map((row) => row.measure))].sort(),
    readings: dataset.readings,
    files: Object.entries(countBy(dataset.rows, (row) => row.sourceFile)).map(([name, rows]) => ({ name, rows })),
    traps: dataset.traps,
    left_out: dataset.leftOut,
  };
}

function countBy(rows: readonly FigureRow[], keyOf: (row: FigureRow) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lastDay(period: string): string {
  const end = endOfPeriod(period);
  if (end === null) throw new Error(`"${period}" is no stored period`);
  return end;
}
