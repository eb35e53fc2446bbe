import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CountsView, ProblemView, UploadView } from '#domain/contract/uploads-view';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import type { Catalogue } from '#domain/framework/catalogue';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { OPERATOR } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { openSourceFile } from '#server/files/open-source-file';
import { UPLOAD_CAPS } from '#server/files/read-caps';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { copyWithoutFigures, spoilCopy } from '#server/testing/spoil-copy';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import type { ReadingKnowledge } from './read-figures-here.ts';
import { UploadRefused } from './upload-refused.ts';

const { root } = readConfig({});
const FIXTURES = join(root, 'e2e', 'fixtures', 'ok');
/** Published files as they were downloaded; beside a checkout, not in it. */
const DOWNLOADS = join(root, '..', 'shared', 'data');

/** Carried in the repository: walked in every run. */
const CARRIED = [
  'own-template-long.csv',
  'own-template.xlsx',
  'nhs-england-month-columns.xlsx',
  'ascof-open-data.csv',
  'fingertips-export-27-columns.csv',
];
/** Downloads walked in every run: one of each layout. The others are walked before a release. */
const IN_EVERY_RUN = [
  'population/demographr_population20_utla20.csv',
  'asc-finance/unit_costs_by_council_2014_15_wide.csv',
  'imd/imd2025_england_ltla24.csv',
];
/** No figures of areas and periods: lists of codes, methods, shares of attendances. */
const NO_FIGURES = new Set([
  'council_codes.csv',
  'indicators_polarity_method.csv',
  'england_ae_acute_trust_attribution.csv',
]);
const NO_FIGURES_IN = new Set(['geo', 'lookups']);

function listDownloads(): readonly string[] {
  return readdirSync(DOWNLOADS)
    .filter((folder) => statSync(join(DOWNLOADS, folder)).isDirectory() && !NO_FIGURES_IN.has(folder))
    .flatMap((folder) => readdirSync(join(DOWNLOADS, folder)).map((name) => `${folder}/${name}`))
    .filter((name) => /\.(?:csv|xlsx)$/.test(name) && !NO_FIGURES.has(basename(name)));
}

const walked: readonly (readonly [name: string, path: string])[] = [
  ...CARRIED.map((name) => [name, join(FIXTURES, name)] as const),
  ...(IS_RELEASE_RUN && existsSync(DOWNLOADS) ? listDownloads() : IN_EVERY_RUN).map(
    (name) => [name, join(DOWNLOADS, name)] as const,
  ),
];

describe('a file of figures and a spoiled copy of it', () => {
  let knowledge: ReadingKnowledge;
  let catalogue: Catalogue;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let store: Store;
  let work: UploadWork;

  beforeAll(async () => {
    knowledge = await loadReadingKnowledge(root);
    catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
    folder = await makeFolder();
  }, 60_000);
  afterAll(() => folder.remove());

  beforeEach(async () => {
    store = await EMBEDDED.open();
    work = makeUploadUseCases(uploadParts(store, { reading: knowledge, catalogue }, join(folder.path, 'files')));
  }, 60_000);

  const send = async (path: string): Promise<UploadView> => {
    const { id } = await work.receiveFile(OPERATOR, {
      // The period of this one stands in its name.
      fileName: basename(path).replace('ascof-open-data', 'ascof_2020_21_open_data'),
      bytes: createReadStream(path),
      mostBytes: null,
      agency: null,
    });
    return work.understandUpload(OPERATOR, id);
  };
  const preview = async (path: string): Promise<UploadView> => {
    const understood = await send(path);
    expect(understood.understanding?.questions.map(({ question }) => question)).toEqual([]);
    const checked = await work.previewUpload(OPERATOR, understood.id);
    expectAccounts(checked);
    return checked;
  };
  const publish = (upload: UploadView): Promise<UploadView> =>
    work.publishUpload(
      OPERATOR,
      upload.id,
      { previewDigest: upload.preview?.digest ?? '', goodRowsOnly: true, finality: 'final', publishAt: null },
      upload.version,
    );
  const problemsOf = (upload: UploadView): Promise<readonly ProblemView[]> =>
    work.readAllProblems(OPERATOR, upload.id, 300_000);
  /** Every figure as it stands: one text a figure. */
  const figuresNow = async (measures: readonly string[]): Promise<readonly string[]> =>
    (await store.observations.readObservations([...measures]))
      .map(({ observation }) => JSON.stringify(observation))
      .sort();
  const measuresOf = (upload: UploadView): readonly string[] => upload.preview?.measures.map(({ id }) => id) ?? [];

  for (const [name, path] of walked) {
    it(`${name}: counts add up, each fault is explained, fixes mend or good rows go in, and an undo leaves nothing behind`, async () => {
      if (!existsSync(path)) {
        pending('the downloads are not beside the checkout');
        return;
      }
      const clean = await preview(path);
      const mapping = clean.understanding?.mapping as ColumnMapping;
      expect(clean.understanding?.recognisedAs).not.toBeNull();
      const refused = new Map<number, number>();
      for (const { line, severity, code } of await problemsOf(clean)) {
        const all = code === 'not_of_this_mapping' ? Number.MAX_SAFE_INTEGER : 1;
        if (severity === 'refused' && line !== null) refused.set(line, (refused.get(line) ?? 0) + all);
      }
      if (countsOf(clean).created === 0) {
        // A file of measures that no framework of the catalogue has: told line by line, and nothing of it is stored.
        expect(countsOf(clean).refused).toBeGreaterThan(0);
        expect(await codeOf(publish(clean))).toMatch(/^(?:nothing_to_publish|file_refused)$/);
        return;
      }
      await publish(clean);
      const measures = measuresOf(clean);
      const before = await figuresNow(measures);
      expect(before).toHaveSize(countsOf(clean).created);

      // Spoiled in its own layout.
      const sound = await soundLines(path, mapping, refused);
      const copy = join(folder.path, `spoiled-${basename(path)}`);
      const { key, moved } = await spoilCopy(path, copy, mapping, sound);
      expect(key.size)
        .withContext(`of ${String(sound.length)} sound lines`)
        .toBeGreaterThan(0);
      let upload = await preview(copy);
      const problems = await problemsOf(upload);
      for (const problem of problems) expectExplained(problem);
      for (const [line, { kind, codes }] of key) {
        const told = problems.filter((problem) => problem.line === line && problem.severity === 'refused');
        expect(told.some(({ code }) => codes.includes(code)))
          .withContext(`line ${String(line)}, ${kind}: ${told.map(({ message }) => message).join(' ')}`)
          .toBeTrue();
      }
      for (const group of upload.preview?.groups ?? []) expect(group.count).toBeGreaterThan(0);

      // Every fix that is offered for what is refused, one after the other.
      for (let turn = 0; turn < 5; turn += 1) {
        const group = upload.preview?.groups.find(({ severity, fix }) => severity === 'refused' && fix !== null);
        if (group === undefined) break;
        const { id, version } = upload;
        const refused = countsOf(upload).refused;
        upload = await work.applyFix(OPERATOR, id, group.number, version);
        while (upload.state === 'checking') {
          await new Promise((resolve) => setImmediate(resolve));
          upload = await work.showUpload(OPERATOR, id);
        }
        expectAccounts(upload);
        expect(countsOf(upload).refused)
          .withContext(group.fix ?? '')
          .toBeLessThanOrEqual(refused);
        expect(upload.fixes).toContain(group.fix ?? '');
      }
      const { created, changed } = countsOf(upload);
      expect(created + changed)
        .withContext('figures that moved')
        .toBeGreaterThanOrEqual(moved.length === 0 ? 0 : 1);
      const published = await publish(upload);
      const after = await figuresNow(measures);
      if (created + changed > 0) expect(after).not.toEqual(before);
      const batch = published.batch ?? '';
      await work.undoBatch(OPERATOR, batch);
      expect(await figuresNow(measures)).toEqual(before);
      await work.redoBatch(OPERATOR, batch);
      expect(await figuresNow(measures)).toEqual(after);

      // Without the columns of its figures it is not guessed at.
      const bare = join(folder.path, `bare-${basename(path)}`);
      await copyWithoutFigures(path, bare, mapping);
      await expectNothingOf(await send(bare));
      expect(await figuresNow(measures)).toEqual(after);
    }, 600_000);
  }

  async function expectNothingOf(understood: UploadView): Promise<void> {
    const { questions = [], problems = [] } = understood.understanding ?? {};
    if (understood.state === 'failed') {
      expect(understood.failure?.message).toMatch(/expected/);
      return;
    }
    if (questions.length > 0) {
      for (const { question } of questions) expect(question).toMatch(/\?$/);
      expect(await codeOf(work.previewUpload(OPERATOR, understood.id))).toBe('questions_open');
      return;
    }
    const checked = await work.previewUpload(OPERATOR, understood.id);
    expectSum(checked);
    const told = [...problems, ...(await problemsOf(checked))];
    expect(countsOf(checked).created + countsOf(checked).changed)
      .withContext(
        told
          .slice(0, 3)
          .map(({ message }) => message)
          .join(' '),
      )
      .toBe(0);
    for (const problem of told) expectExplained(problem);
  }

  /** Lines that hold figures, at least one of which was taken. */
  async function soundLines(
    path: string,
    mapping: ColumnMapping,
    refused: ReadonlyMap<number, number>,
  ): Promise<readonly number[]> {
    const file = await openSourceFile(path, UPLOAD_CAPS);
    try {
      const [first] = mapping.tables;
      const lines: number[] = [];
      for (const table of file.tables) {
        if (table.sheet !== first?.sheet) continue;
        for await (const rows of table.rows) {
          for (const { line } of rows) {
            if (line >= first.firstLine && (refused.get(line) ?? 0) < first.figures.length) lines.push(line);
          }
        }
      }
      return lines;
    } finally {
      file.close();
    }
  }
});

function countsOf({ preview }: UploadView): CountsView {
  return preview?.counts ?? { read: 0, created: 0, changed: 0, unchanged: 0, refused: 0, blank: 0 };
}

function expectAccounts(upload: UploadView): void {
  expect(upload.state)
    .withContext(upload.failure?.message ?? '')
    .toBe('checked');
  expectSum(upload);
  expect(countsOf(upload).read).toBeGreaterThan(0);
}

function expectSum(upload: UploadView): void {
  const { read, created, changed, unchanged, refused, blank } = countsOf(upload);
  expect(read).toBe(created + changed + unchanged + refused + blank);
}

/** Line, column, what was found and what was expected: enough to mend it without looking anything up. */
function expectExplained({ line, column, found, expected, message, code }: ProblemView): void {
  const where = `${code}: ${message}`;
  expect(found).withContext(where).not.toBe('');
  expect(expected).withContext(where).not.toBe('');
  expect(message).withContext(where).toContain(found);
  expect(message).withContext(where).toContain(expected);
  expect(message).withContext(where).toMatch(/[.?]$/);
  expect(message)
    .withContext(where)
    .not.toMatch(/[?!.]\.$/);
  if (line !== null)
    expect(message)
      .withContext(where)
      .toMatch(new RegExp(`line ${String(line)}\\b`, 'i'));
  if (ABOUT_A_CELL.has(code)) {
    expect(line).withContext(where).not.toBeNull();
    expect(column).withContext(where).not.toBeNull();
  }
}

/** Codes that are about one cell: they name its line and column. */
const ABOUT_A_CELL = new Set([
  'not_a_number',
  'unknown_area',
  'unknown_measure',
  'bad_period',
  'ambiguous_period',
  'ambiguous_number',
]);

async function codeOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof UploadRefused) return error.code;
    throw error;
  }
  return 'done';
}
