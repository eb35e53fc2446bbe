import type { ColumnMapping } from './column-mapping.ts';
import type { SuggestedFix } from './suggested-fix.ts';

/**
 * Takes the answers apart from the columns of a mapping: what a dash means, how quarters are counted, what a text stands for. Applied
 * in their order to the mapping given back they make the same mapping again.
 */
export function splitFixes(mapping: ColumnMapping): {
  readonly mapping: ColumnMapping;
  readonly fixes: readonly SuggestedFix[];
} {
  const { ownLinesAlone = false, ...answers } = mapping.answers;
  const { dashMeans, quartersBy } = answers;
  return {
    mapping: { ...mapping, answers: { ...answers, dashMeans: null, quartersBy: null }, replacements: [] },
    fixes: [
      ...(ownLinesAlone ? [{ kind: 'own lines alone' } as const] : []),
      ...(dashMeans === null ? [] : [{ kind: 'a dash means', reason: dashMeans } as const]),
      ...(quartersBy === null ? [] : [{ kind: 'quarters by', year: quartersBy } as const]),
      ...mapping.replacements.map((replacement): SuggestedFix => ({ kind: 'replace', replacement })),
    ],
  };
}
