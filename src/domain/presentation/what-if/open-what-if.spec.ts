import { analyse } from '#domain/alignment/analyse';
import { RULES } from '#domain/alignment/rules/rule-list';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Edit } from '#domain/alignment/what-if/edit';
import { makeWhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import { Figures } from '#domain/measure/figures';
import { aPlace, anAgency } from '#domain/testing/build-catalogue';
import { loadWorld } from '#domain/testing/world-1/world';
import { openWhatIf } from './open-what-if.ts';

const world = loadWorld();
const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const report = analyse(snapshot, RULES, { national: world.national });

function send(more: Partial<WhatIfSent> = {}): WhatIfSent {
  const text = JSON.stringify({
    place: { code: 'P01', name: 'Testshire' },
    asOfWords: 'a day',
    basis: makeWhatIfBasis(snapshot, world.national),
    ...more,
  });
  return JSON.parse(text) as WhatIfSent;
}

const held = openWhatIf(send());

describe('a place held ready for edits', () => {
  it('begins as it is: its goals, and nothing changed', () => {
    const outcome = held.outcomeOf([]);
    expect(held.start.conflicts).toBe(report.findings.filter(({ kind }) => kind !== 'SYNERGY').length);
    expect(outcome.goals.map(({ id }) => id).sort()).toEqual(snapshot.goals.map(({ row }) => row.id).sort());
    expect(outcome.goals.some(({ changed }) => changed)).toBeFalse();
    expect([outcome.gone, outcome.appeared, outcome.changed]).toEqual([[], [], []]);
    expect(outcome.sentence).toBe('Nothing is changed yet.');
    expect(outcome.headlines.before.map(({ id }) => id)).toEqual([...report.headlines]);
  });

  it('says in one sentence what the lists say one by one', () => {
    for (const { row } of snapshot.goals.slice(0, 12)) {
      const { sentence, gone, appeared, changed } = held.outcomeOf([{ edit: 'retire', goal: row.id }]);
      const count = (word: string): number =>
        Number(new RegExp(`(\\d+)(?: conflicts?)? ${word}`).exec(sentence)?.[1] ?? 0);
      expect([count('gone'), count('new'), count('changed')]).toEqual([gone.length, appeared.length, changed.length]);
    }
  });

  it('offers moves of the heaviest conflicts first, with what each would change in this model', () => {
    const found = held.suggestions();
    expect(found.length).toBeGreaterThan(0);
    for (const { effect, edits, about } of found) {
      expect(effect).toMatch(/^In this model this conflict (goes|stays)/);
      const isGone = held.outcomeOf(edits).gone.some(({ card }) => card.id === about.id);
      expect(effect.includes('this conflict goes')).toBe(isGone);
    }
  });

  it('works nothing out for a move that no edit stands for', () => {
    const orphan = report.findings.find(({ kind }) => kind === 'ORPHAN');
    if (orphan === undefined) throw new Error('the world holds no crack');
    const moves = held.movesOf(orphan.id);
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.every(({ edits, effect }) => edits === null && effect === null)).toBeTrue();
    expect(held.movesOf('no such finding')).toEqual([]);
  });

  it('makes what can be made, and says of the rest in words what is wrong', () => {
    const [goal] = snapshot.goals;
    if (goal === undefined) throw new Error('the world holds no goal');
    const edits: Edit[] = [
      { edit: 'retire', goal: 'nobody/nothing' },
      { edit: 'direction', goal: goal.row.id, polarity: goal.row.polarity === 'lower' ? 'higher' : 'lower' },
      { edit: 'payment', payment: 'no-such-payment', sign: 0 },
    ];
    const { made, faults, goals } = held.outcomeOf(edits);
    expect(made.map(({ position }) => position)).toEqual([1]);
    expect(faults.map(({ position }) => position)).toEqual([0, 2]);
    expect(goals.filter(({ changed }) => changed).map(({ id }) => id)).toEqual([goal.row.id]);
    for (const { words } of faults) expect(words).not.toContain('nobody/nothing');
  });

  it('holds every two goals together that could become one, and only those', () => {
    const { goals } = held.outcomeOf([]);
    const [one] = goals.filter(
      ({ mates, polarity }) => mates.length > 0 && (polarity === 'higher' || polarity === 'lower'),
    );
    if (one === undefined) throw new Error('the world holds no two goals about one thing');
    const share = (mate: string): Edit => ({
      edit: 'share',
      goals: [one.id, mate],
      shared: {
        measure: one.measure.id,
        polarity: one.polarity === 'higher' ? 'higher' : 'lower',
        target: null,
        deadline: null,
      },
    });
    for (const mate of one.mates) expect(held.outcomeOf([share(mate)]).faults).toEqual([]);
    const stranger = goals.find(({ id }) => id !== one.id && !one.mates.includes(id));
    if (stranger === undefined) throw new Error('the world holds goals about one thing only');
    expect(held.outcomeOf([share(stranger.id)]).faults[0]?.words).toContain('different things');
  });

  it('says how a unit that is not the measure\u2019s is mended, without an id', () => {
    const [goal] = held.outcomeOf([]).goals;
    if (goal === undefined) throw new Error('the world holds no goal');
    const target = {
      op: '>=',
      value: 3,
      unit: 'parsecs',
      range: null,
      varies_by: null,
      places_at_or_over: null,
    } as const;
    const edit: Edit = { edit: 'target', goal: goal.id, target: { ...target, basis: null, scope: null, note: null } };
    expect(held.outcomeOf([edit]).faults[0]?.words).toMatch(/not in \u201cparsecs\u201d.*Write the number alone/);
  });

  it('works for a place without figures, and for one where nobody is held to anything', () => {
    const bare = takeSnapshot(world.catalogue, world.place, Figures.none(), world.asOf);
    const withoutFigures = openWhatIf(send({ basis: makeWhatIfBasis(bare, null) }));
    const [goal] = bare.goals;
    expect(withoutFigures.outcomeOf([{ edit: 'retire', goal: goal?.row.id ?? '' }]).faults).toEqual([]);
    expect(withoutFigures.outcomeOf([]).headlines.before.every(({ here }) => here !== 'both')).toBeTrue();
    const nobody = takeSnapshot(world.catalogue, aPlace({ agencies: [] }), Figures.none(), world.asOf);
    const empty = openWhatIf(send({ basis: makeWhatIfBasis(nobody, null) }));
    expect(empty.outcomeOf([]).goals).toEqual([]);
    expect(empty.outcomeOf([]).index.before.words).toBe('nothing to compare');
    expect(empty.suggestions().every(({ effect }) => effect !== '')).toBeTrue();
  });

  it('knows no goal of an agency that closed the day before', () => {
    const [day, name] = [
      world.asOf,
      `Clinical Commissioning Group of ${'Very Long Placename '.repeat(4)}`.slice(0, 90),
    ];
    const open = anAgency('closing', ['acute'], { name, from: null, to: day });
    const types = world.catalogue.agencyTypes.map(({ id }) => id);
    const at = (to: string) =>
      openWhatIf(
        send({
          basis: makeWhatIfBasis(
            takeSnapshot(world.catalogue, aPlace({ agencies: [{ ...open, types, to }] }), Figures.none(), day),
            null,
          ),
        }),
      );
    const onItsLastDay = at(day).outcomeOf([]).goals;
    expect(onItsLastDay.length).toBeGreaterThan(0);
    expect(onItsLastDay[0]?.holders).toContain(name);
    const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    const closed = at(dayBefore);
    expect(closed.outcomeOf([]).goals).toEqual([]);
    expect(closed.outcomeOf([{ edit: 'retire', goal: onItsLastDay[0]?.id ?? '' }]).faults[0]?.words).toContain(
      'Nobody here is held to this goal on this day',
    );
  });
});
