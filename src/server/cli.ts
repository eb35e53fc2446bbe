import { analyse } from '#server/commands/analyse';
import type { CommandLine } from '#server/commands/command-line';
import { doctor } from '#server/commands/doctor';
import { inStore } from '#server/commands/in-store';
import { listMeasures } from '#server/commands/list-measures';
import { listPlaces } from '#server/commands/list-places';
import { parseArguments, USAGE, type Arguments } from '#server/commands/parse-arguments';
import { readConfig } from './config.ts';
import { EXIT, StartRefused } from './start-refused.ts';
import { SYSTEM_CLOCK, today } from '#server/use-cases/clock';
import { NotPossibleError } from '#server/use-cases/not-possible';
import { UploadRefused } from '#server/use-cases/upload-refused';

const COMMANDS: Readonly<Record<string, (line: CommandLine, told: Arguments) => Promise<number>>> = {
  analyse,
  places: listPlaces,
  measures: listMeasures,
  doctor,
  import: inStore,
  export: inStore,
  batches: inStore,
  undo: inStore,
};

// Whoever reads our output may have read enough (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const print = (text: string): void => void process.stdout.write(text);
  if (words[0] === '--help' || words[0] === 'help') {
    print(`${USAGE}\n`);
    return EXIT.done;
  }
  try {
    const told = parseArguments(words);
    const command = COMMANDS[told.command];
    if (command === undefined) throw new Error(`No command stands behind "${told.command}".`);
    return await command({ config: readConfig(), print, say, today: today(SYSTEM_CLOCK) }, told);
  } catch (error) {
    if (error instanceof StartRefused) {
      say(error.message);
      return error.exitCode;
    }
    if (error instanceof UploadRefused) {
      say(error.message);
      return EXIT.badData;
    }
    if (error instanceof NotPossibleError) {
      say(tell(error));
      return EXIT.usage;
    }
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.failed;
  }
}

function tell({ why }: NotPossibleError): string {
  switch (why.code) {
    case 'unknown_place': {
      const meant = why.nearest.map(({ code, name }) => `${code} ${name}`).join(', ');
      return `"${why.found}" is no place on file.${meant === '' ? '' : ` Perhaps: ${meant}.`}`;
    }
    case 'place_not_in_force': {
      const neighbours = why.neighbours.map(({ code, name }) => `${code} ${name}`).join(', ');
      const { name, from, to } = why.board;
      return `${name} stood from ${from}${to === null ? '' : ` to ${to}`}, not on ${why.asOf}.${neighbours === '' ? '' : ` There on that day: ${neighbours}.`}`;
    }
    case 'bad_date':
      return `"${why.found}" is no day of the calendar.`;
    case 'unknown_measure':
      return `"${why.found}" is no measure of the catalogue.`;
    case 'unknown_step':
      return `"${why.found}" is no step of the journey.`;
    case 'unknown_seam':
      return `"${why.found}" names no two steps that follow one another.`;
    case 'unknown_agency':
      return `"${why.found}" is no organisation that serves the place on that day.`;
    case 'unknown_conflict':
      return `The rules do not find "${why.found}" on ${why.asOf}.`;
    case 'starting':
      return 'The figures are still being loaded.';
    case 'changed_meanwhile':
      return 'Somebody else changed it meanwhile.';
  }
}
