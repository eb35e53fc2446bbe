import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Goal } from '#domain/framework/catalogue';
import { Figures } from '#domain/measure/figures';
import { aCatalogue, aConcept, aGoal, aMeasure, anAgency, aPlace, aTarget } from '#domain/testing/build-catalogue';
import { toPlaceEffect, type SeenPlace } from './to-place-effect.ts';

const DAY = '2018-03-31';
const measure = aMeasure('m', { name: 'waits', concept: 'c' });
const hospital = aGoal('hospital/m', { measure: 'm', agency_type: 'hospital', target: aTarget('>=', 95) });
const council = aGoal('council/m', { measure: 'm', agency_type: 'council', target: aTarget('<=', 90) });

function see(...goals: readonly Goal[]): SeenPlace {
  const catalogue = aCatalogue({ measures: [measure], concepts: [aConcept('c')], goals });
  const place = aPlace({ place: 'X1', agencies: [anAgency('H1', ['hospital']), anAgency('C1', ['council'])] });
  const snapshot = takeSnapshot(catalogue, place, Figures.none(), DAY);
  return { snapshot, report: analyse(snapshot) };
}

describe('what a file changes in the findings of a place', () => {
  const place = { code: 'X1', name: 'Northtown' };
  const conflictsOf = ({ report }: SeenPlace): number =>
    report.findings.filter(({ kind }) => kind !== 'SYNERGY').length;

  it('is a conflict that comes with a goal, and goes with it again', () => {
    const [without, withBoth] = [see(hospital), see(hospital, council)];
    const comes = toPlaceEffect(place, without, withBoth);
    const target = comes.rows.find(({ id }) => id.startsWith('TARGET/cannot_both_hold'));
    expect([target?.fate, target?.before]).toEqual(['comes', null]);
    expect(target?.after).toContain('95');
    expect([comes.asOf, comes.asOfWords, comes.place.name]).toEqual([DAY, '31 March 2018', 'Northtown']);

    const goes = toPlaceEffect(place, withBoth, without);
    const gone = goes.rows.find(({ id }) => id === target?.id);
    expect([gone?.fate, gone?.before, gone?.after]).toEqual(['goes', target?.after ?? '', null]);
  });

  it('counts every conflict once: what stays, comes, goes and changes', () => {
    const [before, after] = [see(hospital), see(hospital, council)];
    const { rows, more, stay } = toPlaceEffect(place, before, after);
    expect(more).toBe(0);
    const count = (...fates: readonly string[]): number => rows.filter(({ fate }) => fates.includes(fate)).length;
    expect(stay + count('comes', 'changes')).toBe(conflictsOf(after));
    expect(stay + count('goes', 'changes')).toBe(conflictsOf(before));
  });

  it('says both sentences of one that is told otherwise', () => {
    const stricter = { ...council, target: aTarget('<=', 80) };
    const { rows } = toPlaceEffect(place, see(hospital, council), see(hospital, stricter));
    const changed = rows.find(({ id }) => id.startsWith('TARGET/cannot_both_hold'));
    expect(changed?.fate).toBe('changes');
    expect(changed?.before).toContain('90');
    expect(changed?.after).toContain('80');
  });

  it('is nothing where nothing changes', () => {
    const same = toPlaceEffect(place, see(hospital, council), see(hospital, council));
    expect([same.rows, same.sentence]).toEqual([[], 'No conflict goes, none is new, none changes.']);
  });
});
