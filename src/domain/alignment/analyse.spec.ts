import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import {
  aCatalogue,
  aConcept,
  aGoal,
  aLink,
  aMeasure,
  anAgency,
  aPlace,
  aTarget,
} from '#domain/testing/build-catalogue';
import { loadWorld } from '#domain/testing/world-1/world';
import fc from 'fast-check';
import { analyse } from './analyse.ts';
import type { AlignmentReport, Finding } from './report.ts';
import { takeSnapshot } from './snapshot.ts';

const world = loadWorld();

function reportOf(
  catalogue: Catalogue = world.catalogue,
  place: PlaceAgencies = world.place,
  rows: readonly FigureRow[] = world.rows,
  asOf: string = world.asOf,
): AlignmentReport {
  return analyse(takeSnapshot(catalogue, place, Figures.from(rows), asOf), undefined, {
    details: true,
    national: world.national,
  });
}

const whole = reportOf();
const ids = (report: AlignmentReport): string[] => report.findings.map((finding) => finding.id);

/** A seed turned into an order, so that a failing run can be repeated. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const copy = [...items];
  let state = seed + 1;
  for (let index = copy.length - 1; index > 0; index -= 1) {
    state = (state * 48271) % 2147483647;
    const other = state % (index + 1);
    const [a, b] = [copy[index], copy[other]];
    if (a === undefined || b === undefined) continue;
    copy[index] = b;
    copy[other] = a;
  }
  return copy;
}

const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('the analysis of a place', () => {
  it('gives the same report for the same snapshot, ordered by id, each id once', () => {
    expect(reportOf()).toEqual(whole);
    expect(ids(whole)).toEqual([...ids(whole)].sort());
    expect(new Set(ids(whole)).size).toBe(whole.findings.length);
  });

  it('never depends on the order of the rows that come in', () => {
    fc.assert(
      fc.property(seed, (at) => {
        const { catalogue, place, rows } = world;
        const mixed: Catalogue = {
          ...catalogue,
          measures: shuffled(catalogue.measures, at),
          goals: shuffled(catalogue.goals, at + 1),
          incentives: shuffled(catalogue.incentives, at + 2),
          links: shuffled(catalogue.links, at + 3),
          costEffects: shuffled(catalogue.costEffects, at + 4),
          latentNodes: shuffled(catalogue.latentNodes, at + 5),
          agencyTypes: shuffled(catalogue.agencyTypes, at + 6),
          designRisks: shuffled(catalogue.designRisks, at + 7),
        };
        const report = reportOf(mixed, { ...place, agencies: shuffled(place.agencies, at) }, shuffled(rows, at));
        expect(withoutWords(report)).toEqual(withoutWords(whole));
      }),
      { numRuns: 6 },
    );
  });

  it('is not changed by a goal on something nobody else is held to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('t_council', 't_gp', 't_mayor', 't_icb'),
        fc.constantFrom('higher', 'lower'),
        (type, polarity) => {
          const { catalogue } = world;
          const more: Catalogue = {
            ...catalogue,
            version: `${catalogue.version} and one goal`,
            concepts: [...catalogue.concepts, aConcept('apart', 'area apart')],
            measures: [...catalogue.measures, aMeasure('zz', { concept: 'apart', domain: 'outcomes' })],
            goals: [...catalogue.goals, aGoal(`${type}/zz`, { polarity, weight: null, target: aTarget('>=', 50) })],
          };
          const report = reportOf(more);
          // the balance of the type that holds it is another, everything else the same
          const kept = (all: AlignmentReport): readonly Finding[] =>
            all.findings.filter((finding) => finding.kind !== 'IMBALANCE');
          expect(kept(report)).toEqual(kept(whole));
          expect(report.headlines).toEqual(whole.headlines);
          expect(report.index).toEqual(whole.index);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('is never surer for having less evidence', () => {
    const grades = ['A', 'B', 'C', 'D'] as const;
    fc.assert(
      fc.property(seed, (at) => {
        const { catalogue } = world;
        const number = at % catalogue.links.length;
        const weakened: Catalogue = {
          ...catalogue,
          links: catalogue.links.map((link, index) => (index === number ? { ...link, confidence: 'D' } : link)),
          measures: catalogue.measures.map((measure, index) =>
            index === at % catalogue.measures.length ? { ...measure, verified: false } : measure,
          ),
        };
        const before = new Map(whole.findings.map((finding) => [finding.id, finding.confidence]));
        for (const finding of reportOf(weakened).findings) {
          const grade = before.get(finding.id);
          if (grade !== undefined)
            expect(grades.indexOf(finding.confidence)).toBeGreaterThanOrEqual(grades.indexOf(grade));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('never makes a finding look less severe at the top for losing its figures', () => {
    const blind = reportOf(world.catalogue, world.place, []);
    const known = new Map(whole.findings.map((finding) => [finding.id, finding.severity]));
    for (const finding of blind.findings) {
      const top = known.get(finding.id)?.range[1];
      if (top !== undefined)
        expect(finding.severity?.range[1] ?? 0)
          .withContext(finding.id)
          .toBeGreaterThanOrEqual(top);
      expect(finding.figures).toEqual([]);
    }
  });

  it('keeps its ids when figures, names and the order of rows change', () => {
    const byRule = (report: AlignmentReport): string[] =>
      ids(report).filter(
        (id) => !/^(EMPIRICAL|WHOLE_RED|ATTRIBUTION\/(moved|reasons)|TARGET\/never_both|FOOTPRINT\/split)/.test(id),
      );
    const renamed: PlaceAgencies = {
      ...world.place,
      agencies: world.place.agencies.map((row) => ({ ...row, name: `${row.name} renamed` })),
    };
    const changed = world.rows.map((row) => ({ ...row, value: row.value === null ? null : row.value + 1 }));
    expect(byRule(reportOf(world.catalogue, renamed, changed))).toEqual(byRule(whole));
  });

  it('gives every answer years later when every date is years later, and years earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 60 }), (years) => {
        const day = <T extends string | null>(text: T): T =>
          (text === null ? null : `${Number(text.slice(0, 4)) + years}${text.slice(4)}`) as T;
        const { catalogue, place } = world;
        const later: Catalogue = {
          ...catalogue,
          measures: catalogue.measures.map((row) => ({
            ...row,
            in_use_from: day(row.in_use_from),
            in_use_to: day(row.in_use_to),
          })),
          goals: catalogue.goals.map((row) => ({
            ...row,
            deadline: day(row.deadline),
            in_force_from: day(row.in_force_from),
            in_force_to: day(row.in_force_to),
          })),
          incentives: catalogue.incentives.map((row) => ({
            ...row,
            in_force_from: day(row.in_force_from),
            in_force_to: day(row.in_force_to),
          })),
        };
        const movedPlace: PlaceAgencies = {
          ...place,
          agencies: place.agencies.map((row) => ({ ...row, from: day(row.from), to: day(row.to) })),
          delegations: place.delegations.map((row) => ({ ...row, from: day(row.from), to: day(row.to) })),
        };
        const movedRows = world.rows.map((row) => ({ ...row, period: laterPeriod(row.period, years) }));
        const report = reportOf(later, movedPlace, movedRows, day(world.asOf));
        expect(ids(report)).toEqual(ids(whole));
        expect(report.headlines).toEqual(whole.headlines);
        expect(report.index).toEqual(whole.index);
        const plain = (all: AlignmentReport): unknown[] =>
          all.findings.map(({ severity, here, figures, unusual, score, confidence }) => ({
            severity,
            here,
            figures,
            unusual,
            score,
            confidence,
          }));
        expect(plain(report)).toEqual(plain(whole));
        expect(report.pairs.map(({ status, rho }) => [status, rho])).toEqual(
          whole.pairs.map(({ status, rho }) => [status, rho]),
        );
      }),
      { numRuns: 8 },
    );
  });

  it('answers calmly for an empty catalogue, an agency without goals and a measure that nobody is held to', () => {
    const empty = analyse(takeSnapshot(aCatalogue(), aPlace(), Figures.none(), world.asOf), undefined, {
      details: true,
    });
    expect([empty.findings, empty.headlines, empty.pairs, empty.index.total.index]).toEqual([[], [], [], null]);
    const idle = aCatalogue({ measures: [aMeasure('m')], links: [aLink('m', 1, 'm')] });
    expect(analyse(takeSnapshot(idle, aPlace(), Figures.none(), world.asOf)).findings).toEqual([]);
  });

  it('lists who holds what only with a place', () => {
    const alone = analyse(takeSnapshot(world.catalogue, null, Figures.none(), world.asOf));
    expect(alone.findings.every((finding) => finding.agencies === undefined && finding.here === 'none')).toBeTrue();
    const empty = reportOf(world.catalogue, { ...world.place, agencies: [anAgency('x', ['t_gp'])] });
    expect(empty.findings.every((finding) => finding.agencies !== undefined)).toBeTrue();
  });
});

/** A report as it is compared: without the analyst's line and what only lists in the order of the files. */
function withoutWords(report: AlignmentReport): unknown {
  return {
    ...report,
    findings: report.findings.map(
      ({
        id,
        goals,
        measures,
        agencies,
        agencyTypes,
        score,
        severity,
        confidence,
        here,
        figures,
        unusual,
        root,
        echoes,
      }) => ({
        id,
        goals,
        measures,
        agencies,
        agencyTypes,
        score: Math.round(score * 1e9) / 1e9,
        severity,
        confidence,
        here,
        figures,
        unusual,
        root,
        echoes,
      }),
    ),
  };
}

function laterPeriod(period: string, years: number): string {
  const year = Number(period.slice(0, 4)) + years;
  return period.includes('/') ? `${year}/${String((year + 1) % 100).padStart(2, '0')}` : `${year}${period.slice(4)}`;
}
