import { writeAreas } from './carry-areas.ts';
import { writeCodes } from './carry-codes.ts';
import { writeCopiedMonths } from './carry-copied-months.ts';
import { DATASETS } from './datasets.ts';
import { sharedFolderIsPresent } from './shared-folder.ts';
import { writeDataset } from './write-dataset.ts';

// node tools/carry-figures/carry-figures.ts [dataset...]
if (!sharedFolderIsPresent) throw new Error("the publishers' files are not at hand: nothing to carry");
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(DATASETS);
for (const id of wanted) {
  const carry = DATASETS[id];
  if (carry === undefined) throw new Error(`no dataset "${id}"; there are ${Object.keys(DATASETS).join(', ')}`);
  const { bytes, manifest } = writeDataset(carry());
  const missing = Object.entries(manifest.missing)
    .map(([reason, rows]) => `${rows} ${reason}`)
    .join(', ');
  process.stdout.write(
    `${id}: ${manifest.observations} observations${missing === '' ? '' : ` (and ${missing})`}, ${manifest.areas} areas, newest ${manifest.newest ?? 'none'}, ${bytes} bytes\n`,
  );
}
process.stdout.write(`areas: ${writeAreas()} named\n`);
process.stdout.write(`codes: ${writeCodes()} carried\n`);
writeCopiedMonths();
