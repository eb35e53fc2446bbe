import { MAPPING_VERSION, NO_ANSWERS, type MappedColumn } from './column-mapping.ts';
import { plainHeading } from './heading-words.ts';
import type { ProposedMapping } from './proposed-mapping.ts';
import { GOAL_COLUMNS, isGoalHeading, type GoalColumn } from './read-goals.ts';
import type { TableSample } from './source-table.ts';

/** Kind of file that a goal file is recognised as. */
export const GOAL_FILE = 'Goal file';

/** What each column of a goal file says, in plain words. */
const SAYS: Readonly<Record<GoalColumn, string>> = {
  measure_code: 'the measure',
  framework_version: 'version of the framework, where a code has had several meanings',
  organisation_code: 'the organisation that is held to the goal',
  place_code: 'the only place where the goal applies',
  polarity: 'which way is better',
  target_op: 'whether the target is a least, a most or a range',
  target_value: 'the target',
  target_value_to: 'the upper end of a range',
  target_unit: 'unit of the target',
  baseline_value: 'where it started',
  baseline_period: 'when it started',
  deadline: 'the day to reach it by',
  in_force_from: 'the first day of the goal',
  in_force_to: 'the last day of the goal',
  consequence: 'what hangs on it, 0 to 3',
  set_by: 'who set it',
  source_url: 'where it is written',
};

/** What a column of a goal file says, in plain words. */
export function goalColumnInWords(column: GoalColumn): string {
  return SAYS[column];
}

/** Rows of a sheet among which its headings are looked for: a plan has its title above them. */
const HIGHEST_HEADING = 15;

/**
 * The way a goal file is read: its columns are found by their headings, in any order. Of a workbook one sheet is read, the first that has
 * them. Null: it is none.
 */
export function proposeGoalMapping(samples: readonly TableSample[]): ProposedMapping | null {
  const found = samples
    .map((sample) => ({
      sample,
      heading: sample.rows.slice(0, HIGHEST_HEADING).find(({ cells }) => isGoalHeading(cells)),
    }))
    .find(({ heading }) => heading !== undefined);
  if (found?.heading === undefined) return null;
  const { sample, heading } = found;
  const columns = heading.cells.map((cell, index): MappedColumn => {
    const known = GOAL_COLUMNS.find((column) => column.replaceAll('_', ' ') === plainHeading(cell));
    return {
      index,
      heading: cell.trim(),
      part: 'kept',
      reason: known === undefined ? 'not read, kept with the file' : SAYS[known],
      isSure: true,
      whole: [],
    };
  });
  const table = {
    sheet: sample.sheet,
    layout: 'long',
    join: null,
    headingLine: heading.line,
    firstLine: heading.line + 1,
    columns,
    figures: [],
    only: [],
    measureScheme: null,
    missingTexts: {},
    areaLevels: null,
    levels: {},
    measure: null,
    area: null,
    period: null,
  } as const;
  return {
    mapping: {
      version: MAPPING_VERSION,
      recognisedAs: GOAL_FILE,
      reason: 'it has a column of measures and one that says which way is better',
      tables: [table],
      answers: NO_ANSWERS,
      replacements: [],
      scales: {},
    },
    questions: [],
    problems: [],
    shapeKey: 'goal file',
  };
}
