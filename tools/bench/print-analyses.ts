// Prints how long the rules take and how alike the headlines are: node tools/bench/print-analyses.ts
// Reads the repository's own catalogue, places and figures; needs no store and no server.
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureAnalysisTimes } from './analysis-times.ts';
import { readEngland } from './england.ts';
import { measureSameness } from './sameness.ts';

const england = await readEngland(fileURLToPath(new URL('../../', import.meta.url)));
// times on a busy machine say little: how busy it was stands above them
const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(
  `The rules, in one thread; ${load} processes at work on ${cpus().length} processors as it began\n${measureAnalysisTimes(england).table}`,
);
console.log(`\nHeadlines of all boards, names covered\n${measureSameness(england).table}`);
