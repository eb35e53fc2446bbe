import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Problem, ProblemCode } from '#domain/intake/problem';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { understandFile, type UnderstoodFile } from '#server/testing/understand-file';
import { readRegisters, type IntakeRegisters } from './read-registers.ts';

const ROOT = readConfig({}).root;
const FIXTURES = join(ROOT, 'e2e', 'fixtures', 'not-ok');

/** Cells of the lines of a plain table, the heading first. */
type Table = string[][];

/** What somebody does who has read a message and knows nothing else. False: the message does not say what to do. */
type Mend = (table: Table, problem: Problem) => boolean;

/** Writes into the cell that the message names what it names as right: the first group of the pattern, or the text itself. */
function write(right: RegExp | string): Mend {
  return (table, { line, column, message }) => {
    const text = typeof right === 'string' ? right : right.exec(message)?.[1];
    const place = table[0]?.indexOf(column ?? '') ?? -1;
    const cells = table[(line ?? 0) - 1];
    if (text === undefined || place === -1 || cells === undefined || !message.includes(text)) return false;
    cells[place] = text;
    return true;
  };
}

/** Takes a line out, by emptying it. @param what the message says so that somebody does it */
function leaveOut(what: RegExp): Mend {
  return (table, { line, message }) => {
    if (line === null || !what.test(message)) return false;
    table[line - 1] = [];
    return true;
  };
}

/** Empties the cell that the message names. */
function clear(what: RegExp): Mend {
  return (table, { line, column, message }) => {
    const place = table[0]?.indexOf(column ?? '') ?? -1;
    const cells = table[(line ?? 0) - 1];
    if (place === -1 || cells === undefined || !what.test(message)) return false;
    cells[place] = '';
    return true;
  };
}

const rename: Mend = (table, { message }) => {
  const place = Number(/in columns \d+ and (\d+)/.exec(message)?.[1]) - 1;
  if (!Number.isInteger(place) || !/rename or take out one/.test(message) || table[0] === undefined) return false;
  table[0][place] = 'another heading';
  return true;
};

const inOrder: Mend = (table, { line, message }) => {
  const ends = /found ([\d.]+) to ([\d.]+) around ([\d.]+)/.exec(message)?.slice(1).map(Number);
  const [heading = [], cells] = [table[0], table[(line ?? 0) - 1]];
  if (ends === undefined || cells === undefined || !/lower end, value and upper end in rising order/.test(message)) {
    return false;
  }
  const [low, middle, high] = [...ends].sort((a, b) => a - b);
  for (const [name, end] of [
    ['lower', low],
    ['value', middle],
    ['upper', high],
  ] as const) {
    cells[heading.indexOf(name)] = String(end);
  }
  return true;
};

const addEnd: Mend = (table, { line, column, message }) => {
  const [place, cells] = [table[0]?.indexOf(column ?? '') ?? -1, table[(line ?? 0) - 1]];
  const lower = /nothing beside the lower end ([\d.]+), expected both ends/.exec(message)?.[1];
  if (place === -1 || cells === undefined || lower === undefined) return false;
  cells[place] = String(100 - (100 - Number(lower)) / 2);
  return true;
};

/** Files whose every fault is in lines or headings, and what their messages lead to. */
const MENDED: readonly (readonly [name: string, mends: Partial<Record<ProblemCode, Mend>>])[] = [
  ['ambiguous-thousands-in-row-14', { ambiguous_number: write(/such as (\d+\.\d)\.$/) }],
  ['another-agencys-rows', { not_your_agency: leaveOut(/expected an area or organisation that you may write/) }],
  ['bare-dash', { ambiguous_missing: write(/(\[x\]) not available/) }],
  ['code-2c-with-two-meanings', { code_collision: write(/one of the codes [^ ]+, ([^ ,]+)/) }],
  ['code-used-after-it-closed', { retired_code: write(/the code in force in the period: [^:]*?\((\w+)\)/) }],
  ['dates-mangled-by-excel', { excel_date: write(/such as (\w+ \d{4})/) }],
  ['denominator-zero', { zero_denominator: clear(/above 0, or no value/) }],
  ['four-hundred-digits', { too_many_digits: write('15') }],
  ['header-twice', { duplicate_column: rename }],
  ['lower-over-value', { interval_order: inOrder, interval_incomplete: addEnd }],
  ['not-finite', { not_a_number: write(/(\[x\]) not available/) }],
  [
    'numerator-over-denominator',
    { numerator_over_denominator: write(/found \d+ of (\d+), expected a numerator of no more/) },
  ],
  ['outturn-in-the-future', { future_outturn: leaveOut(/leave the line out until then/) }],
  ['percent-over-100', { out_of_range: write(/from 0 to (100)/) }],
  ['q4-2024-alone', { ambiguous_period: write(/or (\d{4}\/\d\d Q4) \(financial\)/) }],
  ['thirtieth-of-february', { bad_period: write(/such as (\w+ \d{4})/) }],
  ['unequal-duplicates', { duplicate_key: leaveOut(/leave out one of the two/) }],
  ['unknown-area', { unknown_area: write(/(?:did you mean|such as) (\w+)/) }],
  [
    'value-column-missing',
    {
      missing_column: (table, { message }) => {
        const heading = /such as "(\w+)"/.exec(message)?.[1];
        table.forEach((cells, line) => cells.push(line === 0 ? (heading ?? '') : '12'));
        return heading !== undefined;
      },
    },
  ],
  [
    'value-is-not-the-quotient',
    { numerator_mismatch: write(/which is ([\d.]+), expected the value that its counts give/) },
  ],
];

describe('a message alone', () => {
  let catalogue: Catalogue;
  let registers: IntakeRegisters;
  let folder = '';

  beforeAll(async () => {
    catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
    registers = await readRegisters(catalogue, join(ROOT, 'data'), join(ROOT, 'catalogue'));
    folder = await mkdtemp(join(tmpdir(), 'mended-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const understand = async (path: string, name: string): Promise<UnderstoodFile> => {
    const own = name.startsWith('another-agencys') ? new Set(['E08000035']) : null;
    return understandFile(path, catalogue, registers, {
      ...(own === null ? {} : { mayWrite: (_measure, area) => own.has(area.code) }),
    });
  };

  for (const [name, mends] of MENDED) {
    it(`says enough of ${name}.csv to mend every line of it`, async () => {
      const path = join(FIXTURES, `${name}.csv`);
      const table = (await readFile(path, 'utf8'))
        .trimEnd()
        .split(/\r?\n/)
        .map((line) => line.split(','));
      const { problems } = await understand(path, name);
      const refused = problems.filter(({ severity, line }) => severity === 'refused' && line !== null);
      expect(refused.length).toBeGreaterThan(0);
      const done = new Set<number>();
      for (const problem of refused) {
        // Of two lines that contradict each other one goes: the first that is told.
        if (problem.code === 'duplicate_key' && done.has(Number(/line (\d+), with/.exec(problem.message)?.[1])))
          continue;
        done.add(problem.line ?? 0);
        expect(mends[problem.code]?.(table, problem) ?? false)
          .withContext(problem.message)
          .toBeTrue();
      }
      const mended = join(folder, `${name}.csv`);
      await writeFile(mended, table.map((cells) => cells.join(',')).join('\n'));
      const again = await understand(mended, name);
      expect(again.problems.filter(({ severity }) => severity === 'refused').map(({ message }) => message)).toEqual([]);
      expect(again.counts.refused).toBe(0);
      expect(again.counts.created).toBeGreaterThan(0);
    });
  }
});
