import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { loadCatalogue } from '#domain/framework/load-catalogue';
import { checkRows } from '#domain/intake/check-rows';
import { compareWithStored } from '#domain/intake/compare-with-stored';
import { makeIntakeContext } from '#domain/intake/intake-context';
import { refuseCopiedPeriods } from '#domain/intake/refuse-copied-periods';
import { findTidyColumns, TIDY_HEADINGS } from '#domain/intake/tidy-format';

const root = join(import.meta.dirname, '..', '..');
const folders = readdirSync(join(root, 'data')).filter((folder) =>
  existsSync(join(root, 'data', folder, 'figures.csv.gz')),
);

function readCatalogue() {
  const folder = join(root, 'catalogue');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const loaded = loadCatalogue(
    Object.fromEntries(files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown])),
  );
  if (loaded.kind === 'refused') throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return loaded.catalogue;
}

const catalogue = readCatalogue();

describe('the starter figures', () => {
  for (const folder of folders) {
    it(`of ${folder} pass every check of an import, line by line`, () => {
      const text = gunzipSync(readFileSync(join(root, 'data', folder, 'figures.csv.gz'))).toString('utf8');
      const [headings = [], ...rows] = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      expect(headings).toEqual([...TIDY_HEADINGS]);
      const found = findTidyColumns(headings);
      if (found.kind === 'refused') throw new Error('the headings are refused');
      const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
      const context = makeIntakeContext(catalogue, 'figures.csv', { today: '2026-11-22' });
      const intake = refuseCopiedPeriods(checkRows(lines, found.columns, context));
      expect(intake.problems.slice(0, 5).map(({ message }) => message)).toEqual([]);
      expect(compareWithStored(intake, () => undefined).counts).toEqual({
        read: rows.length,
        created: rows.length,
        changed: 0,
        unchanged: 0,
        refused: 0,
        blank: 0,
      });
    });
  }
});
