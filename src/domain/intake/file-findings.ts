import type { Observation } from '#domain/measure/observation';
import { comparePeriods } from '#domain/measure/period';
import { periodInWords } from '#domain/measure/period-words';
import type { FigureContext } from './figure-context.ts';
import type { FigureReference, FigureVerdict, FileFindings } from './figure-verdict.ts';
import { FEWEST_AREAS, findCopiedPeriods } from './find-copied-periods.ts';
import type { Problem } from './problem.ts';
import { describeProblem } from './problem.ts';

/** Gathers what can only be told of a whole file, in some twenty bytes a figure. */
export interface FileFindingsGatherer {
  note(verdict: FigureVerdict): void;
  finish(): FileFindings;
}

/** Figures of one measure, level and period, column by column. */
interface Group {
  readonly measure: string;
  readonly level: string;
  readonly period: string;
  readonly areas: number[];
  readonly values: number[];
  readonly lines: number[];
  readonly columns: number[];
  readonly sheets: number[];
}

/** Lines named in a problem of the file. */
const LINES_NAMED = 20;
/** Counts that are hidden where figures are published. Source: NHS England, rules for small numbers. */
const SMALL = { from: 1, to: 7 } as const;
/** Parts may differ from their total by rounding: half a per cent, and one for each part. */
const TOTAL_TOLERANCE = 0.005;

/** Makes an empty gathering. */
export function createFileFindings(context: FigureContext): FileFindingsGatherer {
  const groups = new Map<string, Map<string, Map<string, Group>>>();
  const areaNumbers = new Map<string, number>();
  const areaCodes: string[] = [];
  const sheets: (string | null)[] = [];
  const foreign = { count: 0, lines: [] as number[], names: new Set<string>() };
  const collisions = { count: 0, lines: [] as number[], found: new Set<string>() };
  const small = { count: 0, lines: [] as number[] };
  let isEmpty = true;

  const groupOf = ({ measure, level, period }: Observation): Group => {
    let ofMeasure = groups.get(measure);
    if (ofMeasure === undefined) groups.set(measure, (ofMeasure = new Map<string, Map<string, Group>>()));
    let ofLevel = ofMeasure.get(level);
    if (ofLevel === undefined) ofMeasure.set(level, (ofLevel = new Map<string, Group>()));
    let group = ofLevel.get(period);
    if (group === undefined) {
      group = { measure, level, period, areas: [], values: [], lines: [], columns: [], sheets: [] };
      ofLevel.set(period, group);
    }
    return group;
  };

  const noteFigure = (place: FigureReference, observation: Observation): void => {
    const { value, numerator, breakdown, area } = observation;
    const measure = context.measures.find(observation.measure);
    const count = numerator ?? (measure?.isCount === true && value.kind === 'value' ? value.value : null);
    if (count !== null && count >= SMALL.from && count <= SMALL.to) {
      small.count += 1;
      if (small.lines.length < LINES_NAMED) small.lines.push(place.line);
    }
    if (value.kind === 'missing' || breakdown !== '') return;
    let number = areaNumbers.get(area);
    if (number === undefined) {
      number = areaCodes.length;
      areaNumbers.set(area, number);
      areaCodes.push(area);
    }
    let sheet = sheets.indexOf(place.sheet);
    if (sheet === -1) sheet = sheets.push(place.sheet) - 1;
    const group = groupOf(observation);
    group.areas.push(number);
    group.values.push(value.value);
    group.lines.push(place.line);
    group.columns.push(place.column);
    group.sheets.push(sheet);
  };

  const all = (): Group[] =>
    [...groups.values()].flatMap((levels) => [...levels.values()].flatMap((periods) => [...periods.values()]));

  return {
    note: (verdict) => {
      isEmpty = false;
      if (verdict.kind === 'accepted') noteFigure(verdict, verdict.figure.observation);
      else if (verdict.kind === 'refused') {
        for (const { code, found } of verdict.problems) {
          if (code === 'not_your_agency') remember(foreign, foreign.names, verdict.line, found);
          else if (code === 'code_collision') remember(collisions, collisions.found, verdict.line, found);
        }
      }
    },
    finish: () => {
      const problems: Problem[] = [];
      if (isEmpty) {
        problems.push(
          tellFile({
            code: 'no_rows',
            severity: 'refused',
            found: 'no line',
            expected: 'at least one line of figures below the heading',
          }),
        );
      }
      if (foreign.count > 0) {
        problems.push(
          tellFile({
            code: 'not_your_agency',
            severity: 'refused',
            found: `${foreign.count} ${foreign.count === 1 ? 'figure' : 'figures'} of others, in ${tellLines(foreign.lines, foreign.count)}: ${[...foreign.names].slice(0, 5).join(', ')}`,
            expected:
              'figures of your own agency only: leave those lines out and send the file again; nothing of it is stored',
          }),
        );
      }
      if (collisions.count > 0) {
        problems.push(
          tellFile({
            code: 'code_collision',
            severity: 'refused',
            found: `${[...collisions.found].slice(0, 3).join('; ')}, in ${tellLines(collisions.lines, collisions.count)}`,
            expected:
              'a code that has one meaning, or a column "framework version" that says which is meant; nothing of the file is stored',
          }),
        );
      }
      if (small.count > 0) {
        problems.push(
          tellFile({
            code: 'small_number',
            severity: 'noted',
            found: `${small.count} ${small.count === 1 ? 'figure that rests' : 'figures that rest'} on ${SMALL.from} to ${SMALL.to} people or cases, in ${tellLines(small.lines, small.count)}`,
            expected: 'that these are hidden wherever figures are published, as the policy of the dataset says',
          }),
        );
      }
      const gathered = all();
      const copied = findCopies(gathered, areaCodes, sheets);
      problems.push(
        ...tellScales(gathered, context),
        ...tellTotals(gathered, areaCodes, context),
        ...tellMissingAreas(gathered, areaCodes, context),
        ...tellStale(gathered, context),
      );
      return { problems, withdrawn: copied };
    },
  };
}

function remember(kept: { count: number; lines: number[] }, words: Set<string>, line: number, found: string): void {
  kept.count += 1;
  if (kept.lines.length < LINES_NAMED && kept.lines.at(-1) !== line) kept.lines.push(line);
  if (words.size < LINES_NAMED) words.add(found);
}

function tellLines(lines: readonly number[], count: number): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length && lines.length >= LINES_NAMED ? ' and more' : ''}`;
}

function tellFile(
  problem: Pick<Problem, 'code' | 'severity' | 'found' | 'expected'> & Pick<Partial<Problem>, 'fix'>,
): Problem {
  return describeProblem({ line: null, column: null, ...problem });
}

/** Declared as per cent, and every value between 0 and 1. */
function tellScales(groups: readonly Group[], context: FigureContext): readonly Problem[] {
  const measures = new Map<string, { count: number; most: number; hasPart: boolean; lines: number[] }>();
  for (const { measure, values, lines } of groups) {
    const seen = measures.get(measure) ?? { count: 0, most: -Infinity, hasPart: false, lines: [] };
    for (const [index, value] of values.entries()) {
      seen.count += 1;
      if (value > seen.most) seen.most = value;
      if (value > 0 && value < 1) seen.hasPart = true;
      if (seen.lines.length < 5) seen.lines.push(lines[index] ?? 0);
    }
    measures.set(measure, seen);
  }
  return [...measures].flatMap(([id, { count, most, hasPart, lines }]) => {
    const measure = context.measures.find(id);
    if (measure === null || !measure.isShare || count < 3 || most > 1 || !hasPart) return [];
    return [
      tellFile({
        code: 'scale',
        severity: 'warned',
        found: `all ${count} values of ${measure.name} between 0 and 1 (${tellLines(lines, count)}), though it is measured in per cent`,
        expected: `${Number((most * 100).toPrecision(6))} for the highest if these are parts of 1, or ${most} if they are per cent already`,
        fix: { kind: 'multiply', measure: id, by: 100 },
      }),
    ];
  });
}

/** Parts beside their total: declared sums of measures, and counts of areas beside the figure for England. */
function tellTotals(
  groups: readonly Group[],
  areaCodes: readonly string[],
  context: FigureContext,
): readonly Problem[] {
  const problems: Problem[] = [];
  const byMeasure = new Map<string, Group[]>();
  for (const group of groups) {
    const list = byMeasure.get(group.measure) ?? [];
    list.push(group);
    byMeasure.set(group.measure, list);
  }
  const valuesOf = (measure: string): ReadonlyMap<string, number> => {
    const values = new Map<string, number>();
    for (const { period, areas, values: numbers } of byMeasure.get(measure) ?? []) {
      areas.forEach((area, index) => values.set(`${area}\t${period}`, numbers[index] ?? 0));
    }
    return values;
  };
  for (const identity of context.identities) {
    if (
      identity.type !== 'sum' ||
      !byMeasure.has(identity.total) ||
      !identity.parts.every((part) => byMeasure.has(part))
    )
      continue;
    const parts = identity.parts.map(valuesOf);
    let [wrong, first] = [0, ''];
    for (const [key, total] of valuesOf(identity.total)) {
      const found = parts.map((values) => values.get(key));
      if (found.includes(undefined)) continue;
      const sum = found.reduce<number>((added, value) => added + (value ?? 0), 0);
      if (Math.abs(sum - total) <= identity.tolerance * Math.max(1, Math.abs(total))) continue;
      wrong += 1;
      if (first === '') {
        const [area = '', period = ''] = key.split('\t');
        first = `${context.areas.find(areaCodes[Number(area)] ?? '')?.name ?? areaCodes[Number(area)] ?? ''} in ${periodInWords(period)}: parts add up to ${trim(sum)}, the total is ${trim(total)}`;
      }
    }
    if (wrong > 0) {
      const name = context.measures.find(identity.total)?.name ?? identity.total;
      problems.push(
        tellFile({
          code: 'total_mismatch',
          severity: 'warned',
          found: `${wrong} ${wrong === 1 ? 'figure' : 'figures'} of ${name} that its parts do not add up to (${first})`,
          expected: 'parts that add up to their total',
        }),
      );
    }
  }
  for (const [id, list] of byMeasure) {
    const measure = context.measures.find(id);
    if (measure === null || !measure.isCount) continue;
    for (const total of list) {
      if (total.level !== 'country' || total.values.length !== 1) continue;
      const whole = total.values[0] ?? 0;
      for (const parts of list) {
        if (parts.period !== total.period || parts.level === 'country' || parts.values.length < 2) continue;
        const sum = parts.values.reduce((added, value) => added + value, 0);
        const known = context.history?.areasOf(id, parts.level).size ?? 0;
        const isComplete = known > 0 && parts.values.length >= known;
        const slack = TOTAL_TOLERANCE * Math.abs(whole) + parts.values.length;
        if (sum <= whole + slack && (!isComplete || sum >= whole - slack)) continue;
        problems.push(
          tellFile({
            code: 'total_mismatch',
            severity: 'warned',
            found: `${measure.name} in ${periodInWords(total.period)}: ${parts.values.length} areas add up to ${trim(sum)}, England in line ${total.lines[0] ?? 0} says ${trim(whole)}`,
            expected: 'areas that add up to the figure for England',
          }),
        );
      }
    }
  }
  return problems;
}

/** Areas that had a figure in the newest stored period and have none in the newest of the file. */
function tellMissingAreas(
  groups: readonly Group[],
  areaCodes: readonly string[],
  context: FigureContext,
): readonly Problem[] {
  const { history } = context;
  // Whoever sends the figures of one agency leaves the others out on purpose.
  if (history === null || context.mayWrite !== null) return [];
  return newestGroups(groups).flatMap((group) => {
    const expected = history.areasOf(group.measure, group.level);
    if (expected.size < 5 || group.areas.length < expected.size / 2) return [];
    const there = new Set(group.areas.map((area) => areaCodes[area] ?? ''));
    const absent = [...expected].filter((area) => !there.has(area));
    if (absent.length === 0) return [];
    const names = absent.slice(0, 5).map((code) => context.areas.find(code)?.name ?? code);
    const name = context.measures.find(group.measure)?.name ?? group.measure;
    return [
      tellFile({
        code: 'missing_areas',
        severity: 'warned',
        found: `${name} in ${periodInWords(group.period)}: ${there.size} ${there.size === 1 ? 'area' : 'areas'}, without ${names.join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}`,
        expected: `the ${expected.size} areas of the period before, or that these sent nothing`,
      }),
    ];
  });
}

/** The newest period of the file is older than what is stored. */
function tellStale(groups: readonly Group[], context: FigureContext): readonly Problem[] {
  const { history } = context;
  if (history === null) return [];
  return newestGroups(groups).flatMap(({ measure, level, period }) => {
    const stored = history.newestPeriod(measure, level);
    if (stored === null || comparePeriods(period, stored) >= 0) return [];
    const name = context.measures.find(measure)?.name ?? measure;
    return [
      tellFile({
        code: 'stale_period',
        severity: 'warned',
        found: `${name}: nothing newer than ${periodInWords(period)}, while ${periodInWords(stored)} is stored`,
        expected: `figures of ${periodInWords(stored)} or later, unless an older period is put right`,
      }),
    ];
  });
}

function newestGroups(groups: readonly Group[]): readonly Group[] {
  const newest = new Map<string, Group>();
  for (const group of groups) {
    const key = `${group.measure}\t${group.level}`;
    const known = newest.get(key);
    if (known === undefined || comparePeriods(known.period, group.period) < 0) newest.set(key, group);
  }
  return [...newest.values()];
}

/** Figures of a period that repeats another in every area. */
function findCopies(
  groups: readonly Group[],
  areaCodes: readonly string[],
  sheets: readonly (string | null)[],
): readonly { place: FigureReference; problem: Problem }[] {
  const bySeries = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.areas.length < FEWEST_AREAS) continue;
    const key = `${group.measure}\t${group.level}`;
    const list = bySeries.get(key) ?? [];
    list.push(group);
    bySeries.set(key, list);
  }
  const withdrawn: { place: FigureReference; problem: Problem }[] = [];
  for (const list of bySeries.values()) {
    if (list.length < 2) continue;
    for (const { earlier, later, refused } of findCopiedPeriods(observationsOf(list, areaCodes))) {
      for (const period of refused) {
        const group = list.find((one) => one.period === period);
        const other = period === later ? earlier : later;
        const found = `${periodInWords(period)}, whose figures repeat those of ${periodInWords(other)} in every area`;
        group?.lines.forEach((line, index) => {
          const place = { sheet: sheets[group.sheets[index] ?? 0] ?? null, line, column: group.columns[index] ?? 0 };
          const problem = describeProblem({
            line,
            sheet: place.sheet,
            column: 'period',
            code: 'copied_period',
            found,
            expected: 'figures of its own',
          });
          withdrawn.push({ place, problem });
        });
      }
    }
  }
  const told = new Set<string>();
  return withdrawn.filter(({ place }) => {
    const key = `${place.sheet ?? ''}\t${place.line}\t${place.column}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

function* observationsOf(groups: readonly Group[], areaCodes: readonly string[]): Iterable<Observation> {
  for (const { measure, level, period, areas, values } of groups) {
    for (const [index, area] of areas.entries()) {
      yield {
        measure,
        area: areaCodes[area] ?? '',
        level,
        period,
        breakdown: '',
        value: { kind: 'value', value: values[index] ?? 0 },
        numerator: null,
        denominator: null,
      };
    }
  }
}

function trim(value: number): string {
  return String(Number(value.toPrecision(6)));
}
