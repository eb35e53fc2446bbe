import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { lookDays } from '#domain/alignment/through-time/look-days';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { aBoard } from '#domain/testing/build-board';
import { aCatalogue, aConcept, aGoal, aMeasure, aPlace, aPayment } from '#domain/testing/build-catalogue';
import { loadWorld } from '#domain/testing/world-1/world';
import { toThroughTimeView, type ThroughTimeInput } from './to-through-time-view.ts';

const catalogue = aCatalogue({
  concepts: [aConcept('c')],
  measures: [aMeasure('m', { concept: 'c', name: 'Stays' }), aMeasure('pots', { name: 'Pots' })],
  goals: [
    aGoal('hospital/m'),
    aGoal('council/m', { polarity: 'lower', in_force_from: '2016-07-01', in_force_to: '2018-05-31' }),
    aGoal('board/pots', { polarity: 'lower' }),
  ],
  incentives: [aPayment('p', 'hospital', 'pots', 1, { in_force_from: '2017-10-01' })],
});
const rows: FigureRow[] = [{ measure: 'm', area: 'P', level: 'council', period: '2016/17', value: 80 }];

function tell(asOf: string, more: Partial<ThroughTimeInput> = {}) {
  const board = more.board ?? aBoard('P', { name: 'Northtown', from: '2015-04-01' });
  const looks = lookDays(board.from, asOf).days.map((day) => {
    const snapshot = takeSnapshot(catalogue, aPlace(), Figures.from(rows), day);
    return { snapshot, report: analyse(snapshot) };
  });
  return toThroughTimeView({ board, looks, before: [], after: [], lastDay: '2026-11-22', ...more });
}

describe('the story of a place', () => {
  const view = tell('2019-11-30');
  const opposite = view.rows.find(({ kind }) => kind === 'POLARITY');

  it('begins with how many there were and are, and where most changed', () => {
    const [first, last] = [view.looks[0], view.looks.at(-1)];
    expect(view.title).toMatch(
      new RegExp(
        `^Since 31 March 2016 the conflicts in Northtown have gone from ${first?.conflicts ?? ''} to ${last?.conflicts ?? ''}; `,
      ),
    );
    expect(view.lead).toContain('Most changed between');
  });

  it('says when a conflict held, and by which goal it began and ended', () => {
    expect(opposite?.span).toBe('2017 to 2018');
    expect(opposite?.turns.map(({ what, text }) => [what, text])).toEqual([
      ['began', 'C was held to Stays from 1 July 2016.'],
      ['ended', 'C was held to Stays until 31 May 2018.'],
    ]);
  });

  it('names a payment by who pays whom', () => {
    const paid = view.rows.find(({ kind }) => kind === 'INCENTIVE');
    expect(paid?.turns[0]?.text).toBe('The payment from board to hospital that follows Pots began on 1 October 2017.');
    expect(paid?.turns[0]?.grounds).toEqual(['payment']);
    expect(paid?.span).toBe('since 2018');
  });

  it('adds up: what began and ended leads from one look to the next', () => {
    view.looks.forEach((look, index) => {
      const before = view.looks[index - 1];
      if (before !== undefined) expect(before.conflicts + look.began - look.ended).toBe(look.conflicts);
    });
    for (const row of view.rows) expect(row.cells.every(({ id }) => id < row.ids.length)).toBeTrue();
  });

  it('says what was there before the board, and where the story goes on', () => {
    expect(view.before?.years).toBe('2011 to 2015');
    expect(view.before?.words).toContain('no board held these goals together');
    expect(view.after.map(({ words }) => words)).toEqual(['Northtown, to 22 November 2026']);
    const old = aBoard('OLD', { name: 'Oldshire', to: '2015-03-31' });
    const told = tell('2026-11-22', { before: [{ board: old, lastDay: '2015-03-31' }] });
    expect(told.before?.boards).toEqual([
      { code: 'OLD', name: 'Oldshire', asOf: '2015-03-31', words: 'Oldshire, until 31 March 2015' },
    ]);
    expect(told.after).toEqual([]);
  });

  it('is told of a first look alone', () => {
    const young = tell('2016-08-01', { board: aBoard('P', { name: 'Northtown', from: '2016-05-01' }) });
    expect(young.looks.length).toBe(1);
    expect(young.title).toMatch(/^On 1 August 2016, the first look there is, /);
    expect(young.rows.flatMap(({ turns }) => turns)).toEqual([]);
  });

  it('is told of a place without a conflict', () => {
    const board = aBoard('P');
    const snapshot = takeSnapshot(aCatalogue(), aPlace(), Figures.none(), '2014-03-31');
    const quiet = toThroughTimeView({
      board,
      looks: [{ snapshot, report: analyse(snapshot) }],
      before: [],
      after: [],
      lastDay: '2014-03-31',
    });
    expect([quiet.title, quiet.rows]).toEqual(['No conflict is found by rule in P at any look.', []]);
  });

  it('names the ground of every turn in a world of all kinds, and prints no id', () => {
    const world = loadWorld();
    const looks = lookDays('2025-04-01', world.asOf).days.map((day) => {
      const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, day);
      return { snapshot, report: analyse(snapshot) };
    });
    const told = toThroughTimeView({ board: aBoard('P01'), looks, before: [], after: [], lastDay: world.asOf });
    expect(told.rows.length).toBeGreaterThan(10);
    for (const row of told.rows) {
      expect(row.name).not.toBe('');
      for (const turn of row.turns) expect(turn.text).not.toMatch(/undefined|null/);
    }
  });
});
