import { createFigureChecker } from '#domain/intake/create-figure-checker';
import type { FigureContext } from '#domain/intake/figure-context';
import { describeProblem, type Problem } from '#domain/intake/problem';
import type { SourceRow } from '#domain/intake/source-table';
import type { IntakeRegisters } from '#server/files/load-intake-registers';
import { openTables } from '#server/files/open-tables';
import { UnreadableText } from '#server/files/read-text-rows';
import type { CheckedPart, FigureReader, FigureRequest, ReadFile, ReadingCaps } from './figure-reading.ts';
import { UnreadableFile } from './figure-reading.ts';
import { historyOfFigures } from './history-of-figures.ts';
import { FigurePacker } from './pack-figures.ts';
import { unpackFigures } from './unpack-figures.ts';

/** Reads files in the thread that asks: for commands, specs, and the thread that the server reads in. */
export class FiguresReadHere implements FigureReader {
  readonly #registers: IntakeRegisters;

  constructor(registers: IntakeRegisters) {
    this.#registers = registers;
  }

  async read(
    request: FigureRequest,
    take: (part: CheckedPart) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<ReadFile> {
    const checker = createFigureChecker(request.mapping, contextOf(request, this.#registers));
    const packer = new FigurePacker(request.fileName);
    const read = new Set(request.mapping.tables.map(({ sheet }) => sheet));
    let bytesDone = 0;
    let lines = 0;
    try {
      for await (const table of openTables(request.path, request.shape)) {
        if (!read.has(table.sheet)) continue;
        for await (const rows of table.rows) {
          signal?.throwIfAborted();
          lines += rows.length;
          if (request.caps !== null) refuseBeyondCaps(rows, lines, request.caps, table.sheet);
          const last = rows.at(-1);
          if (last !== undefined && last.offset > bytesDone) bytesDone = last.offset;
          if (packer.add(checker.check(table.sheet, rows))) await take(packer.take(bytesDone));
        }
      }
    } catch (error) {
      if (error instanceof UnreadableText) throw new UnreadableFile(tellUnreadable(error));
      throw error;
    }
    const { verdicts, findings } = checker.finish();
    packer.add(verdicts);
    for (const problem of findings.problems) packer.addProblemOfFile(problem);
    for (const { place, problem } of findings.withdrawn) {
      packer.withdraw([place]);
      packer.addProblem(problem);
    }
    await take(packer.take(bytesDone));
    return packer.finish(findings.problems);
  }
}

function contextOf(
  { agency, fileName, today, history }: FigureRequest,
  { areas, catalogue, measures }: IntakeRegisters,
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
    peopleOf: null,
  };
}

function refuseBeyondCaps(rows: readonly SourceRow[], lines: number, caps: ReadingCaps, sheet: string | null): void {
  // One more for the heading.
  if (lines > caps.rows + 1) {
    const found = `more than ${caps.rows.toLocaleString('en-GB')} rows`;
    const expected = `at most ${caps.rows.toLocaleString('en-GB')} rows in one file: send it in parts`;
    throw new UnreadableFile(
      describeProblem({ line: null, sheet, column: null, code: 'too_many_rows', found, expected }),
    );
  }
  const wide = rows.find(({ cells }) => cells.length > caps.columns);
  if (wide === undefined) return;
  throw new UnreadableFile(
    describeProblem({
      line: wide.line,
      sheet,
      column: null,
      code: 'too_many_columns',
      found: `${wide.cells.length.toLocaleString('en-GB')} columns`,
      expected: `at most ${caps.columns.toLocaleString('en-GB')} columns`,
    }),
  );
}

function tellUnreadable({ line, found, expected }: UnreadableText): Problem {
  return describeProblem({ line, column: null, code: 'unreadable_csv', found, expected });
}
