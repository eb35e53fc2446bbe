import type { Measure } from '#domain/framework/catalogue';
import { isAtLeast, isBelow } from './slack.ts';

/** A part of a definition that two measures can be compared by. */
export type Facet = 'numerator' | 'denominator' | 'age' | 'window' | 'place basis' | 'standardisation';

const WEIGHTS: Readonly<Record<Facet, number>> = {
  numerator: 0.3,
  age: 0.2,
  window: 0.15,
  denominator: 0.15,
  'place basis': 0.1,
  standardisation: 0.1,
};

/** Facets that by themselves make two measures not comparable. */
const GATES: readonly Facet[] = ['numerator', 'denominator', 'age', 'window'];

/** From this distance on a difference is major. */
export const MAJOR_DISTANCE = 0.15;

/** How far two definitions lie apart. */
export interface DefinitionDistance {
  /** Sum of weight x difference over the facets known in both, 0 to 1. */
  readonly distance: number;
  /** Sum of the weights of the facets known in both, 0 to 1. */
  readonly coverage: number;
  /** Facets known in both that differ. */
  readonly differs: readonly Facet[];
  /** Facets not known in one or both. */
  readonly unknown: readonly Facet[];
  /** One of numerator, denominator, age or window is known in both and differs. */
  readonly gate: boolean;
  readonly major: boolean;
}

/**
 * Weighted distance of two definitions over the facets known in both: numerator .30, age .20, window .15,
 * denominator .15, place basis .10, standardisation .10. A difference is 0 or 1, but age is 1 - Jaccard of whole years
 * (both ends included) and window |w1 - w2| / max.
 * Example: ages 18-120 and 16-120, windows 182 and 365 days, all else equal: 0.20 x 0.01905 + 0.15 x 0.50137 = 0.07902.
 */
export function definitionDistance(a: Measure, b: Measure): DefinitionDistance {
  let distance = 0;
  let coverage = 0;
  const differs: Facet[] = [];
  const unknown: Facet[] = [];
  for (const facet of Object.keys(WEIGHTS) as Facet[]) {
    const difference = facetDifference(a, b, facet);
    if (difference === null) {
      unknown.push(facet);
      continue;
    }
    distance += WEIGHTS[facet] * difference;
    coverage += WEIGHTS[facet];
    if (difference > 0) differs.push(facet);
  }
  return {
    distance,
    coverage,
    differs,
    unknown,
    gate: GATES.some((facet) => differs.includes(facet)),
    major: isAtLeast(distance, MAJOR_DISTANCE),
  };
}

/** Are the ages of two measures known and without a year in common. */
export function areAgesDisjoint(a: Measure, b: Measure): boolean {
  const ages = a.definition.age;
  const others = b.definition.age;
  return ages !== null && others !== null && (ages[1] < others[0] || others[1] < ages[0]);
}

/** Is one measure declared to be the same as the other, from either side. */
export function areDeclaredEquivalent(a: Measure, b: Measure): boolean {
  return a.declared_equivalent.includes(b.id) || b.declared_equivalent.includes(a.id);
}

/**
 * Do two measures count one fact: no gate facet known to differ, a distance under 0.15, and either declared equivalent
 * or numerator and denominator both known and equal.
 */
export function countOneFact(a: Measure, b: Measure): boolean {
  const { gate, distance } = definitionDistance(a, b);
  if (gate || !isBelow(distance, MAJOR_DISTANCE)) return false;
  return (
    areDeclaredEquivalent(a, b) ||
    (facetDifference(a, b, 'numerator') === 0 && facetDifference(a, b, 'denominator') === 0)
  );
}

function facetDifference(a: Measure, b: Measure, facet: Facet): number | null {
  const x = a.definition;
  const y = b.definition;
  switch (facet) {
    case 'numerator':
      return textDifference(x.numerator, y.numerator);
    case 'denominator':
      return textDifference(x.denominator, y.denominator);
    case 'place basis':
      return textDifference(x.place_basis, y.place_basis);
    case 'standardisation':
      return textDifference(x.standardisation, y.standardisation);
    case 'age':
      return x.age === null || y.age === null ? null : ageDifference(x.age, y.age);
    case 'window': {
      if (x.window_days === null || y.window_days === null) return null;
      const longest = Math.max(x.window_days, y.window_days);
      return longest === 0 ? 0 : Math.abs(x.window_days - y.window_days) / longest;
    }
  }
}

function textDifference(a: string | null, b: string | null): number | null {
  return a === null || b === null ? null : a === b ? 0 : 1;
}

function ageDifference(a: readonly [number, number], b: readonly [number, number]): number {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + 1);
  const either = a[1] - a[0] + 1 + (b[1] - b[0] + 1) - shared;
  return either === 0 ? 0 : 1 - shared / either;
}
