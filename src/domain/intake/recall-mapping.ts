import type { ColumnMapping, MappingQuestion } from './column-mapping.ts';
import { isAnswered } from './is-answered.ts';
import type { ProposedMapping } from './proposed-mapping.ts';
import { splitFixes } from './split-fixes.ts';
import type { SuggestedFix } from './suggested-fix.ts';

/** How a file is read as an earlier one of its shape was. */
export interface RecalledMapping {
  /** Its columns as they were said then, without the fixes. */
  readonly mapping: ColumnMapping;
  /** What was mended then and holds for every file of the shape, in order: shown, and taken back like any other fix. */
  readonly fixes: readonly SuggestedFix[];
  /** What must be said anew. */
  readonly questions: readonly MappingQuestion[];
}

/**
 * Takes up a mapping that an earlier file of the same shape was published with. What belongs to that one file is not taken up: its
 * period, which mark its decimals had, and factors that its values were multiplied by. Taken for the next file unseen, each of these
 * would make other figures of it.
 */
export function recallMapping(earlier: ColumnMapping, proposed: ProposedMapping): RecalledMapping {
  const fresh = proposed.mapping;
  const { mapping: bare, fixes: kept } = splitFixes(earlier);
  const mapping: ColumnMapping = {
    ...bare,
    tables: bare.tables.map((table, index) => {
      const now = fresh.tables.find(({ sheet }) => sheet === table.sheet) ?? fresh.tables[index];
      return { ...table, measure: now?.measure ?? null, area: now?.area ?? null, period: now?.period ?? null };
    }),
    answers: {
      ...bare.answers,
      decimalMark: 'point',
      shortYearsAre: fresh.answers.shortYearsAre,
      isWeightedSurvey: fresh.answers.isWeightedSurvey,
    },
    scales: fresh.scales,
  };
  const fixes: SuggestedFix[] = [
    ...earlier.tables.flatMap((table, index) =>
      (['measure', 'area'] as const).flatMap((part): SuggestedFix[] => {
        const means = table[part];
        return means === null || mapping.tables[index]?.[part] === means
          ? []
          : [{ kind: 'say', sheet: table.sheet, part, means }];
      }),
    ),
    ...(earlier.answers.isWeightedSurvey && !fresh.answers.isWeightedSurvey
      ? [{ kind: 'weighted survey' } as const]
      : []),
    ...kept,
  ];
  const said = new Set(fixes.map((fix) => (fix.kind === 'say' ? `${fix.sheet ?? ''}\t${fix.part}` : '')));
  return {
    mapping,
    fixes,
    questions: proposed.questions.filter(
      (question) => !said.has(`${question.sheet ?? ''}\t${question.part}`) && !isAnswered(question, mapping),
    ),
  };
}
