import {
  compareCauses,
  compareEmpiricalPairs,
  compareFindings,
  compareSummary,
} from '#domain/testing/compare-with-oracle';
import { loadWorld } from '#domain/testing/world-1/world';
import { analyse } from './analyse.ts';
import { chooseHeadlines } from './headlines.ts';
import type { Finding, FindingKind } from './report.ts';
import { takeSnapshot } from './snapshot.ts';

const KINDS: readonly FindingKind[] = [
  'POLARITY',
  'TARGET',
  'DEFINITION',
  'STRUCTURAL',
  'EMPIRICAL',
  'INCENTIVE',
  'COST_SHUNT',
  'ORPHAN',
  'IMBALANCE',
  'GAMING',
  'DOUBLE_COUNT',
  'TIMING',
  'FOOTPRINT',
  'UNCONTROLLABLE',
  'CONTENTION',
  'ATTRIBUTION',
  'WHOLE_RED',
  'SYNERGY',
];

/** Kinds that do not agree yet. A kind that agrees must leave the list, so it can only shrink. */
const PENDING: readonly FindingKind[] = [];

describe('a random world, against an independent implementation of the rules', () => {
  const world = loadWorld();
  const report = analyse(takeSnapshot(world.catalogue, world.place, world.figures, world.asOf), undefined, {
    details: true,
    national: world.national,
  });

  for (const kind of KINDS) {
    it(`finds every ${kind}, with every field`, () => {
      const differences = compareFindings(
        report.findings.filter((finding) => finding.kind === kind),
        world.expected.findings.filter((finding) => finding.kind === kind),
      );
      if (PENDING.includes(kind)) expect(differences).not.toEqual([]);
      else expect(differences).toEqual([]);
    });
  }

  it('agrees in headlines, alignment index, paths and counts', () => {
    expect(compareSummary(report, world.expected)).toEqual([]);
  });

  it('agrees in loops and structural pairs', () => {
    expect(compareCauses(report, world.expected)).toEqual([]);
  });

  it('agrees in every empirical pair', () => {
    expect(compareEmpiricalPairs(report, world.expected, false)).toEqual([]);
  });

  it('chooses the expected headlines from the expected findings alone', () => {
    const { agencies } = world.place;
    const headlines = chooseHeadlines(world.expected.findings as unknown as readonly Finding[], {
      place: world.place.place,
      shareOf: (agency) => agencies.find((row) => row.id === agency && row.share !== null)?.share ?? null,
      isComplete: (type) => world.catalogue.agencyTypes.find((row) => row.id === type)?.goals_complete === true,
    });
    expect(headlines).toEqual(world.expected.headlines);
  });

  it('leaves the long lists out unless asked, and says the same', () => {
    const short = analyse(takeSnapshot(world.catalogue, world.place, world.figures, world.asOf), undefined, {
      national: world.national,
    });
    expect(short.structural).toEqual([]);
    expect(short.pairs).toEqual([]);
    expect(short.findings).toEqual(report.findings);
    expect(short.headlines).toEqual(report.headlines);
  });
});
