import type { ColumnMapping, MappingAnswers } from './column-mapping.ts';
import { COLUMN_PARTS } from './column-mapping.ts';
import type { SuggestedFix } from './suggested-fix.ts';

/** The mapping with a fix applied. What was answered before to the same question is replaced. */
export function applyFix(mapping: ColumnMapping, fix: SuggestedFix): ColumnMapping {
  const answer = (answers: Partial<MappingAnswers>): ColumnMapping => ({
    ...mapping,
    answers: { ...mapping.answers, ...answers },
  });
  switch (fix.kind) {
    case 'replace': {
      const { part, written } = fix.replacement;
      const others = mapping.replacements.filter((other) => other.part !== part || other.written !== written);
      return { ...mapping, replacements: [...others, fix.replacement] };
    }
    case 'a dash means':
      return answer({ dashMeans: fix.reason });
    case 'quarters by':
      return answer({ quartersBy: fix.year });
    case 'decimal mark':
      return answer({ decimalMark: fix.mark });
    case 'multiply':
      return { ...mapping, scales: { ...mapping.scales, [fix.measure]: fix.by } };
    case 'say':
      return {
        ...mapping,
        tables: mapping.tables.map((table) =>
          table.sheet === fix.sheet ? { ...table, [fix.part]: fix.means } : table,
        ),
      };
    case 'use column':
      return {
        ...mapping,
        tables: mapping.tables.map((table) =>
          table.sheet === fix.sheet ? useColumn(table, fix.column, fix.part) : table,
        ),
      };
    case 'weighted survey':
      return answer({ isWeightedSurvey: true });
    case 'own lines alone':
      return answer({ ownLinesAlone: true });
    case 'swap columns':
      return {
        ...mapping,
        tables: mapping.tables.map((table) => (table.sheet === fix.sheet ? swapColumns(table, fix) : table)),
      };
  }
}

type Table = ColumnMapping['tables'][number];

function swapColumns(table: Table, { one, other }: { readonly one: number; readonly other: number }): Table {
  const swap = (index: number): number => (index === one ? other : index === other ? one : index);
  return {
    ...table,
    columns: table.columns
      .map((column) => {
        const taken = table.columns.find(({ index }) => index === swap(column.index));
        return taken === undefined
          ? column
          : { ...column, part: taken.part, whole: taken.whole, reason: 'somebody said so', isSure: true };
      })
      .sort((a, b) => a.index - b.index),
    figures: table.figures.map((figure) => ({
      ...figure,
      value: figure.value.kind === 'cell' ? { ...figure.value, column: swap(figure.value.column) } : figure.value,
      numerator: figure.numerator.map(swap),
      denominator: figure.denominator.map(swap),
    })),
  };
}

/** A part that only one column can have is taken from the column that had it. */
function useColumn(table: Table, column: number, written: string): Table {
  const part = COLUMN_PARTS.find((one) => one === written);
  if (part === undefined) return table;
  const columns = table.columns.map((one) => {
    if (one.index === column) return { ...one, part, reason: 'somebody said so', isSure: true };
    return one.part === part && part !== 'kept' && part !== 'breakdown'
      ? { ...one, part: 'kept' as const, reason: 'another column was chosen' }
      : one;
  });
  const at = (wanted: string): number => columns.find((one) => one.part === wanted)?.index ?? -1;
  const figures =
    table.layout !== 'long'
      ? table.figures
      : table.figures.map((figure) => ({
          ...figure,
          value: figure.value.kind === 'cell' ? { ...figure.value, column: at('value') } : figure.value,
          numerator: at('numerator') === -1 ? [] : [at('numerator')],
          denominator: at('denominator') === -1 ? [] : [at('denominator')],
        }));
  return { ...table, columns, figures };
}
