import { aDefinition, aMeasure } from '#domain/testing/build-catalogue';
import { areAgesDisjoint, countOneFact, definitionDistance } from './definition-distance.ts';

const known = { numerator: 'n', denominator: 'd', place_basis: 'resident' } as const;

describe('the distance of two definitions', () => {
  it('weighs ages by whole years shared and windows by their longest', () => {
    const a = aMeasure('a', { definition: aDefinition({ ...known, age: [18, 120], window_days: 182 }) });
    const b = aMeasure('b', { definition: aDefinition({ ...known, age: [16, 120], window_days: 365 }) });
    const { distance, coverage, gate, major, differs, unknown } = definitionDistance(a, b);
    expect(distance).toBeCloseTo(0.07902, 5);
    expect(coverage).toBeCloseTo(0.9, 12);
    expect(gate).toBeTrue();
    expect(major).toBeFalse();
    expect(differs).toEqual(['age', 'window']);
    expect(unknown).toEqual(['standardisation']);
  });

  it('is major from 0.15 on: another numerator and another place basis are 0.40', () => {
    const a = aMeasure('a', { definition: aDefinition(known) });
    const b = aMeasure('b', { definition: aDefinition({ ...known, numerator: 'other', place_basis: 'provider' }) });
    expect(definitionDistance(a, b).distance).toBeCloseTo(0.4, 12);
    expect(definitionDistance(a, b).major).toBeTrue();
    const c = aMeasure('c', { definition: aDefinition({ ...known, denominator: 'other' }) });
    expect(definitionDistance(a, c).major).toBeTrue();
  });

  it('does not call an unknown facet equal or different', () => {
    const { distance, coverage, gate } = definitionDistance(
      aMeasure('a'),
      aMeasure('b', { definition: aDefinition(known) }),
    );
    expect([distance, coverage, gate]).toEqual([0, 0, false]);
  });

  it('ranks a place basis but never gates by it', () => {
    const a = aMeasure('a', { definition: aDefinition({ place_basis: 'resident' }) });
    const b = aMeasure('b', { definition: aDefinition({ place_basis: 'provider' }) });
    expect(definitionDistance(a, b).gate).toBeFalse();
    expect(definitionDistance(a, b).distance).toBeCloseTo(0.1, 12);
  });
});

describe('one fact', () => {
  it('needs a known and equal numerator and denominator, or to be declared', () => {
    const a = aMeasure('a', { definition: aDefinition(known) });
    expect(countOneFact(a, aMeasure('b', { definition: aDefinition(known) }))).toBeTrue();
    expect(countOneFact(a, aMeasure('b', { definition: aDefinition({ numerator: 'n' }) }))).toBeFalse();
    expect(countOneFact(a, aMeasure('b', { declared_equivalent: ['a'] }))).toBeTrue();
    expect(
      countOneFact(a, aMeasure('b', { declared_equivalent: ['a'], definition: aDefinition({ numerator: 'x' }) })),
    ).toBeFalse();
  });
});

describe('ages', () => {
  it('are disjoint only when both are known and share no year', () => {
    const of = (age: readonly [number, number] | null) => aMeasure('m', { definition: aDefinition({ age }) });
    expect(areAgesDisjoint(of([18, 64]), of([65, 120]))).toBeTrue();
    expect(areAgesDisjoint(of([18, 65]), of([65, 120]))).toBeFalse();
    expect(areAgesDisjoint(of([18, 64]), of(null))).toBeFalse();
  });
});
