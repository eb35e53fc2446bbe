import type { Config } from '#server/config';
import { EXIT, StartRefused } from '#server/start-refused';
import { SYSTEM_CLOCK, today } from '#server/use-cases/clock';
import { UploadRefused } from '#server/use-cases/upload-refused';
import { NotPossibleError } from '#server/use-cases/not-possible';
import { STORE_COMMANDS } from './in-store.ts';
import type { Opened } from './opened.ts';
import { parseArguments } from './parse-arguments.ts';
import type { RunCommand } from './serve-commands.ts';

/** Runs the commands of others on a store that is open here. */
export function runCommand(config: Config, opened: Opened): RunCommand {
  return async (words, typedIn, out) => {
    const print = (text: string): void => out.print(text);
    const say = (text: string): void => out.say(text);
    try {
      const told = parseArguments(words);
      const command = STORE_COMMANDS[told.command];
      if (command === undefined) throw new Error(`"${told.command}" is no command of the store.`);
      return await command({ config: { ...config, typedIn }, print, say, today: today(SYSTEM_CLOCK) }, told, opened);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      if (error instanceof StartRefused) return error.exitCode;
      if (error instanceof UploadRefused) return EXIT.badData;
      return error instanceof NotPossibleError ? EXIT.usage : EXIT.failed;
    }
  };
}
