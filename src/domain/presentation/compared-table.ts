import { mainHospitals } from '#domain/alignment/main-hospitals';
import type { Finding, MeasuredChange } from '#domain/alignment/report';
import { readGoal } from '#domain/alignment/speaking-value';
import { meetsTarget, targetInterval } from '#domain/alignment/target-interval';
import type { ComparedTable } from '#domain/contract/conflict-view';
import type { Measure, MeasureDefinition } from '#domain/framework/catalogue';
import { yearBefore } from '#domain/measure/period';
import { agencyName } from './agency-names.ts';
import { sidesOf } from './conflict-sides.ts';
import { FACET_WORDS } from './facet-words.ts';
import { sayFigure, whoseFigure, type SaidFigure } from './figure-words.ts';
import { capital, counted, countInWords, inDigits, joined, shareInWords, signed } from './number-words.ts';
import { partLabel, wholeLine } from './part-labels.ts';
import { periodInWords, periodOnScreen, seasonsInWords, windowInWords } from '#domain/measure/period-words';
import type { FigureLookup } from './series-lines.ts';
import { barInWords, targetInWords } from './target-words.ts';
import { identityOf, partsOf, totalOf } from './tell-attribution.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { changeDigits, digitsOf, valueInWords } from './unit-words.ts';
import { unitWords } from './to-series-view.ts';

type Row = ComparedTable['rows'][number];
type Cell = Row['cells'][number];

/** Exactly what the rule compared, as a small table; null where it compared nothing that can be tabled. */
export function toComparedTable(telling: Telling, finding: Finding, lookup: FigureLookup | null): ComparedTable | null {
  const form = `${finding.kind}/${finding.subkind}`;
  switch (form) {
    case 'ATTRIBUTION/moved':
      return movedTable(telling, finding, lookup);
    case 'ATTRIBUTION/reasons':
      return reasonsTable(telling, finding);
    case 'TARGET/never_both':
      return neverBothTable(telling, finding);
    case 'TARGET/different_bar':
      return barsTable(telling, finding);
    case 'FOOTPRINT/shared_provider':
      return sharedTable(telling, finding);
    case 'FOOTPRINT/split_provider':
      return splitTable(telling, finding);
    case 'DEFINITION/not_comparable':
      return facetTable(telling, finding);
    default:
      return readingsTable(telling, finding);
  }
}

const TITLE = 'What the rule compares';

function cell(text: string, small = ''): Cell {
  return { text, small };
}

/** Share of the two parts' movement under which the rule says that the total hardly changed. */
const STILL = 0.25;

function movedTable(telling: Telling, finding: Finding, lookup: FigureLookup | null): ComparedTable | null {
  const windows = finding.comparedPeriods;
  const identity = identityOf(telling, finding);
  const totalId = totalOf(identity);
  const total = totalId === null ? null : measureOf(telling, totalId);
  if (windows === undefined || total === null || totalId === null) return null;
  const place = telling.snapshot.place ?? '';
  const changeOf = (id: string): MeasuredChange | null => {
    const known = finding.changes?.find((change) => change.measure === id);
    if (known !== undefined) return known;
    const [before, after] = [windows.before, windows.after].map((periods) => mean(telling, id, place, periods));
    return before === undefined || after === undefined || before === null || after === null
      ? null
      : { measure: id, before, after, change: after - before };
  };
  const compared = new Set(finding.measures);
  const parts = [...partsOf(identity)].sort((a, b) => Number(compared.has(b)) - Number(compared.has(a)));
  const sum = (id: string, periods: readonly string[]): number | null => {
    const counts = periods.map((period) => lookup?.(id, place, period)?.numerator ?? null);
    const known = counts.filter((count) => count !== null);
    return known.length > 0 && known.length === counts.length ? known.reduce((all, count) => all + count, 0) : null;
  };
  const rows = [totalId, ...parts].flatMap((id, index): Row[] => {
    const change = changeOf(id);
    const measure = measureOf(telling, id);
    if (change === null || measure === null) return [];
    const then = sum(id, windows.before);
    const now = sum(id, windows.after);
    const known = then !== null && now !== null;
    const digits = changeDigits(change.change, change.after, measure.unit);
    const label = id === totalId ? wholeLine(measure.name) : `put down to ${partLabel(measure.name)}`;
    return [
      {
        label,
        part: index === 0 ? 'whole' : !compared.has(id) ? 'rest' : id === parts[0] ? 'first' : 'second',
        cells: [
          cell(digitsOf(change.before, measure.unit), known ? inDigits(then, 0) : ''),
          cell(digitsOf(change.after, measure.unit), known ? inDigits(now, 0) : ''),
          cell(signed(change.change, digits), known ? signed(now - then, inDigits(now - then, 0)) : ''),
        ],
      },
    ];
  });
  const hasCounts = rows.some((row) => row.cells.some((one) => one.small !== ''));
  const moving = (finding.changes ?? []).filter((change) => change.measure !== totalId && compared.has(change.measure));
  const bar = STILL * moving.reduce((all, change) => all + Math.abs(change.change), 0);
  const totalChange = Math.abs(changeOf(totalId)?.change ?? 0);
  const seasons = windows.after.length;
  const what = `${countInWords(seasons)} ${seasonsInWords(windows.after[0] ?? '', seasons)}`;
  return {
    title: TITLE,
    caption: `The mean of ${what} with the ${countInWords(seasons)} before, ${unitWords(total.unit)}${hasCounts ? `; in small the ${isDays(total.unit) ? 'days' : 'counts'} of each year` : ''}`,
    columns: [windowInWords(windows.before), windowInWords(windows.after), 'change'].map(capital),
    rows,
    verdict: `Moved: one part fell, another rose, and the total changed by less than a quarter of the two together (${digitsOf(totalChange, total.unit)} is under ${digitsOf(bar, total.unit)}).`,
  };
}

/** Delayed transfers are counted in days; what other measures count their unit does not say. */
function isDays(unit: string): boolean {
  return unit === 'per 100,000 18+';
}

function mean(telling: Telling, measure: string, area: string, periods: readonly string[]): number | null {
  const values = periods.flatMap((period) => telling.snapshot.figures.value(measure, area, period) ?? []);
  return values.length < periods.length || values.length === 0
    ? null
    : values.reduce((all, value) => all + value, 0) / values.length;
}

function reasonsTable(telling: Telling, finding: Finding): ComparedTable | null {
  const shares = [...(finding.shares ?? [])].sort(
    (a, b) => Math.abs(b.share - b.middle) - Math.abs(a.share - a.middle) || (a.measure < b.measure ? -1 : 1),
  );
  const strongest = shares[0];
  if (strongest === undefined) return null;
  const points = Math.abs(strongest.share - strongest.middle);
  const periods = finding.comparedPeriods?.after ?? [];
  const over =
    periods.length === 0
      ? 'the last twelve periods'
      : `${periodInWords(periods[0] ?? '')} to ${periodInWords(periods.at(-1) ?? '')}`;
  return {
    title: TITLE,
    caption: `Each reason’s share of all reasons recorded, ${over}, against the middle of places like it, in percent`,
    columns: ['Here', 'Middle', 'Points apart'],
    rows: shares.map((share, index) => {
      const apart = share.share - share.middle;
      return {
        label: capital(partLabel(nameOfNode(telling, share.measure))),
        part: index === 0 ? 'first' : 'rest',
        cells: [
          cell(inDigits(share.share, 0)),
          cell(inDigits(share.middle, 0)),
          cell(signed(apart, inDigits(apart, 0))),
        ],
      };
    }),
    verdict: `Differs: one reason lies ten points or more from the middle (${inDigits(points, 0)} points).`,
  };
}

function neverBothTable(telling: Telling, finding: Finding): ComparedTable | null {
  const { periods } = finding;
  if (periods === undefined || periods.length === 0) return null;
  const goals = finding.goals.flatMap((id) => telling.snapshot.catalogue.goals.find((row) => row.id === id) ?? []);
  const area = finding.area ?? '';
  const columns = goals.map(
    (goal) => `${nameOfNode(telling, goal.measure)}${goal.target === null ? '' : `, ${targetInWords(goal.target)}`}`,
  );
  const met = (index: 0 | 1): number => periods.filter((period) => period.met[index]).length;
  return {
    title: TITLE,
    caption: `Every ${seasonsInWords(periods[0]?.period ?? '', 1)} in which both targets stood and both figures are known`,
    columns,
    rows: periods.map(({ period, met: marks }) => ({
      label: periodOnScreen(period),
      part: 'first',
      cells: goals.map((goal, index) => {
        const measure = measureOf(telling, goal.measure);
        const value = telling.snapshot.figures.value(goal.measure, area, period);
        const text = value === null || measure === null ? 'no figure' : valueInWords(value, measure.unit);
        return cell(text, marks[index] === true ? 'met' : 'missed');
      }),
    })),
    verdict: `Never both: the first was met in ${met(0)} of ${periods.length}, the second in ${met(1)}, and never in the same one.`,
  };
}

function barsTable(telling: Telling, finding: Finding): ComparedTable | null {
  const goals = listedGoals(telling, finding);
  const rows = goals.flatMap((goal): Row[] =>
    readGoal(telling.snapshot, goal).flatMap((reading) => {
      const { target } = goal.row;
      const interval = targetInterval(target);
      if (target === null || interval === null || reading.value === null) return [];
      const gap = Number.isFinite(interval.lo) ? reading.value.value - interval.lo : reading.value.value - interval.hi;
      const isMet = meetsTarget(target, interval, reading.value.value);
      return [
        {
          label: `${agencyName(telling.snapshot, reading.agency)}: ${targetInWords(target)}`,
          part: 'first',
          cells: [
            cell(valueInWords(reading.value.value, goal.measure.unit), periodInWords(reading.value.period)),
            cell(signed(gap, digitsOf(gap, goal.measure.unit)), ''),
            cell(isMet ? 'met' : 'missed'),
          ],
        },
      ];
    }),
  );
  if (rows.length === 0) return null;
  const bars = [...new Set(goals.flatMap((goal) => (goal.row.target === null ? [] : [barInWords(goal.row.target)])))];
  return {
    title: TITLE,
    caption: 'Each bar in force against the latest value that speaks to it',
    columns: ['Value', 'From the bar', 'State'],
    rows,
    verdict: `Different bars: ${joined(bars)} stand for one measure.`,
  };
}

function sharedTable(telling: Telling, finding: Finding): ComparedTable | null {
  const main = mainHospitals(telling.snapshot)?.[0];
  if (main === undefined) return null;
  const rows: Row[] = [
    {
      label: 'of the place’s emergencies go there',
      part: 'first',
      cells: [cell(main.share === null ? 'not known' : shareInWords(main.share))],
    },
    {
      label: 'of its patients live here',
      part: 'first',
      cells: [cell(main.back === null ? 'not known' : shareInWords(main.back))],
    },
    { label: 'of its patients live elsewhere', part: 'whole', cells: [cell(shareInWords(finding.score))] },
    {
      label: 'other boards give it a tenth or more',
      part: 'rest',
      cells: [cell(main.otherPlaces === null ? 'not known' : inDigits(main.otherPlaces, 0))],
    },
  ];
  return {
    title: TITLE,
    caption: 'Shares of emergencies and of patients, estimated from flows of 2022',
    columns: [agencyName(telling.snapshot, main.id)],
    rows,
    verdict: `Shared: under half of its patients live here (${shareInWords(main.back ?? 1 - finding.score)}).`,
  };
}

function splitTable(telling: Telling, finding: Finding): ComparedTable | null {
  const measure = measureOf(telling, finding.measures[0] ?? '');
  const { values } = finding;
  if (measure === null || values === undefined) return null;
  const hospitals = new Map((mainHospitals(telling.snapshot) ?? []).map((hospital) => [hospital.id, hospital.share]));
  return {
    title: TITLE,
    caption: `${measure.name}${finding.period === undefined ? '' : ` in ${periodInWords(finding.period)}`}, main hospitals of the place`,
    columns: ['Value', 'Share of the place’s emergencies'],
    rows: [...values]
      .sort((a, b) => b.value - a.value || (a.agency < b.agency ? -1 : 1))
      .map((one) => {
        const share = hospitals.get(one.agency) ?? null;
        return {
          label: agencyName(telling.snapshot, one.agency),
          part: 'first',
          cells: [
            cell(valueInWords(one.value, measure.unit)),
            cell(share === null ? 'not known' : shareInWords(share)),
          ],
        };
      }),
    verdict: `Apart: highest less lowest is five points or more (${inDigits(finding.score, 1)}).`,
  };
}

const FACETS = ['numerator', 'denominator', 'age', 'window_days', 'place_basis', 'standardisation'] as const;

function facetTable(telling: Telling, finding: Finding): ComparedTable | null {
  const measures = finding.measures.flatMap((id) => measureOf(telling, id) ?? []);
  if (measures.length < 2) return null;
  const differs = new Set((finding.differs ?? []).map((facet) => FACET_WORDS[facet] ?? facet));
  const rows = FACETS.map((facet): Row => {
    const label = FACET_WORDS[facet] ?? facet;
    const values = measures.map((measure) => facetText(measure, facet));
    return {
      label: capital(label),
      part: differs.has(label) ? 'first' : 'rest',
      cells: values.map((value) => cell(value, differs.has(label) ? 'differs' : '')),
    };
  });
  const known =
    finding.coverage === undefined
      ? ''
      : ` of ${shareInWords(finding.coverage)} of the definition that is known in both`;
  return {
    title: TITLE,
    caption: 'The parts of each definition; unknown is neither equal nor different',
    columns: measures.map((measure) => measure.name),
    rows,
    verdict: `Not comparable: ${counted(differs.size, 'part')}${known} ${differs.size === 1 ? 'differs' : 'differ'}.`,
  };
}

function facetText(measure: Measure, facet: keyof MeasureDefinition): string {
  // The plain words beside the definition say more than its key, where the file has them.
  if (facet === 'numerator' && measure.numerator !== null && measure.definition.numerator !== null)
    return measure.numerator;
  if (facet === 'denominator' && measure.denominator !== null && measure.definition.denominator !== null)
    return measure.denominator;
  const value = measure.definition[facet];
  if (value === null) return 'not known';
  if (typeof value === 'number') return `${value} days`;
  if (typeof value === 'string') return value.replaceAll('_', ' ');
  return value[1] >= 120 ? `${value[0]} and over` : `${value[0]} to ${value[1]}`;
}

/** Kinds whose severity holds the figures of one side against those of the other. */
const TWO_SIDED: ReadonlySet<string> = new Set(['POLARITY', 'STRUCTURAL', 'EMPIRICAL']);

/** What the figures here say of each side: the latest value that speaks, that of a year before, and the change. */
function readingsTable(telling: Telling, finding: Finding): ComparedTable | null {
  const sides = sidesOf(telling, finding);
  const figures = sides.flatMap((goals) => sayFigure(telling, goals) ?? []);
  if (figures.length === 0) return null;
  const rows = figures.map((figure, index): Row => {
    const before = yearBefore(figure.period);
    const then = before === null ? null : telling.snapshot.figures.value(figure.measure.id, figure.area, before);
    const change = then === null ? null : figure.value - then;
    return {
      label: `${figure.measure.name}, ${whoseFigure(telling, figure)}`,
      part: index === 0 ? 'first' : 'second',
      cells: [
        cell(
          then === null ? 'no figure' : valueInWords(then, figure.measure.unit),
          before === null ? '' : periodInWords(before),
        ),
        cell(valueInWords(figure.value, figure.measure.unit), periodInWords(figure.period)),
        cell(
          change === null ? 'not known' : signed(change, changeDigits(change, figure.value, figure.measure.unit)),
          statesOf(figure),
        ),
      ],
    };
  });
  return {
    title: TITLE,
    caption: 'The latest value here that speaks to each goal, and that of a year before',
    columns: ['A year before', 'Latest', 'Change'],
    rows,
    verdict:
      sides.length < 2 || !TWO_SIDED.has(finding.kind)
        ? 'The latest figure that speaks for this day.'
        : figures.length < 2
          ? 'Only one side has figures here, so the figures cannot say whether the two pull apart in this place.'
          : 'Both sides have figures here; severity says what they show.',
  };
}

function statesOf(figure: SaidFigure): string {
  return figure.marks.map(({ target, state }) => `${targetInWords(target)}, ${state}`).join('; ');
}
