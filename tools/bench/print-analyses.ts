// Prints how long the rules take and how alike the headlines are: node tools/bench/print-analyses.ts
// Reads the repository's own catalogue, places and figures; needs no store and no server.
import { fileURLToPath } from 'node:url';
import { measureAnalysisTimes } from './analysis-times.ts';
import { readEngland } from './england.ts';
import { measureSameness } from './sameness.ts';

const england = await readEngland(fileURLToPath(new URL('../../', import.meta.url)));
console.log(`The rules, in one thread\n${measureAnalysisTimes(england).table}`);
console.log(`\nHeadlines of all boards, names covered\n${measureSameness(england).table}`);
