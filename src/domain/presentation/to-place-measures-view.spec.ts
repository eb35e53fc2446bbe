import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { readGoal } from '#domain/alignment/speaking-value';
import type { Board } from '#domain/framework/place-agencies';
import { isFresh } from '#domain/measure/period';
import { loadWorld } from '#domain/testing/world-1/world';
import { targetInWords } from './target-words.ts';
import { toPlaceMeasureView } from './to-place-measure-view.ts';
import { toPlaceMeasuresView } from './to-place-measures-view.ts';
import { seriesFileName, toSeriesCsv } from './to-series-csv.ts';

describe('the measures of a place', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);
  const board: Board = {
    code: 'P01',
    figuresCode: 'P01',
    name: 'Testshire',
    board: 'Testshire Board',
    from: '2013-04-01',
    to: null,
    predecessors: [],
    successors: [],
    note: null,
    region: null,
    hex: null,
    population: null,
    similar: [],
    neighbours: [],
    districts: [],
    agencies: world.place,
  };
  const view = toPlaceMeasuresView({ board, snapshot, report });
  const oneOf = (id: string) => {
    const one = toPlaceMeasureView({ board, snapshot, report, like: [] }, id);
    if (one === null) throw new Error(`${id} is on file`);
    return one;
  };

  it('list every measure that somebody here is held to, once', () => {
    const held = view.rows.filter((row) => row.held > 0).map((row) => row.id);
    expect([...held].sort()).toEqual([...snapshot.goalsByMeasure.keys()].sort());
  });

  it('call a target met or missed only where a reading of the goal says so', () => {
    for (const row of view.rows) {
      const goals = snapshot.goalsByMeasure.get(row.id) ?? [];
      for (const target of row.targets.filter(({ state }) => state !== 'unknown')) {
        const states = goals
          .filter((goal) => goal.row.target === null || targetInWords(goal.row.target) === target.words)
          .flatMap((goal) => readGoal(snapshot, goal).map((reading) => reading.state));
        expect(states)
          .withContext(`${row.name}: ${target.words}`)
          .toContain(target.state === 'met' ? 'met' : 'missed');
      }
    }
    expect(view.counts.met + view.counts.missed).toBeGreaterThan(0);
  });

  it('judge nothing by an old figure or by none, and say why', () => {
    for (const row of view.rows.filter(({ figure }) => figure.state !== 'fresh')) {
      expect(row.targets.every(({ state }) => state === 'unknown'))
        .withContext(row.name)
        .toBeTrue();
      expect(row.direction.way).withContext(row.name).toBeNull();
      if (row.figure.state === 'none') expect(row.wouldBring).not.toBe('');
      else expect(row.figure.periodWords).toContain('too old to judge');
    }
    for (const { figure } of view.rows)
      if (figure.end !== null) expect(isFresh(figure.end, world.asOf)).toBe(figure.state === 'fresh');
  });

  it('call a change clear only beside enough areas of its kind', () => {
    for (const { direction, name } of view.rows) {
      if (direction.clear === null) expect(direction.words).withContext(name).not.toContain('larger changes');
      if (direction.clear === true)
        expect(direction.words).withContext(name).toContain('among the larger changes in England');
    }
  });

  it('give each headline its number where the measure takes part in it', () => {
    for (const row of view.rows)
      for (const headline of row.headlines) {
        expect(report.headlines[headline.number - 1]).toBe(headline.id);
        expect(report.findings.find(({ id }) => id === headline.id)?.measures).toContain(row.id);
      }
  });

  it('say of one measure what the table says, with the same words and every finding on it', () => {
    for (const row of view.rows) {
      const one = oneOf(row.id);
      expect(one.figure).withContext(row.name).toEqual(row.figure);
      expect(one.direction).withContext(row.name).toEqual(row.direction);
      expect(one.alignment).withContext(row.name).toEqual(row.alignment);
      expect(one.held.map(({ goal }) => goal).sort()).toEqual(
        (snapshot.goalsByMeasure.get(row.id) ?? []).map(({ row: { id } }) => id).sort(),
      );
      expect([...one.conflicts, ...one.helps].length).toBe(
        report.findings.filter((finding) => finding.measures.includes(row.id)).length,
      );
      expect(one.title).not.toMatch(/undefined|NaN| caus|because of| due to /);
    }
  });

  it('know no measure that is not on file', () => {
    expect(toPlaceMeasureView({ board, snapshot, report, like: [] }, 'nothing')).toBeNull();
  });

  it('write one row a point, as the page prints it, and no row that a spreadsheet would run', () => {
    const row = view.rows.find(({ spark }) => spark.length > 2);
    if (row === undefined) throw new Error('the world has figures');
    const one = oneOf(row.id);
    const text = toSeriesCsv({ ...one, measure: { ...one.measure, name: '=1+1' } });
    const points = (one.series?.lines ?? []).reduce((sum, { points: all }) => sum + all.length, 0);
    expect(text.trimEnd().split('\r\n').length).toBe(points + 1);
    expect(text).toContain("'=1+1");
    expect(seriesFileName(one)).toMatch(/^measure-[a-z0-9-]+-testshire-\d{4}-\d{2}-\d{2}\.csv$/);
  });
});
