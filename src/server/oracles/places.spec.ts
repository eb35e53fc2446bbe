import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyse } from '#domain/alignment/analyse';
import { chooseHeadlines } from '#domain/alignment/headlines';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { NationalScores } from '#domain/alignment/unusual';
import type { Catalogue } from '#domain/framework/catalogue';
import { loadCatalogue } from '#domain/framework/load-catalogue';
import { loadPlaceAgencies } from '#domain/framework/load-place-agencies';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures } from '#domain/measure/figures';
import {
  compareEmpiricalPairs,
  compareFindings,
  compareSummary,
  type ExpectedReport,
} from '#domain/testing/compare-with-oracle';
import { readFigureRows } from '#domain/testing/read-figure-rows';

const SHARED = new URL('../../../../shared/', import.meta.url);
const DAYS = ['2018-03-31', '2025-03-31', '2026-11-22'];

describe('two real places, against an independent implementation of the rules', () => {
  for (const name of ['place-leeds', 'place-redcar']) {
    describe(name, () => {
      const folder = new URL(`oracles/${name}/`, SHARED);
      let setup: Setup | null = null;

      beforeAll(() => {
        setup = existsSync(folder) ? readSetup(folder) : null;
      });

      afterAll(() => {
        setup = null;
      });

      for (const day of DAYS) {
        it(`agrees in findings, headlines, index, paths, counts and tested pairs on ${day}`, () => {
          if (setup === null) {
            pending('the shared oracles are not beside the repository');
            return;
          }
          const expected = readJson(new URL(`expected-${day}.json`, folder)) as ExpectedReport;
          const national = readJson(new URL(`national-${day}.json`, folder)) as NationalScores;
          const snapshot = takeSnapshot(setup.catalogue, setup.place, setup.figures, day);
          const report = analyse(snapshot, undefined, { details: true, national });
          expect(compareFindings(report.findings, expected.findings)).toEqual([]);
          expect(compareSummary(report, expected)).toEqual([]);
          expect(compareEmpiricalPairs(report, expected, true)).toEqual([]);
        });

        it(`chooses the expected headlines from the expected findings alone on ${day}`, () => {
          if (setup === null) {
            pending('the shared oracles are not beside the repository');
            return;
          }
          const { catalogue, place } = setup;
          const expected = readJson(new URL(`expected-${day}.json`, folder)) as ExpectedReport;
          const headlines = chooseHeadlines(expected.findings as unknown as readonly Finding[], {
            place: place.place,
            shareOf: (agency) => place.agencies.find((row) => row.id === agency)?.share ?? null,
            isComplete: (type) => catalogue.agencyTypes.find((row) => row.id === type)?.goals_complete === true,
          });
          expect(headlines).toEqual(expected.headlines);
        });
      }
    });
  }
});

interface Setup {
  readonly catalogue: Catalogue;
  readonly place: PlaceAgencies;
  readonly figures: Figures;
}

function readSetup(folder: URL): Setup {
  const loaded = loadCatalogue(readFolder(new URL('catalogue/', SHARED)));
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.faults));
  const placed = loadPlaceAgencies(readJson(new URL('agencies.json', folder)), loaded.catalogue);
  if (placed.kind === 'refused') throw new Error(JSON.stringify(placed.faults));
  const csv = gunzipSync(readFileSync(new URL('observations.csv.gz', folder))).toString('utf8');
  return { catalogue: loaded.catalogue, place: placed.place, figures: Figures.from(readFigureRows(csv)) };
}

function readFolder(folder: URL): Readonly<Record<string, unknown>> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name, readJson(new URL(name, folder))]));
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
