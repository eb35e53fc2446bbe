import type { FigureContext } from '#domain/intake/figure-context';
import { columnsOfTable } from '#domain/intake/columns-of-table';
import { createFigureChecker } from '#domain/intake/create-figure-checker';
import type { Catalogue } from '#domain/framework/catalogue';
import { openSourceFile } from '#server/files/open-source-file';
import type { IntakeRegisters } from '#server/files/read-registers';
import type { CheckedPart, FigureColumns, FigureReader, FigureRequest, ReadFile } from './figure-reading.ts';
import { historyOfFigures } from './history-of-figures.ts';
import { FigurePacker } from './pack-figures.ts';
import { unpackFigures } from './unpack-figures.ts';

/** What files are read against. */
export interface ReadingKnowledge {
  readonly catalogue: Pick<Catalogue, 'identities'>;
  readonly registers: IntakeRegisters;
  readonly peopleOf: FigureContext['peopleOf'];
}

/** Reads files in the thread that asks: for commands, specs, and the thread that the server reads in. */
export class FiguresReadHere implements FigureReader {
  readonly #knowledge: ReadingKnowledge;

  constructor(knowledge: ReadingKnowledge) {
    this.#knowledge = knowledge;
  }

  /** @param spare columns of a part that is dealt with, to write a later one over; null: none */
  async read(
    request: FigureRequest,
    take: (part: CheckedPart) => Promise<void>,
    signal?: AbortSignal,
    spare: () => FigureColumns | null = () => null,
  ): Promise<ReadFile> {
    const [table] = request.mapping.tables;
    const file = await openSourceFile(request.path, request.caps, table === undefined ? null : columnsOfTable(table));
    try {
      const checker = createFigureChecker(request.mapping, contextOf(request, this.#knowledge));
      const packer = new FigurePacker(request.fileName, spare);
      const mapped = new Set(request.mapping.tables.map(({ sheet }) => sheet));
      let bytesDone = 0;
      for (const table of file.tables) {
        if (!mapped.has(table.sheet)) continue;
        for await (const rows of table.rows) {
          signal?.throwIfAborted();
          const last = rows.at(-1);
          if (last !== undefined && last.offset > bytesDone) bytesDone = last.offset;
          if (packer.add(checker.check(table.sheet, rows))) await take(packer.take(bytesDone));
        }
      }
      const { verdicts, findings } = checker.finish();
      packer.add(verdicts);
      const ofFile = [...file.notes, ...findings.problems];
      for (const problem of ofFile) packer.addProblemOfFile(problem);
      for (const { place, problem } of findings.withdrawn) {
        packer.withdraw([place]);
        packer.addProblem(problem);
      }
      await take(packer.take(bytesDone));
      return packer.finish(ofFile);
    } finally {
      file.close();
    }
  }
}

function contextOf(
  { agency, fileName, today, history }: FigureRequest,
  { registers: { areas, measures }, catalogue, peopleOf }: ReadingKnowledge,
): FigureContext {
  const found = agency === null ? null : areas.resolve(agency, null);
  const own = found?.kind === 'found' ? found.area.code : agency;
  return {
    measures,
    areas,
    fileName,
    today,
    mayWrite: own === null ? null : (_, area) => area.code === own,
    history: history === null ? null : historyOfFigures(unpackFigures(history)),
    identities: catalogue.identities,
    peopleOf,
  };
}
