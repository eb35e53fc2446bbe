import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Board } from '#domain/framework/place-agencies';
import { loadWorld } from '#domain/testing/world-1/world';
import { toConflictView } from './to-conflict-view.ts';
import { toJourneyView } from './to-journey-view.ts';

describe('the views of a place', () => {
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
  const journey = toJourneyView({ board, snapshot, report, newestFigures: '2026-10-31' });

  it('show every finding once: as a headline, or among the others of its kind', () => {
    const shown = [...journey.headlines, ...journey.others.flatMap((group) => group.cards)].map((card) => card.id);
    expect([...shown].sort()).toEqual(report.findings.map((finding) => finding.id));
  });

  it('number the headlines in the order a board reads them', () => {
    expect(journey.headlines.map((card) => card.id)).toEqual([...report.headlines]);
    expect(journey.headlines.map((card) => card.number)).toEqual(journey.headlines.map((_, index) => index + 1));
  });

  it('draw every arc from an earlier step to a later one, and every pin at a step of the journey', () => {
    const order = journey.steps.map((step) => step.id);
    for (const { placement } of journey.headlines) {
      if (placement.form === 'arc') expect(order.indexOf(placement.from)).toBeLessThan(order.indexOf(placement.to));
      if (placement.form === 'pin') expect(order).toContain(placement.step);
    }
  });

  it('give a state to a mark only where a figure speaks, and say both in words', () => {
    for (const mark of journey.lanes.flatMap((lane) => lane.cells.flatMap((cell) => cell.marks))) {
      expect(mark.words.startsWith(mark.measureName)).toBeTrue();
      if (mark.state === 'no figures') expect(mark.words).toMatch(/no figures here|too old to judge|does not speak/);
      else expect(mark.words).not.toContain('no figures');
    }
  });

  it('judge no distant hospital', () => {
    const distant = journey.lanes.filter((lane) => !lane.judged);
    for (const mark of distant.flatMap((lane) => lane.cells.flatMap((cell) => cell.marks)))
      expect(mark.state).toBe('no figures');
    const firstDistant = journey.lanes.findIndex((lane) => !lane.judged);
    if (firstDistant >= 0) expect(journey.lanes.slice(firstDistant).every((lane) => !lane.judged)).toBeTrue();
  });

  it('offer newer figures only where little is seen here, and never the day itself', () => {
    const bare = { ...report, findings: report.findings.filter((finding) => finding.here === 'none'), headlines: [] };
    expect(toJourneyView({ board, snapshot, report: bare, newestFigures: '2023-03-31' }).newerFigures).toEqual({
      text: 'Our newest figures here are for 31 March 2023. Look from there.',
      asOf: '2023-03-31',
    });
    expect(toJourneyView({ board, snapshot, report: bare, newestFigures: report.asOf }).newerFigures).toBeNull();
    expect(toJourneyView({ board, snapshot, report: bare, newestFigures: null }).newerFigures).toBeNull();
    expect(journey.newerFigures).toBeNull();
  });

  it('open every finding as a conflict of its own, with two sides at most', () => {
    for (const finding of report.findings) {
      const view = toConflictView({ board, snapshot, report }, finding.id);
      expect(view?.card.id).toBe(finding.id);
      expect(view?.sides.length ?? 3).toBeLessThan(3);
      expect(view?.moves.length ?? 0).toBeGreaterThan(0);
      expect(view?.confidenceWords.meaning).not.toBe('');
    }
    expect(toConflictView({ board, snapshot, report }, 'no such finding')).toBeNull();
  });

  it('draw chart and table from one series, and shade the two windows a rule compared', () => {
    const moved = report.findings.find((finding) => finding.kind === 'ATTRIBUTION' && finding.subkind === 'moved');
    const view = toConflictView({ board, snapshot, report }, moved?.id ?? '');
    expect(view?.series?.windows.length).toBe(2);
    expect(view?.series?.windows.map((window) => window.means.map((mean) => mean.text))).toEqual([
      view?.compared?.rows.map((row) => row.cells[0]?.text ?? '') ?? [],
      view?.compared?.rows.map((row) => row.cells[1]?.text ?? '') ?? [],
    ]);
  });

  it('is the same when it is made twice', () => {
    expect(toJourneyView({ board, snapshot, report, newestFigures: '2026-10-31' })).toEqual(journey);
  });
});
