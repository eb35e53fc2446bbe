import { loadRegisterOrRefuse } from '#server/load-or-refuse';
import { EXIT } from '#server/start-refused';
import { printJson, printTable, type CommandLine } from './command-line.ts';
import type { Arguments } from './parse-arguments.ts';
import { readDay, readFormat } from './read-format.ts';

/** `places`: the boards in force on a day, by name. */
export async function listPlaces(line: CommandLine, told: Arguments): Promise<number> {
  const format = readFormat(told);
  const asOf = readDay(told, line.today);
  const register = await loadRegisterOrRefuse(line.config.root);
  const places = register
    .boardsOn(asOf)
    .map(({ code, name, board, region, from, to }) => ({ code, name, board, region: region?.name ?? null, from, to }));
  if (format === 'json') printJson(line, { asOf, places });
  else
    printTable(
      line,
      ['code', 'name', 'region'],
      places.map((place) => [place.code, place.name, place.region ?? '']),
    );
  return EXIT.done;
}
