import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { AgenciesView } from '#domain/contract/agencies-view';
import { AgencyView } from '#domain/contract/agency-view';
import type { AgencyRow, Board } from '#domain/framework/place-agencies';
import { aCatalogue, aMeasure } from '#domain/testing/build-catalogue';
import { loadWorld } from '#domain/testing/world-1/world';
import { Value } from 'typebox/value';
import { elsewhereInWords } from './agency-serves.ts';
import { toAgenciesView } from './to-agencies-view.ts';
import { toAgencyView } from './to-agency-view.ts';

const boardOf = (agencies: Board['agencies']): Board => ({
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
  agencies,
});
const nothingElsewhere = { whole: 0, first: 0, headlines: [] };

describe('the organisations of a place', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);
  const board = boardOf(world.place);
  const view = toAgenciesView({ board, snapshot, report });

  it('fit their contract', () => {
    expect(Value.Check(AgenciesView, JSON.parse(JSON.stringify(view)))).toBeTrue();
  });

  it('stand to each other as the index counts them, pair by pair and in total', () => {
    expect(view.pairs.length).toBe(report.index.pairs.length);
    for (const counted of report.index.pairs) {
      const pair = view.pairs.find(({ agencies }) => counted.agencies.every((id) => agencies.includes(id)));
      expect([pair?.aligned, pair?.tension, pair?.opposed, pair?.unknown]).toEqual([
        counted.aligned,
        counted.tension,
        counted.opposed,
        counted.unknown,
      ]);
    }
    expect(view.total).toEqual(report.index.total);
  });

  it('list for each pair every comparison that is counted', () => {
    for (const pair of view.pairs) {
      for (const standing of ['aligned', 'tension', 'opposed', 'unknown'] as const) {
        const listed = pair.compared
          .filter((row) => row.standing === standing)
          .reduce((sum, row) => sum + row.goals, 0);
        expect(listed).toBe(pair[standing]);
      }
      for (const { measures } of pair.compared)
        expect(measures.every((place) => view.measures[place] !== undefined)).toBeTrue();
    }
  });

  it('hold every goal once for each holder, in the lines of their capacities', () => {
    for (const row of view.agencies) {
      expect(row.goals).toBe(snapshot.goals.filter((goal) => goal.holders.includes(row.id)).length);
      expect(row.lines.reduce((sum, line) => sum + line.goals, 0)).toBe(row.goals);
    }
  });

  it('name in the title how many pairs pull apart, and what nobody knows', () => {
    const pulling = report.index.pairs.filter((pair) => pair.tension + pair.opposed > 0).length;
    expect(view.title).toContain('In Testshire');
    expect(view.title).toMatch(/pairs? of organisations pulls? against each other in at least one goal/);
    expect(pulling).toBeGreaterThan(0);
    expect(view.title).toContain(`nobody knows how ${report.index.total.unknown} stand`);
  });

  it('count the conflicts that involve both of a pair as the list of conflicts does', () => {
    for (const pair of view.pairs) {
      const both = report.findings.filter(
        (finding) => finding.kind !== 'SYNERGY' && pair.agencies.every((id) => finding.agencies?.includes(id) === true),
      );
      expect(pair.conflicts).toBe(both.length);
      expect(pair.first.length).toBe(Math.min(both.length, 3));
    }
  });

  it('have each a page that fits its contract and holds the same goals', () => {
    for (const { id, goals } of view.agencies) {
      const one = toAgencyView({ board, snapshot, report, boards: [board], elsewhere: nothingElsewhere }, id);
      expect(one).not.toBeNull();
      expect(Value.Check(AgencyView, JSON.parse(JSON.stringify(one)))).toBeTrue();
      expect(one?.heldTo.reduce((sum, domain) => sum + domain.goals.length, 0)).toBe(goals);
      expect(one?.presence).toBe('here');
    }
  });

  it('are not known by a code the place never had', () => {
    expect(
      toAgencyView({ board, snapshot, report, boards: [board], elsewhere: nothingElsewhere }, '__proto__'),
    ).toBeNull();
  });
});

describe('an organisation that is not here on the day', () => {
  const row = (more: Partial<AgencyRow>): AgencyRow => ({
    id: 'C1',
    name: 'Northtown CCG',
    types: ['board'],
    from: '2013-04-01',
    to: '2019-03-31',
    share: 1,
    back: 1,
    other_places: 0,
    main: true,
    basis: 'knowledge',
    collective: null,
    ...more,
  });
  const place = {
    place: 'P01',
    comparator: null,
    agencies: [row({}), row({ id: 'C2', name: 'Shire CCG', from: '2019-04-01', to: null })],
    delegations: [],
  };
  const catalogue = aCatalogue({ measures: [aMeasure('m')] });
  const figures = loadWorld().figures;
  const viewOn = (asOf: string, agency: string) => {
    const snapshot = takeSnapshot(catalogue, place, figures, asOf);
    return toAgencyView(
      {
        board: boardOf(place),
        snapshot,
        report: analyse(snapshot),
        boards: [boardOf(place)],
        elsewhere: nothingElsewhere,
      },
      agency,
    );
  };

  it('says when it ended, who followed it, and from which day it can be seen', () => {
    const view = viewOn('2025-03-31', 'C1');
    expect(view?.presence).toBe('ended');
    expect(view?.title).toBe('Northtown CCG served Testshire until 31 March 2019.');
    expect(view?.inTime.neighbours).toEqual([
      { id: 'C2', name: 'Shire CCG', words: 'followed it on 1 April 2019, and holds its duties on this day' },
    ]);
    expect(view?.inTime.seenOn?.asOf).toBe('2019-03-31');
    expect(view?.heldTo.every(({ goals }) => goals.length === 0)).toBeTrue();
    expect(view?.spells.every(({ toBeChecked }) => toBeChecked)).toBeTrue();
  });

  it('ended yesterday is ended, and on its last day it is here', () => {
    expect(viewOn('2019-04-01', 'C1')?.presence).toBe('ended');
    expect(viewOn('2019-03-31', 'C1')?.presence).toBe('here');
  });

  it('before its first day is not yet here', () => {
    const view = viewOn('2018-03-31', 'C2');
    expect(view?.presence).toBe('not yet');
    expect(view?.title).toBe('Shire CCG has served Testshire only since 1 April 2019.');
    expect(view?.inTime.neighbours[0]?.name).toBe('Northtown CCG');
  });
});

describe('what is said of other places', () => {
  it('is never more than was looked at', () => {
    expect(elsewhereInWords(0, 0, 0, 0)).toBe('It serves no other place, so no other place can name it.');
    expect(elsewhereInWords(14, 0, 0, 0)).toContain('None of the 14 other places it serves has been looked at');
    expect(elsewhereInWords(14, 2, 3, 0)).toBe(
      'Of the 14 other places it serves five have been looked at for this day, three of them by the first headline alone: no headline there names it.',
    );
    expect(elsewhereInWords(1, 0, 1, 1)).toBe(
      'The one other place it serves has been looked at for this day, by the first headline alone: one headline there names it.',
    );
  });
});
