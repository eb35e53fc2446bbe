import { readFileSync, readdirSync } from 'node:fs';
import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { loadCatalogue } from '#domain/framework/load-catalogue';
import { Figures } from '#domain/measure/figures';

/** What the reference of the rules says of the catalogue as shipped, without a place. A change of the catalogue changes it. */
const EXPECTED = {
  '2026-11-22': {
    findings: 139,
    counts: {
      CONTENTION: 9,
      COST_SHUNT: 9,
      DEFINITION: 5,
      DOUBLE_COUNT: 8,
      FOOTPRINT: 6,
      GAMING: 29,
      IMBALANCE: 4,
      INCENTIVE: 4,
      ORPHAN: 17,
      POLARITY: 1,
      STRUCTURAL: 21,
      SYNERGY: 15,
      TARGET: 7,
      TIMING: 1,
      UNCONTROLLABLE: 3,
    },
    index: [257, 107, 2, 241],
    paths: 403,
    loops: ['balancing', 'balancing'],
    tradeOffs: 21,
    roots: 17,
  },
  '2017-09-30': {
    findings: 116,
    counts: {
      ATTRIBUTION: 1,
      CONTENTION: 5,
      COST_SHUNT: 7,
      DEFINITION: 1,
      DOUBLE_COUNT: 9,
      FOOTPRINT: 6,
      GAMING: 20,
      IMBALANCE: 2,
      INCENTIVE: 12,
      ORPHAN: 20,
      POLARITY: 2,
      STRUCTURAL: 10,
      SYNERGY: 18,
      TARGET: 1,
      UNCONTROLLABLE: 2,
    },
    index: [191, 52, 5, 244],
    paths: 437,
    loops: ['balancing', 'balancing'],
    tradeOffs: 17,
    roots: 9,
  },
} as const;

describe('the shipped catalogue without a place', () => {
  for (const day of ['2026-11-22', '2017-09-30'] as const) {
    it(`gives the findings, index, paths, loops and roots of the reference on ${day}`, () => {
      const report = analyseCatalogue(day);
      const expected = EXPECTED[day];
      const { aligned, tension, opposed, unknown } = report.index.total;
      const tradeOffs = report.structural.filter((pair) => pair.class === 'trade_off' && pair.ownership === 'full');
      expect(report.findings.length).toBe(expected.findings);
      expect(countKinds(report)).toEqual(expected.counts);
      expect([aligned, tension, opposed, unknown]).toEqual([...expected.index]);
      expect(report.paths.total).toBe(expected.paths);
      expect(report.loops.map((loop) => loop.type)).toEqual([...expected.loops]);
      expect(tradeOffs.length).toBe(expected.tradeOffs);
      expect(new Set(tradeOffs.map((pair) => pair.root?.join('>'))).size).toBe(expected.roots);
    });
  }

  it('says nothing of a place, and nothing local', () => {
    const report = analyseCatalogue('2026-11-22');
    expect(report.place).toBeNull();
    expect(report.findings.every((finding) => finding.here === 'none')).toBeTrue();
    expect(report.findings.every((finding) => (finding.severity?.local ?? null) === null)).toBeTrue();
    expect(report.findings.every((finding) => finding.agencies === undefined)).toBeTrue();
    expect(report.findings.every((finding) => finding.figures.length === 0)).toBeTrue();
  });

  it('flags the agency types whose success lies in too few domains', () => {
    const found = analyseCatalogue('2026-11-22').findings.filter((finding) => finding.kind === 'IMBALANCE');
    const shares = found.map((finding) => [
      finding.agencyTypes[0],
      ...Object.values(finding.domainShares ?? {}).map((share) => share.toFixed(2)),
      finding.score.toFixed(2),
      finding.reportedShare?.toFixed(2),
    ]);
    expect(shares).toEqual([
      ['ambulance_trust', '0.75', '0.00', '0.25', '0.51', '0.00'],
      ['community_trust', '0.64', '0.09', '0.27', '0.78', '0.09'],
      ['council_public_health', '0.17', '0.83', '0.00', '0.41', '0.00'],
      ['gp_practice', '0.80', '0.20', '0.00', '0.46', '0.60'],
    ]);
  });
});

function analyseCatalogue(day: string): AlignmentReport {
  const folder = new URL('../../../catalogue/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const files = Object.fromEntries(
    names.map((name): [string, unknown] => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  );
  const loaded = loadCatalogue(files);
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.faults));
  return analyse(takeSnapshot(loaded.catalogue, null, Figures.none(), day), undefined, { details: true });
}

function countKinds(report: AlignmentReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of report.findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
