import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import type { Actor } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { loadStarterFigures } from './load-starter-figures.ts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import { measuresHeldBy } from './measures-held-by.ts';
import { UploadRefused } from './upload-refused.ts';

const officerOf = (agency: string): Actor => ({ kind: 'person', account: 'one', role: 'officer', agency, place: null });
const COUNCIL = 'E06000003';
const HOSPITAL = 'RTR';

describe('what is due', () => {
  let store: Store;
  let work: UploadWork;
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  beforeAll(async () => {
    const { root } = readConfig({});
    const [catalogue, register, knowledge] = [
      await loadCatalogueOrRefuse(join(root, 'catalogue')),
      await loadRegisterOrRefuse(root),
      await loadReadingKnowledge(root),
    ];
    folder = await makeFolder();
    store = await EMBEDDED.open();
    const clock = { now: () => '2026-11-22T12:00:00.000Z' };
    // A few publications speak for all: rates with counts, percentages, surveys without figures, hospitals.
    for (const name of [
      'oflog-adult-social-care',
      'social-care-outcomes-2020-21',
      'care-home-cost',
      'leaving-hospital',
    ])
      await symlink(join(root, 'data', name), join(folder.path, name));
    await loadStarterFigures(store.observations, catalogue, clock, folder.path, () => undefined);
    work = makeUploadUseCases(
      uploadParts(store, { reading: knowledge, catalogue }, join(folder.path, 'files'), {
        clock,
        placesOf: (agency) => (agency === COUNCIL ? [COUNCIL] : []),
        measuresHeldBy: (agency) => measuresHeldBy(catalogue, register, agency, '2026-11-22'),
      }),
    );
  }, 240_000);
  afterAll(async () => {
    await work.close();
    await folder.remove();
  });

  it('names each measure of an organisation once, with its newest figure, and makes no due day up', async () => {
    const { agency, due, here, unknown, sentence } = await work.showDue(officerOf(COUNCIL));
    expect(agency).toEqual({ code: COUNCIL, name: 'Redcar and Cleveland' });
    const all = [...due, ...here, ...unknown];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(sentence).toBe(
      `${String(due.length)} of your ${String(all.length)} measures have a period that is over and has no figure here.`,
    );
    const delays = due.filter(({ last }) => last !== null);
    expect(delays.length).toBeGreaterThan(0);
    for (const one of [...due, ...here]) expect(one.whenWords).toMatch(/^(Over since|Runs until) /);
    for (const one of unknown) expect(one.nextWords).withContext(one.name).toBeNull();
  });

  for (const [agency, format] of [
    [COUNCIL, 'csv'],
    [COUNCIL, 'xlsx'],
    [HOSPITAL, 'xlsx'],
  ] as const) {
    it(`a template of ${agency} as ${format}, sent back as it is, asks nothing and changes nothing`, async () => {
      const actor = officerOf(agency);
      const file = await work.writeTemplate(actor, format);
      const { id } = await work.receiveFile(actor, {
        fileName: `template.${format}`,
        bytes: Readable.from([Buffer.from(file)]),
        mostBytes: null,
        agency: null,
      });
      const { understanding } = await work.understandUpload(actor, id);
      expect(understanding?.recognisedAs).toBe('our template');
      expect(understanding?.questions).toEqual([]);
      const { preview } = await work.previewUpload(actor, id);
      // That a count is small is said of a stored one too: it is no question and no warning.
      expect(preview?.groups.filter(({ severity }) => severity !== 'noted')).toEqual([]);
      const { read, created, changed, unchanged, refused, blank } = preview?.counts ?? {};
      expect([created, changed, refused]).toEqual([0, 0, 0]);
      expect(unchanged).toBeGreaterThan(0);
      expect(blank).toBeGreaterThan(0);
      expect(read).toBe((unchanged ?? 0) + (blank ?? 0));
    }, 60_000);
  }

  it('takes a line of the template that was filled in, and nothing else of it', async () => {
    const actor = officerOf(COUNCIL);
    const [heading = '', ...lines] = String(await work.writeTemplate(actor, 'csv')).split('\r\n');
    const at = heading.replace('\ufeff', '').split(',').indexOf('value');
    const open = lines.findIndex((line) => /,%,/.test(line) && line.split(',')[at] === '' && /_year,\d{4}-/.test(line));
    const cells = (lines[open] ?? '').split(',');
    cells[at] = '50.5';
    lines[open] = cells.join(',');
    const { id } = await work.receiveFile(actor, {
      fileName: 'filled.csv',
      bytes: Readable.from([Buffer.from([heading, ...lines].join('\r\n'))]),
      mostBytes: null,
      agency: null,
    });
    expect((await work.understandUpload(actor, id)).understanding?.questions).toEqual([]);
    const { preview } = await work.previewUpload(actor, id);
    const { created, changed, refused } = preview?.counts ?? {};
    expect([created, changed, refused]).toEqual([1, 0, 0]);
    expect(preview?.samples.filter(({ verdict }) => verdict === 'created').map(({ value }) => value)).toEqual(['50.5']);
  }, 60_000);

  it('is told nobody who may not read it, and a template is for those alone who may bring figures', async () => {
    const code = async (asked: Promise<unknown>): Promise<string> => {
      try {
        await asked;
      } catch (error) {
        if (error instanceof UploadRefused) return error.code;
        throw error;
      }
      return 'done';
    };
    const viewer: Actor = { kind: 'person', account: 'two', role: 'viewer', agency: COUNCIL, place: null };
    const analyst: Actor = { ...viewer, role: 'analyst' };
    const steward: Actor = { ...viewer, role: 'steward', agency: null, place: COUNCIL };
    expect(await code(work.showDue(viewer))).toBe('unknown_upload');
    expect(await code(work.showDue(analyst))).toBe('done');
    expect(await code(work.writeTemplate(analyst, 'csv'))).toBe('forbidden');
    expect(await code(work.showDue(steward))).toBe('unknown_upload');
  });
});
