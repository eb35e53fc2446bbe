import type { NationalScores } from '#domain/alignment/unusual';
import type { Knowledge } from './knowledge.ts';
import type { EffectWorker } from './work-out-effects.ts';

/** What effects are worked out with. */
export interface EffectParts {
  readonly knowledge: () => Pick<Knowledge, 'catalogue' | 'register' | 'packed' | 'version'>;
  readonly worker: EffectWorker;
  /** Scores of all boards on a day, as they stand. */
  readonly nationalOn: (asOf: string) => Promise<NationalScores | null>;
}
