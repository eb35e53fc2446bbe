import { aDefinition, aGoal, aMeasure, anAgency, aPlace } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findPolarity } from './polarity.ts';

const income = aMeasure('income', { concept: 'emergency admissions', role: 'proxy' });
const admissions = aMeasure('admissions', { concept: 'emergency admissions', polarity: 'lower' });
const goals = [aGoal('hospital/income'), aGoal('board/admissions', { polarity: 'lower' })];

describe('POLARITY', () => {
  it('finds income that rises with what another is to lower', () => {
    const [found, ...more] = findWith(findPolarity, { measures: [income, admissions], goals });
    expect(more).toEqual([]);
    expect(found?.id).toBe('POLARITY/opposite/admissions+income/');
    expect(found?.goals).toEqual(['board/admissions', 'hospital/income']);
    expect([found?.score, found?.severity?.size, found?.confidence]).toEqual([3, 3, 'A']);
  });

  it('lets the orientation settle a measure and its mirror', () => {
    const reduction = aMeasure('reduction', { concept: 'delay', concept_orientation: -1 });
    const delays = aMeasure('delays', { concept: 'delay', polarity: 'lower' });
    expect(
      findWith(findPolarity, {
        measures: [reduction, delays],
        goals: [aGoal('hospital/reduction'), aGoal('council/delays', { polarity: 'lower' })],
      }),
    ).toEqual([]);
  });

  it('never judges a goal without a direction', () => {
    const none = [aGoal('hospital/income', { polarity: 'none' }), ...goals.slice(1)];
    expect(findWith(findPolarity, { measures: [income, admissions], goals: none })).toEqual([]);
  });

  it('leaves ages that share no year alone, but not unknown ages', () => {
    const aged = (age: readonly [number, number]) => ({ definition: aDefinition({ age }) });
    const young = { ...income, ...aged([0, 17]) };
    expect(findWith(findPolarity, { measures: [young, { ...admissions, ...aged([18, 120]) }], goals })).toEqual([]);
    expect(findWith(findPolarity, { measures: [young, admissions], goals }).length).toBe(1);
  });

  it('asks for different agencies: another type, or other holders', () => {
    const own = [aGoal('hospital/income'), aGoal('hospital/admissions', { polarity: 'lower' })];
    expect(findWith(findPolarity, { measures: [income, admissions], goals: own })).toEqual([]);
    const named = [own[0], aGoal('hospital/admissions', { polarity: 'lower', agency: 'H2' })].flatMap(
      (goal) => goal ?? [],
    );
    const place = aPlace({ agencies: [anAgency('H1', ['hospital']), anAgency('H2', ['hospital'])] });
    expect(findWith(findPolarity, { measures: [income, admissions], goals: named }, { place }).length).toBe(1);
  });

  it('is inside one organisation when one agency holds both types', () => {
    const place = aPlace({ agencies: [anAgency('X', ['hospital', 'board'])] });
    expect(findWith(findPolarity, { measures: [income, admissions], goals }, { place })[0]?.withinOne).toBeTrue();
  });

  it('finds bands that do not meet, not bands that touch', () => {
    const beds = aMeasure('beds', { polarity: 'band' });
    const band = (lo: number | null, hi: number | null) => ({ polarity: 'band', band: { lo, hi } }) as const;
    const found = (lo: number) =>
      findWith(findPolarity, {
        measures: [beds],
        goals: [aGoal('hospital/beds', band(lo, null)), aGoal('board/beds', band(null, 92))],
      }).length;
    expect(found(93)).toBe(1);
    expect(found(92)).toBe(0);
  });
});
