import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EXIT } from '#server/start-refused';
import { SYSTEM_CLOCK } from '#server/use-cases/clock';
import { EXPORT_FORMATS, exportFigures, type ExportFormat } from '#server/use-cases/export-figures';
import { gatherKnowledge } from '#server/use-cases/gather-knowledge';
import { figureWorldOf, publishFigures } from '#server/use-cases/publish-figures';
import type { CommandLine } from './command-line.ts';
import type { Opened } from './opened.ts';
import { BadUsage, type Arguments } from './parse-arguments.ts';

/** `export`: figures as everybody may see them, to a file or, for text, to the output. */
export async function exportFiguresFile(
  line: CommandLine,
  told: Arguments,
  { store, catalogue, register }: Opened,
): Promise<number> {
  const format = told.options.get('format') ?? 'csv';
  if (!isFormat(format)) throw new BadUsage(`--format is "${format}"; expected one of ${EXPORT_FORMATS.join(', ')}.`);
  const output = told.options.get('output');
  if (output === undefined && format === 'xlsx') throw new BadUsage('A workbook needs --output FILE.');
  const knowledge = await gatherKnowledge(store.observations, catalogue, register, store.goals);
  const published = publishFigures(store.observations, () => figureWorldOf(catalogue, register));
  const listed = (name: string): readonly string[] | undefined => told.options.get(name)?.split(',');
  const [measures, places, from, to] = [
    listed('measure'),
    listed('place'),
    told.options.get('from'),
    told.options.get('to'),
  ];
  const file = exportFigures(
    knowledge,
    published,
    {
      format,
      ...(measures === undefined ? {} : { measures }),
      ...(places === undefined ? {} : { places }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    SYSTEM_CLOCK.now(),
  );
  if (output === undefined) {
    for await (const part of file.bytes) line.print(Buffer.isBuffer(part) ? part.toString('utf8') : String(part));
  } else {
    const path = resolve(line.config.typedIn, output);
    await pipeline(file.bytes, createWriteStream(path));
    line.say(`Written to ${path}.`);
  }
  return EXIT.done;
}

function isFormat(text: string): text is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(text);
}
