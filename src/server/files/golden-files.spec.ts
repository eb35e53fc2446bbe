import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { FigureHistory } from '#domain/intake/figure-context';
import { isGoalHeading, readGoals } from '#domain/intake/read-goals';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { understandFile, type FileGiven, type UnderstoodFile } from '#server/testing/understand-file';
import { openSourceFile, sampleTables } from './open-source-file.ts';
import { UPLOAD_CAPS } from './read-caps.ts';
import { readRegisters, type IntakeRegisters } from './read-registers.ts';

const ROOT = readConfig({}).root;
const FIXTURES = join(ROOT, 'e2e', 'fixtures');

/** What stands beside each fixture. */
interface Expected {
  /** What whoever sends the file may write, what is stored, and what was answered. */
  readonly given?: {
    readonly own?: readonly string[];
    readonly measure?: string;
    readonly fileName?: string;
    /** People of an area, by its code. */
    readonly people?: Readonly<Record<string, number>>;
    readonly history?: readonly {
      readonly measure: string;
      readonly area: string;
      readonly period: string;
      readonly value: number;
    }[];
  };
  readonly recognisedAs?: string | null;
  readonly shape?: unknown;
  readonly counts: UnderstoodFile['counts'];
  /** Every problem but notes of columns that are kept. */
  readonly problems: readonly {
    readonly line: number | null;
    readonly column: string | null;
    readonly code: string;
    readonly severity: string;
    readonly found: string;
    readonly expected: string;
  }[];
  /** Figures that came of it: measure, area, period, breakdown and value or reason. */
  readonly figures: readonly string[];
}

const files = ['ok', 'not-ok'].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ folder, name, path: join(FIXTURES, folder, name) })),
);

/** Attacks and bad input that a file stands for, by their number in docs/assurance/attack-cases.md. */
const CASES: readonly (readonly [number: number, names: readonly string[]])[] = [
  [6, ['encrypted', 'old-workbook-renamed', 'macro-workbook', 'open-document']],
  [7, ['picture-renamed', 'web-page-renamed']],
  [10, ['utf-16', 'utf-8-bom', 'windows-1252', 'cr-only', 'mixed-line-ends', 'semicolons', 'tabs']],
  [11, ['nul-bytes', 'unclosed-quote', 'five-thousand-columns']],
  [12, ['header-', 'headers-', 'value-column-missing']],
  [13, ['numbers-', 'ambiguous-thousands', 'not-finite', 'four-hundred-digits']],
  [14, ['hidden-unavailable', 'bare-dash']],
  [15, ['percent-over', 'numerator-over', 'denominator-zero', 'lower-over', 'value-is-not']],
  [16, ['periods-', 'thirtieth-of-february', 'q4-2024', 'outturn-in-the-future', 'dates-mangled']],
  [17, ['codes-retired', 'ods-and-gss', 'lost-leading-zero', 'code-used-after', 'unknown-area']],
  [18, ['another-agencys-rows']],
  [20, ['equal-duplicates', 'unequal-duplicates']],
  [23, ['text-that-looks-like-formulas']],
  [24, ['markup-in-names']],
];

function caseOf(name: string): string {
  const found = CASES.find(([, names]) => names.some((start) => name.startsWith(start)));
  return found === undefined ? '' : `case ${String(found[0])}: `;
}

describe('a golden file', () => {
  let catalogue: Catalogue;
  let registers: IntakeRegisters;

  beforeAll(async () => {
    catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
    registers = await readRegisters(catalogue, join(ROOT, 'data'), join(ROOT, 'catalogue'));
  });

  for (const { folder, name, path } of files) {
    const answer = join(FIXTURES, folder, `${name}.expected.json`);
    it(`${caseOf(name)}${folder}/${name} is read as its answer says`, async () => {
      expect(existsSync(answer)).withContext(`${name}.expected.json`).toBeTrue();
      const expected = JSON.parse(readFileSync(answer, 'utf8')) as Expected;
      const understood = name.startsWith('local-goals')
        ? await readGoalFile(path)
        : tell(await understandFile(path, catalogue, registers, given(expected.given ?? {})));
      const { given: _given, ...rest } = expected;
      expect(understood).toEqual(rest);
      const { read, created, changed, unchanged, refused, blank } = rest.counts;
      expect(read).toBe(created + changed + unchanged + refused + blank);
    });
  }

  it('is there for each case of attack or bad input that is a file', () => {
    const without = CASES.flatMap(([, names]) => names).filter(
      (start) => !files.some(({ name }) => name.startsWith(start)),
    );
    expect(without).toEqual([]);
  });

  const readGoalFile = async (path: string): Promise<unknown> => {
    const file = await openSourceFile(path, UPLOAD_CAPS);
    const [sample] = await sampleTables(file);
    const rows = sample?.rows ?? [];
    expect(isGoalHeading(rows[0]?.cells ?? [])).toBeTrue();
    const read = readGoals(rows, {
      ...registers,
      typesOf: (code) => (code === 'E08000035' ? ['council_asc', 'council_public_health'] : []),
      typesHeldTo: (measure) =>
        catalogue.goals.filter((goal) => goal.measure === measure).map((goal) => goal.agency_type),
      polarityOf: (measure) => catalogue.measures.find(({ id }) => id === measure)?.polarity ?? null,
      mayWrite: null,
      isInUse: () => true,
      replacements: [],
      ownLinesAlone: false,
    });
    return {
      counts: {
        read: read.read,
        created: read.goals.length,
        changed: 0,
        unchanged: 0,
        refused: read.refused,
        blank: read.blank,
      },
      problems: read.problems.map(({ line, column, code, severity, found, expected }) => ({
        line,
        column,
        code,
        severity,
        found,
        expected,
      })),
      figures: read.goals.map(
        ({ goal }) =>
          `${goal.id} ${goal.polarity} ${goal.target === null ? 'no target' : `${goal.target.op} ${String(goal.target.value)} ${goal.target.unit}`} from ${goal.in_force_from ?? 'dates not known'}`,
      ),
    };
  };
});

function given(said: NonNullable<Expected['given']>): FileGiven {
  const { own, history, measure, fileName, people } = said;
  return {
    ...(fileName === undefined ? {} : { fileName }),
    ...(people === undefined ? {} : { peopleOf: (_measure, area) => people[area] ?? null }),
    ...(own === undefined ? {} : { mayWrite: (_measure, area) => own.includes(area.code) }),
    ...(measure === undefined ? {} : { fixes: [{ kind: 'say', sheet: null, part: 'measure', means: measure }] }),
    ...(history === undefined ? {} : { history: toHistory(history) }),
  };
}

function toHistory(
  rows: readonly { readonly measure: string; readonly area: string; readonly period: string; readonly value: number }[],
): FigureHistory {
  return {
    series: (measure, area) => rows.filter((row) => row.measure === measure && row.area === area),
    areasOf: () => new Set(),
    newestPeriod: () => null,
  };
}

function tell(understood: UnderstoodFile): Omit<Expected, 'given'> {
  return {
    recognisedAs: understood.proposed?.mapping.recognisedAs ?? null,
    shape: understood.shape,
    counts: understood.counts,
    problems: understood.problems
      .filter(({ code }) => code !== 'unknown_column')
      .map(({ line, column, code, severity, found, expected }) => ({ line, column, code, severity, found, expected })),
    figures: understood.figures.map(({ observation: { measure, area, period, breakdown, value } }) =>
      [
        measure,
        area,
        period,
        ...(breakdown === '' ? [] : [breakdown]),
        value.kind === 'value' ? String(value.value) : value.reason,
      ].join(' '),
    ),
  };
}
