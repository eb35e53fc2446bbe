import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createRowChecker } from '#domain/intake/check-rows';
import { makeIntakeContext } from '#domain/intake/intake-context';
import type { Problem } from '#domain/intake/problem';
import { findTidyColumns } from '#domain/intake/tidy-format';
import type { Catalogue } from '#domain/framework/catalogue';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { readCsv, type CsvLine } from '#server/files/read-csv';
import { EXIT, StartRefused } from '#server/start-refused';
import { BadUsage } from './parse-arguments.ts';

/** One thing wrong with a file of figures, as it is printed. */
export interface FigureFault {
  readonly file: string;
  readonly code: string;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
  readonly line?: number | null;
  readonly column?: string | null;
}

/** Figures that cannot be used, with everything that is wrong with them. */
export class BadFigures extends StartRefused {
  readonly faults: readonly FigureFault[];

  constructor(faults: readonly FigureFault[]) {
    const more = faults.length > 10 ? [`and ${String(faults.length - 10)} more`] : [];
    super('bad_figures', EXIT.badData, [...faults.slice(0, 10).map((fault) => fault.message), ...more].join('\n'));
    this.name = 'BadFigures';
    this.faults = faults;
  }
}

/**
 * Reads figures for one analysis, without the store: `measure,area,[level],period,value`, and levels from `areas.csv` beside the file
 * where a row names none.
 * @throws BadFigures with every line that cannot be used
 */
export async function readFiguresFile(path: string, catalogue: Catalogue): Promise<Figures> {
  if (!existsSync(path)) throw new BadUsage(`--observations is "${path}"; there is no such file.`);
  const name = basename(path);
  // A bare dash, a star and n/a are missing here: the format of the shared folder says so.
  // What a value may be is for the store to ask: whoever analyses a file of their own is taken at their word.
  const strict = makeIntakeContext(catalogue, name, { dashMeans: 'not-available' });
  const anyNumber = { range: { low: -Infinity, high: Infinity }, isShare: false };
  const context = { ...strict, measures: new Map([...strict.measures.keys()].map((measure) => [measure, anyNumber])) };
  let checker: ReturnType<typeof createRowChecker> | null = null;
  for await (const part of readCsv(path)) {
    const lines: readonly CsvLine[] = checker === null ? part.slice(1) : part;
    if (checker === null) {
      const found = findTidyColumns(part[0]?.cells ?? []);
      if (found.kind === 'refused') throw new BadFigures(found.problems.map((problem) => toFault(name, problem)));
      checker = createRowChecker(found.columns, context);
    }
    checker.check(lines);
  }
  const intake = checker?.finish();
  const refused = (intake?.problems ?? []).filter((problem) => problem.severity === 'refused');
  if (refused.length > 0) throw new BadFigures(refused.map((problem) => toFault(name, problem)));
  const rows = (intake?.accepted ?? []).map(({ observation: { measure, area, level, period, value } }): FigureRow => ({
    measure,
    area,
    level,
    period,
    value: value.kind === 'value' ? value.value : null,
  }));
  return Figures.from(rows, await readLevels(join(dirname(path), 'areas.csv')));
}

/** `area,level` beside the figures; no file, no levels. */
async function readLevels(path: string): Promise<ReadonlyMap<string, string>> {
  const levels = new Map<string, string>();
  if (!existsSync(path)) return levels;
  let columns: readonly string[] | null = null;
  for await (const part of readCsv(path)) {
    for (const { cells } of part) {
      if (columns === null) columns = cells.map((cell) => cell.trim().toLowerCase());
      else {
        const area = cells[columns.indexOf('area')]?.trim() ?? '';
        const level = cells[columns.indexOf('level')]?.trim() ?? '';
        if (area !== '' && level !== '') levels.set(area, level);
      }
    }
  }
  return levels;
}

function toFault(file: string, { code, found, expected, message, line, column }: Problem): FigureFault {
  return { file, line, column, code, found, expected, message };
}
