import type { Catalogue } from '#domain/framework/catalogue';
import { rememberOnce } from '../remember-once.ts';
import { connect } from '../structural-paths.ts';

/**
 * What a measure is about, as a text that two measures share when one goal could stand for goals on both: its concept,
 * or the sum or quantity that its concept is counted into by declared arithmetic.
 */
export const subjectOfMeasure = rememberOnce((catalogue: Catalogue): ((measure: string) => string) => {
  const concepts = new Map(catalogue.measures.map((measure) => [measure.id, measure.concept]));
  const counted = (measures: readonly string[]): string[] => measures.flatMap((id) => concepts.get(id) ?? []);
  const wholes = connect(
    catalogue.identities.map((identity) => {
      switch (identity.type) {
        case 'sum':
          return counted([identity.total, ...identity.parts]);
        case 'split':
          return counted([
            ...(identity.total === null ? [] : [identity.total]),
            ...identity.parts.map((part) => part.measure),
          ]);
        case 'same_quantity':
        case 'change_of':
          return counted([identity.a, identity.b]);
        case 'numerator_is_denominator':
          return [];
      }
    }),
  );
  return (measure) => {
    const concept = concepts.get(measure) ?? measure;
    const whole = wholes.get(concept);
    return whole === undefined ? concept : `whole ${String(whole)}`;
  };
});
