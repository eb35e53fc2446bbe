import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { analyse } from '#domain/alignment/analyse';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { createPlaceRegister } from '#domain/framework/place-register';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { tellFinding } from '#domain/presentation/tell-finding';
import { tellingOf } from '#domain/presentation/to-journey-view';
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';

const ROOT = new URL('../../../', import.meta.url);

/** Twenty places of every sort: cities, counties, an island, shared hospitals, handed-over duties, bodies that changed. */
const PLACES = [
  'E08000035',
  'E06000003',
  'E06000023',
  'E10000020',
  'E06000027',
  'E09000030',
  'E08000025',
  'E10000023',
  'E06000065',
  'E06000052',
  'E06000017',
  'E08000003',
  'E08000012',
  'E10000006',
  'E06000063',
  'E10000016',
  'E09000012',
  'E06000057',
  'E06000026',
  'E08000019',
  'E08000039',
  'E06000046',
  'E08000031',
];

interface Said {
  readonly place: string;
  readonly day: string;
  readonly finding: Finding;
  readonly sentence: string;
  readonly names: readonly string[];
}

describe('the headlines of twenty places as they are read', () => {
  let said: readonly Said[] = [];
  const sentences = (place: string, day: string): readonly string[] =>
    said.filter((one) => one.place === place && one.day === day).map((one) => one.sentence);

  beforeAll(async () => {
    said = await readHeadlines(['2017-09-30', '2018-03-31', '2025-03-31', '2026-11-22']);
  }, 60_000);

  afterAll(() => {
    said = [];
  });

  it('hold something of the place, or say that they are true everywhere and print no figure', () => {
    expect(said.length).toBeGreaterThan(400);
    for (const { finding, sentence, names } of said) {
      const isGeneral = sentence.endsWith('True everywhere in England.');
      expect(isGeneral)
        .withContext(sentence)
        .toBe(finding.here === 'none');
      if (isGeneral) expect(sentence).not.toMatch(/\d%| in (January|July|August|March|September) 20/);
      else
        expect(names.some((name) => sentence.includes(name)))
          .withContext(sentence)
          .toBeTrue();
    }
  });

  it('are whole sentences without a gap, an id or a body that pays itself', () => {
    for (const { sentence } of said) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|not on file| {2}|\(\)|\.\.|L:|\b0 of \d/);
      expect(sentence).not.toMatch(/^(.+) pays \1 /);
      expect(sentence).not.toMatch(/\b(causes|drives|leads to|because)\b/);
    }
  });

  it('bill the council that stays answerable, not the body that delivers for it', () => {
    expect(sentences('E06000027', '2018-03-31').find((sentence) => sentence.includes('daily sum'))).toContain(
      'Torbay Council pays Torbay and South Devon NHS Foundation Trust a daily sum when Delayed transfers: social care rises; Torbay and South Devon NHS Foundation Trust is itself judged on the opposite.',
    );
    expect(sentences('E06000026', '2025-03-31').find((sentence) => sentence.includes('budget that gains'))).toContain(
      'Plymouth City Council answers for a budget that gains when ASC savings delivered rises',
    );
  });

  it('name the large hospitals whose share is not known before a small one whose share is', () => {
    const opening = sentences('E08000012', '2017-09-30').find((sentence) =>
      sentence.startsWith('Emergency admissions'),
    );
    expect(opening).toContain('Aintree University Hospital NHS Foundation Trust and Royal Liverpool and Broadgreen');
  });

  it('say which year’s flows a share rests on where the day is earlier', () => {
    const shared = (day: string): string | undefined =>
      sentences('E09000030', day).find((sentence) => sentence.includes('lean on it'));
    expect(shared('2018-03-31')).toContain("84% of Tower Hamlets's emergencies (flows of 2022), but");
    expect(shared('2026-11-22')).toContain("84% of Tower Hamlets's emergencies, but");
  });
});

async function readHeadlines(days: readonly string[]): Promise<readonly Said[]> {
  const catalogue = await readCatalogueFolder(fileURLToPath(new URL('catalogue', ROOT)));
  const boards = await readBoards(fileURLToPath(new URL('data', ROOT)));
  if (catalogue.kind === 'refused' || boards.kind === 'refused')
    throw new Error('the shipped catalogue and places load');
  const register = createPlaceRegister(boards.boards);
  const figures = Figures.from(starterRows());
  return days.flatMap((day) =>
    PLACES.flatMap((place) => {
      const found = register.find(place, day);
      if (found.kind !== 'in-force') return [];
      const snapshot = takeSnapshot(catalogue.catalogue, found.board.agencies, figures, day);
      const report = analyse(snapshot);
      const names = [found.board.name, ...[...snapshot.agencies.values()].map((agency) => agency.name)];
      return report.findings
        .filter((finding) => report.headlines.includes(finding.id))
        .map((finding) => ({
          place,
          day,
          finding,
          sentence: tellFinding(finding, tellingOf({ board: found.board, snapshot })),
          names,
        }));
    }),
  );
}

/** Every cell of the starter figures; blank values are missing. */
function* starterRows(): Generator<FigureRow> {
  const data = new URL('data/', ROOT);
  for (const folder of readdirSync(data)) {
    const file = new URL(`${folder}/figures.csv.gz`, data);
    if (!existsSync(file)) continue;
    const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    for (const line of lines) {
      const [measure = '', area = '', level = '', period = '', value = ''] = line.split(',', 5);
      if (value !== '') yield { measure, area, level, period, value: Number(value) };
    }
  }
}
