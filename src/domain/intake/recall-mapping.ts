import { applyFix } from './apply-fix.ts';
import type { ColumnMapping, MappingQuestion, TableMapping } from './column-mapping.ts';
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
 * Takes up a mapping that an earlier file of the same shape was published with: what its columns were said to be, by their headings.
 * What belongs to that one file is not taken up: its periods, where its columns and its first line stood, which mark its decimals had,
 * and factors that its values were multiplied by. Taken for the next file unseen, each of these would make other figures of it.
 */
export function recallMapping(earlier: ColumnMapping, proposed: ProposedMapping): RecalledMapping {
  const fresh = proposed.mapping;
  const { mapping: bare, fixes: kept } = splitFixes(earlier);
  const pairs = earlier.tables.flatMap((table, index) => {
    const now = fresh.tables.find(({ sheet }) => sheet === table.sheet) ?? fresh.tables[index];
    return now === undefined ? [] : [{ table, now }];
  });
  const mapping: ColumnMapping = {
    ...pairs.flatMap(({ table, now }) => tellColumns(table, now)).reduce(applyFix, fresh),
    replacements: bare.replacements,
    answers: {
      ...bare.answers,
      decimalMark: 'point',
      shortYearsAre: fresh.answers.shortYearsAre,
      isWeightedSurvey: fresh.answers.isWeightedSurvey,
    },
    scales: fresh.scales,
  };
  const fixes: SuggestedFix[] = [
    ...pairs.flatMap(({ table, now }) =>
      (['measure', 'area'] as const).flatMap((part): SuggestedFix[] => {
        const means = table[part];
        return means === null || now[part] === means ? [] : [{ kind: 'say', sheet: now.sheet, part, means }];
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

/** What columns of an earlier table were said to be, where those of the same headings would be taken for something else now. */
function tellColumns(earlier: TableMapping, now: TableMapping): readonly SuggestedFix[] {
  const left = [...now.columns];
  return earlier.columns.flatMap(({ heading, part }): SuggestedFix[] => {
    const at = left.findIndex((column) => isSameHeading(column.heading, heading));
    const [column] = at === -1 ? [] : left.splice(at, 1);
    return column === undefined || column.part === part
      ? []
      : [{ kind: 'use column', sheet: now.sheet, column: column.index, part }];
  });
}

function isSameHeading(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
