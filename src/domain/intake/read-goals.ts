import type { Goal, Polarity, Target, TargetOp } from '#domain/framework/catalogue';
import { parsePeriod } from '#domain/measure/period';
import type { AreaRegister } from './area-register.ts';
import { plainHeading } from './heading-words.ts';
import type { MeasureRegister } from './measure-register.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { describeProblem, quote } from './problem.ts';
import { tellRange } from './range-of-measure.ts';
import type { Replacement, SuggestedFix } from './suggested-fix.ts';
import { readNumber } from './read-number.ts';
import { readWrittenPeriod } from './read-written-period.ts';
import type { SourceRow } from './source-table.ts';
import { factorOfUnit } from './unit-of-file.ts';

/** Columns of a goal file, found by heading in any order. */
export const GOAL_COLUMNS = [
  'measure_code',
  'framework_version',
  'organisation_code',
  'place_code',
  'polarity',
  'target_op',
  'target_value',
  'target_value_to',
  'target_unit',
  'baseline_value',
  'baseline_period',
  'deadline',
  'in_force_from',
  'in_force_to',
  'consequence',
  'set_by',
  'source_url',
] as const;
export type GoalColumn = (typeof GOAL_COLUMNS)[number];

const REQUIRED: readonly GoalColumn[] = ['measure_code', 'organisation_code', 'polarity'];

/** What a goal file is checked against. */
export interface GoalContext {
  readonly measures: MeasureRegister;
  readonly areas: AreaRegister;
  /** Kinds of agency that an organisation is; empty: not known as one. */
  readonly typesOf: (organisation: string) => readonly string[];
  /** Kinds of agency that the catalogue holds to a measure: tells which of several kinds of one organisation is meant. */
  readonly typesHeldTo: (measure: string) => readonly string[];
  /** Which way of a measure the catalogue calls better; null: the measure is not in it. */
  readonly polarityOf: (measure: string) => Polarity | null;
  /** Whether whoever sends the file may set goals of an organisation; null: any. */
  readonly mayWrite: ((organisation: string) => boolean) | null;
  /** Whether a measure is in use on a day, or today where it is null: tells which of several of one code is meant. */
  readonly isInUse: (measure: string, day: string | null) => boolean;
  /** What somebody said that texts of the file stand for. */
  readonly replacements: readonly Replacement[];
  /** Lines of organisations whose goals may not be set are left out, rather than stopping the whole file. */
  readonly ownLinesAlone: boolean;
}

/** What a goal file holds. Every line below its heading is counted once: `read = goals + refused + blank`. */
export interface ReadGoals {
  readonly goals: readonly { readonly line: number; readonly goal: Goal }[];
  readonly read: number;
  readonly refused: number;
  readonly blank: number;
  /** Lines among the blank ones that somebody said are to be left out. */
  readonly leftOut: readonly number[];
  readonly problems: readonly Problem[];
}

/** Whether a line of headings is that of a goal file. */
export function isGoalHeading(cells: readonly string[]): boolean {
  const plain = cells.map(plainHeading);
  return (
    plain.includes('measure code') &&
    plain.includes('polarity') &&
    (plain.includes('target value') || plain.includes('in force from'))
  );
}

/**
 * Reads the goals of a place from a goal file, its first row being the headings. A goal with a place applies only there,
 * one with an organisation only to it. A goal without the day it came into force is kept and marked so: it never headlines.
 * Never throws.
 */
export function readGoals(rows: readonly SourceRow[], context: GoalContext): ReadGoals {
  const [heading, ...body] = rows;
  const plain = (heading?.cells ?? []).map(plainHeading);
  const at = new Map(GOAL_COLUMNS.map((column) => [column, plain.indexOf(column.replaceAll('_', ' '))]));
  const problems: Problem[] = [];
  for (const column of REQUIRED) {
    if (at.get(column) === -1)
      problems.push(
        describeProblem({
          line: heading?.line ?? null,
          column,
          code: 'missing_column',
          found: 'no such column',
          expected: `a column headed ${column}`,
        }),
      );
  }
  for (const column of GOAL_COLUMNS) {
    const name = column.replaceAll('_', ' ');
    if (plain.indexOf(name) !== plain.lastIndexOf(name))
      problems.push(
        describeProblem({
          line: heading?.line ?? null,
          column,
          code: 'duplicate_column',
          found: `${quote(column)} again`,
          expected: 'each column once: rename or take out one of the two',
        }),
      );
  }
  if (problems.length > 0)
    return { goals: [], read: body.length, refused: body.length, blank: 0, leftOut: [], problems };

  const goals = new Map<string, { line: number; goal: Goal }>();
  const leftOut: number[] = [];
  let [refused, blank] = [0, 0];
  for (const row of body) {
    const cell = (column: GoalColumn): string => row.cells[at.get(column) ?? -1]?.trim() ?? '';
    if (row.cells.every((text) => text.trim() === '')) {
      blank += 1;
      continue;
    }
    const told: Problem[] = [];
    const refuse: Refuse = (column, code, found, expected, fix) => {
      told.push(
        describeProblem({ line: row.line, column, code, found, expected, ...(fix === undefined ? {} : { fix }) }),
      );
    };
    const warn: Refuse = (column, code, found, expected) => {
      told.push(describeProblem({ line: row.line, column, code, severity: 'warned', found, expected }));
    };
    const goal = readGoal(cell, refuse, warn, context);
    if (goal === 'left out') {
      blank += 1;
      leftOut.push(row.line);
      continue;
    }
    const isRefused = (): boolean => told.some(({ severity }) => severity === 'refused');
    if (!isRefused() && goal !== null) {
      const known = goals.get(goal.id);
      if (known === undefined) goals.set(goal.id, { line: row.line, goal });
      else
        refuse(
          null,
          'duplicate_key',
          `the same measure, organisation, place and start as in line ${known.line}`,
          'one line a goal',
        );
    }
    if (isRefused()) refused += 1;
    else if (goal?.in_force_from === null) {
      told.push(
        describeProblem({
          line: row.line,
          column: 'in_force_from',
          code: 'missing_cell',
          severity: 'warned',
          found: 'nothing',
          expected:
            'the day from which the goal is in force: without it the goal is shown as "dates not known" and never headlines',
        }),
      );
    }
    problems.push(...told);
  }
  if (body.length === 0)
    problems.push(
      describeProblem({
        line: null,
        column: null,
        code: 'no_rows',
        found: 'no line',
        expected: 'at least one goal below the heading',
      }),
    );
  return { goals: [...goals.values()], read: body.length, refused, blank, leftOut, problems };
}

type Cell = (column: GoalColumn) => string;
type Refuse = (
  column: GoalColumn | null,
  code: ProblemCode,
  found: string,
  expected: string,
  fix?: SuggestedFix,
) => void;

/** What somebody said a text stands for: undefined, nothing; null, its lines are left out. */
function saidOf({ replacements }: GoalContext, part: Replacement['part'], written: string): string | null | undefined {
  return replacements.find((one) => one.part === part && one.written.trim() === written)?.means;
}

function readGoal(cell: Cell, refuse: Refuse, warn: Refuse, context: GoalContext): Goal | 'left out' | null {
  const measureSaid = saidOf(context, 'measure', cell('measure_code'));
  if (measureSaid === null) return 'left out';
  const written = measureSaid ?? cell('measure_code');
  const resolved = context.measures.resolve(written, cell('framework_version'));
  if (resolved.kind === 'collision') {
    // A code has one meaning at a time: the day the goal begins tells which, and a person says so.
    const inUse = resolved.candidates.filter(({ id }) => context.isInUse(id, readStart(cell)));
    const [only] = inUse;
    refuse(
      'measure_code',
      'code_collision',
      `${quote(written)}, which may be ${resolved.candidates.map(({ name }) => name).join(' or ')}`,
      'the version of the framework beside the code',
      only !== undefined && inUse.length === 1
        ? { kind: 'replace', replacement: { part: 'measure', written, means: only.id } }
        : undefined,
    );
  } else if (resolved.kind === 'unknown')
    refuse(
      'measure_code',
      written === '' ? 'missing_cell' : 'unknown_measure',
      quote(written),
      'the code of a measure of the catalogue, as the template has it',
    );
  const measure = resolved.kind === 'found' ? resolved.measure : null;

  const organisation = readArea('organisation_code', cell, refuse, context);
  const place = cell('place_code') === '' ? null : readArea('place_code', cell, refuse, context);
  if (organisation === 'left out' || place === 'left out') return 'left out';
  const types = organisation === null ? [] : context.typesOf(organisation);
  const held = measure === null ? [] : types.filter((type) => context.typesHeldTo(measure.id).includes(type));
  const type = types.length === 1 ? types[0] : held.length === 1 ? held[0] : undefined;
  if (organisation !== null && measure !== null && type === undefined) {
    if (types.length === 0)
      refuse(
        'organisation_code',
        'unknown_area',
        quote(cell('organisation_code')),
        'an organisation that is known as an agency of a place',
      );
    else
      refuse(
        'organisation_code',
        'ambiguous_area',
        `${quote(cell('organisation_code'))}, which is several kinds of agency: ${types.join(', ')}`,
        `a measure that one of them is held to, rather than ${measure.name}`,
      );
  }
  if (organisation !== null && context.mayWrite?.(organisation) === false) {
    if (context.ownLinesAlone) return 'left out';
    refuse(
      'organisation_code',
      'not_your_agency',
      quote(cell('organisation_code')),
      'an organisation whose goals you may set',
      { kind: 'own lines alone' },
    );
  }

  const polarity = POLARITY_WORDS.get(plainWords(cell('polarity')));
  if (polarity === undefined)
    refuse('polarity', 'missing_cell', quote(cell('polarity')), 'higher, lower, band or none');
  const factor = measure === null || cell('target_unit') === '' ? 1 : factorOfUnit(cell('target_unit'), measure.unit);
  if (factor === null && measure !== null)
    refuse(
      'target_unit',
      'unit_mismatch',
      quote(cell('target_unit')),
      `${measure.unit}, or a unit that converts to it exactly`,
    );
  const target = readTarget(cell, refuse, measure?.unit ?? '', factor ?? 1);
  if (polarity !== undefined && target !== null && pointsAgainst(polarity, target.op))
    refuse(
      'target_op',
      'goal_direction',
      `${quote(cell('target_op'))} beside ${polarity}`,
      polarity === 'higher' ? '>= or >, as higher is better' : '<= or <, as lower is better',
    );
  const own = measure === null ? null : context.polarityOf(measure.id);
  if (measure !== null && polarity !== undefined && isOpposite(polarity, own))
    warn(
      'polarity',
      'goal_direction',
      `${polarity} is better for this goal`,
      `${String(own)}, as the catalogue has it for ${measure.name}, unless the other way is what was decided`,
    );
  const baseline = readCell('baseline_value', cell, refuse);
  if (measure !== null) {
    const bars = target === null || target.value === null ? [] : [target.value].flat();
    const isOut = (number: number): boolean => number < measure.range.low || number > measure.range.high;
    const told = `${tellRange(measure.range)}, as ${measure.name} is measured in ${measure.unit}`;
    if (bars.some(isOut)) refuse('target_value', 'out_of_range', quote(cell('target_value')), told);
    if (baseline !== null && isOut(baseline * (factor ?? 1)))
      refuse('baseline_value', 'out_of_range', quote(cell('baseline_value')), told);
  }
  const baselinePeriod = cell('baseline_period');
  if (baselinePeriod !== '' && parsePeriod(baselinePeriod) === null) {
    const read = readWrittenPeriod(baselinePeriod, {
      quartersBy: null,
      yearsAre: 'financial',
      datesBegin: 'day',
      shortYearsAre: 'years',
    });
    if (read.kind === 'refused') refuse('baseline_period', read.code, quote(baselinePeriod), read.expected);
  }
  const [deadline, from, to] = [
    readDay('deadline', cell, refuse),
    readDay('in_force_from', cell, refuse),
    readDay('in_force_to', cell, refuse),
  ];
  if (from !== null && to !== null && to < from)
    refuse('in_force_to', 'bad_period', `${to}, before ${from}`, 'a day on or after in_force_from');
  const ended = measure?.endedOn ?? null;
  if (measure !== null && ended !== null && (to === null || to > ended))
    warn(
      'measure_code',
      'measure_changed',
      `${measure.name}, which ended on ${ended}`,
      'a measure in use while the goal is in force: on other days the goal takes part in no conflict',
    );
  if (deadline !== null && from !== null && deadline < from)
    refuse(
      'deadline',
      'bad_period',
      `${deadline}, before the goal is in force on ${from}`,
      'a day after in_force_from',
    );
  const consequence = cell('consequence') === '' ? 0 : Number(cell('consequence'));
  if (consequence !== 0 && consequence !== 1 && consequence !== 2 && consequence !== 3)
    refuse('consequence', 'out_of_range', quote(cell('consequence')), '0, 1, 2 or 3');
  if (measure === null || organisation === null || type === undefined || polarity === undefined) return null;
  if (consequence !== 0 && consequence !== 1 && consequence !== 2 && consequence !== 3) return null;
  const source = cell('source_url');
  return {
    id: ['local', type, measure.id, organisation, place ?? '', from ?? ''].filter((part) => part !== '').join('/'),
    agency_type: type,
    measure: measure.id,
    polarity,
    band:
      polarity === 'band' && target !== null && Array.isArray(target.value)
        ? { lo: target.value[0] as number, hi: target.value[1] as number }
        : null,
    target,
    baseline:
      baseline === null ? null : { value: baseline * (factor ?? 1), unit: measure.unit, period: baselinePeriod },
    deadline,
    in_force_from: from,
    in_force_to: to,
    date_precision: from === null ? 'knowledge' : 'day',
    consequence,
    consequence_reason: cell('set_by') === '' ? 'Set by the place' : `Set by ${cell('set_by').slice(0, 200)}`,
    weight: null,
    control_share: null,
    control_shared_with: [],
    control_sources: [],
    set_by: cell('set_by').slice(0, 200) || null,
    sources: source === '' ? [] : [source.slice(0, 500)],
    place,
    agency: organisation,
  };
}

/** A bar that is met by moving away from what the goal calls better. */
function pointsAgainst(polarity: Polarity, op: TargetOp): boolean {
  return polarity === 'higher' ? op === '<=' || op === '<' : polarity === 'lower' && (op === '>=' || op === '>');
}

function isOpposite(mine: Polarity, own: Polarity | null): boolean {
  return (mine === 'higher' && own === 'lower') || (mine === 'lower' && own === 'higher');
}

function plainWords(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The first day of a goal where it is written as a day; null: it is not, or the goal has none. */
function readStart(cell: Cell): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(cell('in_force_from')) ? cell('in_force_from') : null;
}

/** Which way is better, in the words that plans have for it. */
const POLARITY_WORDS: ReadonlyMap<string, Polarity> = new Map([
  ['higher', 'higher'],
  ['higher is better', 'higher'],
  ['lower', 'lower'],
  ['lower is better', 'lower'],
  ['band', 'band'],
  ['none', 'none'],
]);

/** What a target can be: a least, a most, one number or a range. */
export const TARGET_OPS: readonly TargetOp[] = ['>=', '<=', '<', '>', '=', 'range'];

/** The same in words and in signs as they are typed. */
const OP_WORDS: ReadonlyMap<string, TargetOp> = new Map([
  ...TARGET_OPS.map((op) => [op, op] as const),
  ['≥', '>='],
  ['=>', '>='],
  ['at least', '>='],
  ['≤', '<='],
  ['=<', '<='],
  ['at most', '<='],
  ['more than', '>'],
  ['less than', '<'],
  ['between', 'range'],
]);

function readTarget(cell: Cell, refuse: Refuse, unit: string, factor: number): Target | null {
  const [op, low, high] = [
    cell('target_op'),
    readCell('target_value', cell, refuse),
    readCell('target_value_to', cell, refuse),
  ];
  if (op === '' && low === null && high === null) return null;
  const known = OP_WORDS.get(plainWords(op));
  if (known === undefined) {
    refuse('target_op', 'missing_cell', quote(op), 'one of >=, >, <=, <, =, range');
    return null;
  }
  if (low === null) {
    if (cell('target_value') === '') refuse('target_value', 'missing_cell', 'nothing', 'a number');
    return null;
  }
  if (known === 'range' && (high === null || high < low)) {
    refuse(
      'target_value_to',
      high === null ? 'missing_cell' : 'interval_order',
      high === null ? 'nothing' : `${high}, below ${low}`,
      'the upper end of the range',
    );
    return null;
  }
  const value = known === 'range' && high !== null ? ([low * factor, high * factor] as const) : low * factor;
  return {
    op: known,
    value,
    unit,
    range: null,
    varies_by: null,
    places_at_or_over: null,
    basis: 'level',
    scope: null,
    note: null,
  };
}

function readCell(column: GoalColumn, cell: Cell, refuse: Refuse): number | null {
  const text = cell(column);
  if (text === '') return null;
  const number = readNumber(text);
  if (number.kind === 'number') return number.value;
  refuse(column, number.code, quote(text), 'a number');
  return null;
}

function readDay(column: GoalColumn, cell: Cell, refuse: Refuse): string | null {
  const text = cell(column);
  if (text === '') return null;
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso =
    slashed === null
      ? text
      : `${slashed[3] ?? ''}-${(slashed[2] ?? '').padStart(2, '0')}-${(slashed[1] ?? '').padStart(2, '0')}`;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const days = match === null ? 0 : new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate();
  if (
    match !== null &&
    Number(match[2]) >= 1 &&
    Number(match[2]) <= 12 &&
    Number(match[3]) >= 1 &&
    Number(match[3]) <= days
  )
    return iso;
  refuse(column, 'bad_period', quote(text), 'a day such as 2025-04-01');
  return null;
}

function readArea(
  column: 'organisation_code' | 'place_code',
  cell: Cell,
  refuse: Refuse,
  context: GoalContext,
): string | null {
  const written = cell(column);
  if (written === '') {
    refuse(column, 'missing_cell', 'nothing', 'the code of an organisation');
    return null;
  }
  const said = saidOf(context, 'area', written);
  if (said === null) return 'left out';
  const text = said ?? written;
  if (context.typesOf(text).length > 0) return text;
  const resolved = context.areas.resolve(text, null);
  if (resolved.kind === 'found') return resolved.area.code;
  const near =
    resolved.kind === 'retired' && resolved.successors.length === 1
      ? (resolved.successors[0] ?? null)
      : resolved.kind === 'unknown'
        ? context.areas.suggest(text)
        : null;
  refuse(
    column,
    resolved.kind === 'retired' ? 'retired_code' : 'unknown_area',
    quote(text),
    `the code of an organisation or area of the register${near === null ? ', such as E08000035 for Leeds' : `: did you mean ${near.code}, ${near.name}?`}`,
    near === null ? undefined : { kind: 'replace', replacement: { part: 'area', written, means: near.code } },
  );
  return null;
}
