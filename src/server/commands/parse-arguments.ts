import { EXIT, StartRefused } from '#server/start-refused';

/** What a command was told. */
export interface Arguments {
  readonly command: string;
  readonly options: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  /** Words that belong to no option: the file of `import`. */
  readonly words: readonly string[];
  /** All of it, as it was typed. */
  readonly given: readonly string[];
}

/** What a command understands: options take a word, flags do not. */
export interface Grammar {
  readonly options: readonly string[];
  readonly flags: readonly string[];
  /** What the words are that belong to no option, all of them needed; none where it is left out. */
  readonly words?: readonly string[];
}

/** The words of every command. */
export const GRAMMARS: Readonly<Record<string, Grammar>> = {
  analyse: {
    options: ['place', 'catalogue', 'agencies', 'observations', 'national', 'as-of', 'format'],
    flags: ['details'],
  },
  places: { options: ['as-of', 'format'], flags: [] },
  measures: { options: ['format'], flags: [] },
  doctor: { options: ['format'], flags: [] },
  import: { options: ['agency', 'mapping', 'format'], flags: ['yes', 'good-rows'], words: ['FILE'] },
  export: { options: ['measure', 'place', 'from', 'to', 'format', 'output'], flags: [] },
  batches: { options: ['agency', 'format'], flags: [] },
  undo: { options: ['format'], flags: ['redo'], words: ['BATCH'] },
};

export const USAGE = `Usage: npm run --silent cm -- <command>

  analyse [--place CODE] [--catalogue DIR] [--agencies FILE] [--observations FILE.csv] [--national FILE]
          [--as-of DATE] [--details] [--format json|table]
      What the rules find. With --place: at a board's area, with the figures of the store. With --catalogue: in any folder of
      that format, without the store; --agencies defaults to agencies.json in it.
  places [--as-of DATE] [--format json|table]
      Boards in force on a day.
  measures [--format json|table]
      Every measure, and what figures there are of it.
  doctor [--format json|table]
      Whether everything needed is there, and how to mend what is not.
  import FILE [--agency CODE] [--mapping FILE] [--yes] [--good-rows] [--format json|table]
      What a file of figures would change; with --yes, changes it. Without --agency: as the operator of the installation, for
      national files. With --good-rows: publishes the sound rows of a file with refused ones.
  export [--measure ID,ID] [--place CODE,CODE] [--from DATE] [--to DATE] [--format csv|xlsx|json|fhir|dhis2-json|dhis2-csv]
         [--output FILE]
      Figures as everybody may see them.
  batches [--agency CODE] [--format json|table]
      Every file that was published, undone or done again.
  undo BATCH [--redo] [--format json|table]
      Puts back what stood before a batch, as a new batch; with --redo, undoes its undoing.

Exit codes: 0 done, 2 bad usage, 65 bad data, 69 store not available.`;

/** Bad usage: the words of the command cannot be understood. */
export class BadUsage extends StartRefused {
  constructor(message: string) {
    super('bad_usage', EXIT.usage, message);
    this.name = 'BadUsage';
  }
}

/** Reads the words of a command line. Both `--as-of 2018-03-31` and `--as-of=2018-03-31` are understood. @throws BadUsage */
export function parseArguments(words: readonly string[]): Arguments {
  const [command, ...rest] = words;
  if (command === undefined) throw new BadUsage(`No command was given.\n\n${USAGE}`);
  const grammar = Object.hasOwn(GRAMMARS, command) ? GRAMMARS[command] : undefined;
  if (grammar === undefined) throw new BadUsage(`"${command}" is no command.\n\n${USAGE}`);
  const options = new Map<string, string>();
  const flags = new Set<string>();
  const own: string[] = [];
  const asked = grammar.words ?? [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const [, name = '', , given] = /^--([a-z-]+)(=(.*))?$/s.exec(word) ?? [];
    if (grammar.flags.includes(name) && given === undefined) {
      flags.add(name);
    } else if (grammar.options.includes(name)) {
      const value = given ?? rest[(at += 1)];
      if (value === undefined || value === '') throw new BadUsage(`--${name} needs a word after it.`);
      if (options.has(name)) throw new BadUsage(`--${name} is given twice.`);
      options.set(name, value);
    } else if (!word.startsWith('-') && own.length < asked.length) {
      own.push(word);
    } else {
      const known = [...grammar.options, ...grammar.flags].map((option) => `--${option}`).join(', ');
      throw new BadUsage(`"${word}" is not understood by ${command}; it knows ${known}.`);
    }
  }
  const absent = asked[own.length];
  if (absent !== undefined) throw new BadUsage(`${command} needs ${absent} after it.\n\n${USAGE}`);
  return { command, options, flags, words: own, given: words };
}
