import { analyse } from '#domain/alignment/analyse';
import { lacksToClose } from '#domain/alignment/seam-closing';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { readGoal } from '#domain/alignment/speaking-value';
import { PlaceSeamView } from '#domain/contract/place-seam-view';
import { PlaceStepView } from '#domain/contract/place-step-view';
import type { Board, PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures } from '#domain/measure/figures';
import { aCatalogue, aGoal, aMeasure, anAgency, aPlace, aStep, aTarget } from '#domain/testing/build-catalogue';
import { loadWorld } from '#domain/testing/world-1/world';
import { Value } from 'typebox/value';
import { toPlaceSeamView } from './to-place-seam-view.ts';
import { toPlaceStepView } from './to-place-step-view.ts';

const boardOf = (agencies: PlaceAgencies): Board => ({
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

/** A hospital that hands over to the council, with what is told. */
function small(
  parts: Parameters<typeof aCatalogue>[0] = {},
  place: PlaceAgencies = aPlace(),
  rows: Parameters<typeof Figures.from>[0] = [],
) {
  const snapshot = takeSnapshot(
    aCatalogue({
      steps: [
        aStep('J1', ['felt here', 'shared'], { owner: 'hospital', name: 'Hospital stay', order: 1 }),
        aStep('J2', ['shared', 'clock'], { owner: 'council', name: 'Back home', order: 2, gap: 'Seen at J1-J2.' }),
      ],
      seams: [{ from_step: 'J1', to_step: 'J2' }],
      ...parts,
    }),
    place,
    Figures.from(rows),
    '2026-11-22',
  );
  return { board: boardOf(place), snapshot, report: analyse(snapshot) };
}

const felt = (id: string, more: Parameters<typeof aMeasure>[1] = {}) =>
  aMeasure(id, { domain: 'felt', experience_kind: 'reported', ...more });

describe('a step of the journey at a place', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);
  const input = { board: boardOf(world.place), snapshot, report };
  const steps = world.catalogue.steps.map((step) => {
    const view = toPlaceStepView(input, step.id);
    if (view === null) throw new Error(`${step.id} is on file`);
    return { step, view };
  });

  it('fits its contract and says no id', () => {
    expect(steps.length).toBeGreaterThan(0);
    for (const { step, view } of steps) {
      expect(Value.Check(PlaceStepView, JSON.parse(JSON.stringify(view))))
        .withContext(step.id)
        .toBeTrue();
      expect(`${view.title} ${view.lead}`).not.toMatch(/undefined|NaN|\bJ\d/);
    }
  });

  it('lists each measure of the step that somebody here is held to, once, under its domain', () => {
    for (const { step, view } of steps) {
      const shown = view.domains.flatMap((domain) => domain.measures.map((row) => row.id));
      const held = step.measures.filter((id) => snapshot.goalsByMeasure.has(id));
      expect([...shown].sort())
        .withContext(step.id)
        .toEqual([...held].sort());
      for (const domain of view.domains) for (const row of domain.measures) expect(row.domain).toBe(domain.id);
    }
  });

  it('calls a goal met or missed only where a reading of that organisation says so', () => {
    for (const { view } of steps)
      for (const row of view.domains.flatMap((domain) => domain.measures))
        for (const holder of row.holders) {
          const states = (snapshot.goalsByMeasure.get(row.id) ?? [])
            .filter((goal) => goal.holders.includes(holder.id))
            .flatMap((goal) => readGoal(snapshot, goal).filter(({ agency }) => agency === holder.id))
            .map(({ state }) => state);
          if (holder.state === 'met' || holder.state === 'missed') expect(states).toContain(holder.state);
          else
            expect(states.some((state) => state !== null))
              .withContext(`${row.name}: ${holder.name}`)
              .toBeFalse();
        }
  });

  it('names the finding beside each side that nobody measures, and beside no other', () => {
    for (const { step, view } of steps)
      for (const domain of view.domains) {
        const hole = report.findings.find(
          (one) => one.subkind === 'domain_hole' && one.step === step.id && one.domain === domain.id,
        );
        expect(domain.hole)
          .withContext(`${step.id} ${domain.id}`)
          .toBe(hole?.id ?? null);
        expect(domain.measures.length === 0).toBe(domain.hole !== null);
      }
  });

  it('counts the findings that the list of conflicts shows for the step', () => {
    for (const { step, view } of steps) {
      const cards = view.conflicts.cards;
      expect(cards.length).toBeLessThanOrEqual(view.conflicts.count);
      for (const card of cards) expect(card.steps).toContain(step.id);
    }
  });

  it('is null when it is not on file', () => {
    expect(toPlaceStepView(input, 'J99')).toBeNull();
    expect(toPlaceStepView(input, '__proto__')).toBeNull();
  });

  it('says that nobody answers, that nothing is measured, and what follows', () => {
    const alone = { steps: [aStep('J1', [], { owner: null, name: 'Back home' })], seams: [] };
    const view = toPlaceStepView(small(alone), 'J1');
    expect(view?.title).toBe('Nobody answers for “Back home” in Testshire, and no measure looks at it.');
    expect(view?.owner).toBeNull();
    expect([view?.before, view?.after]).toEqual([null, null]);
    expect(view?.lead).toBe('Nobody here is held to a measure of this step on this day.');
  });

  it('tells a place without figures from one whose targets are met', () => {
    const parts = {
      measures: [felt('shared')],
      goals: [aGoal('council/shared', { target: aTarget('>=', 80) })],
    };
    const none = toPlaceStepView(small(parts), 'J2');
    expect(none?.lead).toContain('Their one target cannot be judged from the figures here.');
    expect(none?.newerFigures).toBeNull();
    const met = toPlaceStepView(
      small(parts, aPlace(), [{ measure: 'shared', area: 'P', period: '2025', value: 90, level: null }]),
      'J2',
    );
    expect(met?.lead).toContain('one is met');
    expect(met?.domains[0]?.measures[0]?.holders.map(({ name, state, targets }) => [name, state, targets])).toEqual([
      ['C', 'met', ['at least 80%, met']],
    ]);
    const old = toPlaceStepView(
      small(parts, aPlace(), [{ measure: 'shared', area: 'P', period: '2019', value: 90, level: null }]),
      'J2',
    );
    expect(old?.newerFigures?.asOf).toBe('2019-12-31');
    expect(old?.domains[0]?.measures[0]?.holders[0]?.state).toBe('no figures');
  });

  it('judges no distant hospital, and counts it', () => {
    const place = aPlace({
      agencies: [
        anAgency('H', ['hospital'], { share: 0.9, main: true }),
        anAgency('F', ['hospital'], { share: 0.01, main: false }),
      ],
    });
    const view = toPlaceStepView(
      small({ measures: [felt('felt here')], goals: [aGoal('hospital/felt here')] }, place),
      'J1',
    );
    expect([view?.owner?.agencies.map(({ id }) => id), view?.owner?.distant]).toEqual([['H'], 1]);
    const row = view?.domains[0]?.measures[0];
    expect([row?.holders.map(({ id }) => id), row?.distant]).toEqual([['H'], 1]);
  });
});

describe('a hand-over at a place', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);
  const input = { board: boardOf(world.place), snapshot, report };

  it('fits its contract, and is a crack exactly where the rule finds one', () => {
    expect(world.catalogue.seams.length).toBeGreaterThan(0);
    for (const { from_step: from, to_step: to } of world.catalogue.seams) {
      const view = toPlaceSeamView(input, `${from}-${to}`);
      expect(Value.Check(PlaceSeamView, JSON.parse(JSON.stringify(view)))).toBeTrue();
      const finding = report.findings.find((one) => one.seam?.[0] === from && one.seam[1] === to);
      expect(view?.state).toBe(finding === undefined ? 'closed' : finding.subkind === 'seam_half' ? 'half' : 'crack');
      expect(view?.finding?.id ?? null).toBe(finding?.id ?? null);
      expect(view?.needs.at(-1)?.there).toBe(view?.state === 'closed');
      expect(`${view?.title} ${view?.handOver} ${view?.needs.map(({ words }) => words).join(' ')}`).not.toMatch(
        /\bJ\d/,
      );
    }
  });

  it('joins two steps that follow one another, in that order, and no others', () => {
    expect(toPlaceSeamView(small(), 'J1-J2')).not.toBeNull();
    for (const id of ['J2-J1', 'J1', 'J1-J1', 'J1-J9', '', '__proto__'])
      expect(toPlaceSeamView(small(), id)).withContext(id).toBeNull();
  });

  it('names who hands over to whom, and says where nobody does', () => {
    expect(toPlaceSeamView(small(), 'J1-J2')?.handOver).toBe('H hands over to C.');
    const steps = (from: string | null, to: string | null) => ({
      steps: [
        aStep('J1', [], { owner: from, name: 'Hospital stay', order: 1 }),
        aStep('J2', [], { owner: to, name: 'Back home', order: 2 }),
      ],
    });
    expect(toPlaceSeamView(small(steps('hospital', null)), 'J1-J2')?.handOver).toBe(
      'H hands over, and nobody here answers for “Back home”.',
    );
    expect(toPlaceSeamView(small(steps(null, 'council')), 'J1-J2')?.handOver).toBe(
      'Nobody here answers for “Hospital stay”, so nobody hands over to C.',
    );
    expect(toPlaceSeamView(small(steps(null, null)), 'J1-J2')?.handOver).toBe(
      'Nobody here answers for either side of it.',
    );
    expect(toPlaceSeamView(small(steps('council', 'council')), 'J1-J2')?.handOver).toBe(
      'C answers for both sides of it.',
    );
  });

  it('says what is there and what is missing, from nothing to a whole hand-over', () => {
    const there = (parts: Parameters<typeof small>[0]) =>
      toPlaceSeamView(small(parts), 'J1-J2')?.needs.map((need) => need.there);
    expect(there({})).toEqual([true, true, false, false, false]);
    expect(there({ measures: [felt('shared')] })).toEqual([true, true, true, false, false]);
    expect(there({ measures: [felt('shared')], goals: [aGoal('council/shared')] })).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    const whole = { measures: [felt('shared')], goals: [aGoal('council/shared'), aGoal('hospital/shared')] };
    expect(there(whole)).toEqual([true, true, true, true, true]);
    expect(toPlaceSeamView(small(whole), 'J1-J2')?.nearest).toEqual([]);
    expect(there({ measures: [felt('shared', { experience_kind: 'timed' })] })).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('finds the nearest measure that asks people: of both steps, then of one, and no clock', () => {
    const view = toPlaceSeamView(
      small({
        measures: [
          felt('shared', { name: 'Asked and never filled', status: 'never populated' }),
          felt('felt here', { name: 'Asked in hospital' }),
          felt('clock', { name: 'A clock', experience_kind: 'timed' }),
        ],
        goals: [aGoal('hospital/felt here'), aGoal('council/clock')],
      }),
      'J1-J2',
    );
    expect(view?.nearest.map(({ name, words }) => [name, words])).toEqual([
      ['Asked and never filled', 'announced, and never filled'],
      ['Asked in hospital', 'at “Hospital stay” only'],
    ]);
    expect(view?.needs[2]?.words).toBe('“Asked and never filled” would, but it is not in use on this day.');
    expect(view?.spanning).toEqual([]);
  });

  it('tells each measure of both steps why it does not close the hand-over', () => {
    const words = (more: Parameters<typeof aMeasure>[1]) =>
      toPlaceSeamView(small({ measures: [aMeasure('shared', more)], goals: [aGoal('council/shared')] }), 'J1-J2')
        ?.spanning[0]?.words;
    expect(words({ domain: 'gained' })).toBe('tells what was achieved, not how it was for the person');
    expect(words({ domain: 'spent' })).toBe('tells what it took, not how it was for the person');
    expect(words({ domain: 'felt', experience_kind: 'timed' })).toBe('a clock or a count: nobody is asked');
    expect(words({ domain: 'felt' })).toBe('not known whether people are asked');
    expect(words({ domain: 'felt', experience_kind: 'reported', closes_seam: false })).toBe(
      'asks about one service alone, which never stands for a hand-over',
    );
    expect(words({ domain: 'felt', experience_kind: 'reported' })).toBe(
      'asks people, but not both sides are held to the answer',
    );
  });

  it('asks of a measure that is not on file everything, and never answers', () => {
    const { snapshot: bare } = small();
    const [from, to] = bare.catalogue.steps;
    if (from === undefined || to === undefined) throw new Error('two steps are made');
    expect(lacksToClose(bare, from, to, 'nothing')).toEqual(['listed', 'in use', 'goal', 'experience', 'reported']);
  });
});
