import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { understandFile } from '#server/testing/understand-file';
import { listStarterDatasets } from './list-starter-datasets.ts';
import { readCsv } from './read-csv.ts';
import { readRegisters, type IntakeRegisters } from './read-registers.ts';

const ROOT = readConfig({}).root;
const SEED = 20_261_122;
/** Lines of each file of starter figures that are spoiled copies of; every 12th is spoiled. */
const LINES = 240;

/** A way to spoil a line, and the codes by which it may be named. */
interface Spoiling {
  readonly name: string;
  readonly codes: readonly string[];
  readonly spoil: (cells: string[]) => void;
}

const [MEASURE, AREA, PERIOD, VALUE, NUMERATOR, DENOMINATOR, MISSING] = [0, 1, 3, 4, 5, 6, 7] as const;

const SPOILINGS: readonly Spoiling[] = [
  {
    name: 'a measure that is none',
    codes: ['unknown_measure'],
    spoil: (cells) => void (cells[MEASURE] = 'no-such-measure'),
  },
  { name: 'an area that is none', codes: ['unknown_area'], spoil: (cells) => void (cells[AREA] = 'E99999999') },
  { name: 'no area', codes: ['missing_cell'], spoil: (cells) => void (cells[AREA] = '') },
  {
    name: 'a period that does not exist',
    codes: ['bad_period'],
    spoil: (cells) => void (cells[PERIOD] = '30/02/2019'),
  },
  {
    name: 'a period made a day by a spreadsheet',
    codes: ['excel_date'],
    spoil: (cells) => void (cells[PERIOD] = '43525'),
  },
  { name: 'a period to come', codes: ['future_outturn'], spoil: (cells) => void (cells[PERIOD] = '2031') },
  { name: 'text for a number', codes: ['not_a_number'], spoil: (cells) => setValue(cells, 'about ten') },
  { name: 'two decimal marks', codes: ['ambiguous_number'], spoil: (cells) => setValue(cells, '1.234,5') },
  { name: 'a bare dash', codes: ['ambiguous_missing'], spoil: (cells) => setValue(cells, '-') },
  {
    name: 'more digits than come back',
    codes: ['too_many_digits'],
    spoil: (cells) => setValue(cells, '12345678901234567890'),
  },
  {
    name: 'nought below a value',
    codes: ['zero_denominator'],
    spoil: (cells) => {
      setValue(cells, '12');
      cells[NUMERATOR] = '1';
      cells[DENOMINATOR] = '0';
    },
  },
  {
    name: 'the line before again, with another value',
    codes: ['duplicate_key'],
    spoil: (cells) => {
      setValue(cells, '0.5');
      cells[NUMERATOR] = '';
      cells[DENOMINATOR] = '';
    },
  },
];

function setValue(cells: string[], value: string): void {
  cells[VALUE] = value;
  cells[MISSING] = '';
}

describe('a spoiled copy of a file of starter figures', () => {
  let catalogue: Catalogue;
  let registers: IntakeRegisters;
  let folder = '';

  beforeAll(async () => {
    catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
    registers = await readRegisters(catalogue, join(ROOT, 'data'), join(ROOT, 'catalogue'));
    folder = await mkdtemp(join(tmpdir(), 'spoiled-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every spoiled line named and no clean line touched, for twelve kinds of spoiling', async () => {
    const random = seeded(SEED);
    const datasets = await listStarterDatasets(join(ROOT, 'data'));
    expect(datasets.length).toBeGreaterThan(10);
    for (const { id, figures } of datasets) {
      expect(existsSync(figures)).toBeTrue();
      const table = await readTop(figures, LINES);
      const [heading = [], ...body] = table;
      const key = new Map<number, Spoiling>();
      const lines = body.map((cells, index) => {
        if (index % 12 !== 11) return cells;
        const kind = SPOILINGS[Math.floor(index / 12 + random() * 3) % SPOILINGS.length];
        if (kind === undefined) return cells;
        const isRepeat = kind.codes.includes('duplicate_key');
        const spoiled = [...(isRepeat ? (body[index - 1] ?? cells) : cells)];
        kind.spoil(spoiled);
        key.set(index + 2, kind);
        if (isRepeat) key.set(index + 1, kind);
        return spoiled;
      });
      const path = join(folder, `${id}.csv`);
      await writeFile(path, [heading, ...lines].map((cells) => cells.map(quoted).join(',')).join('\n'));
      const { problems, counts } = await understandFile(path, catalogue, registers);
      const refused = new Map<number, string[]>();
      for (const { line, code, severity } of problems) {
        if (severity === 'refused' && line !== null) refused.set(line, [...(refused.get(line) ?? []), code]);
      }
      for (const [line, { name, codes }] of key) {
        expect((refused.get(line) ?? []).some((code) => codes.includes(code)))
          .withContext(`${id}, line ${line}: ${name}, told as ${String(refused.get(line))}`)
          .toBeTrue();
      }
      expect([...refused.keys()].filter((line) => !key.has(line)))
        .withContext(`${id}: clean lines`)
        .toEqual([]);
      expect(counts.refused).withContext(id).toBe(key.size);
      expect(counts.read).toBe(lines.length);
    }
  }, 60_000);
});

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function readTop(path: string, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const lines of readCsv(path)) {
    for (const { cells } of lines) {
      if (cells.length > 1) rows.push([...cells]);
      if (rows.length > count) return rows;
    }
  }
  return rows;
}

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
