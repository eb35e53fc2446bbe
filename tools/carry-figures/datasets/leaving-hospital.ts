import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { readOrganisations, type Organisations } from '../organisations.ts';
import { readTable, toNumber, type SourceTable } from '../read-table.ts';

/** A month counts when at least this many of its days have a return. */
const MINIMUM_DAYS = 20;
/** A month in which one column repeats the other on more than this share of its days is a copy. */
const COPIED_DAYS_SHARE = 0.5;

const REASON_GROUPS: Readonly<Record<string, string>> = {
  'hospital process': 'delay-hospital',
  wellbeing: 'delay-wellbeing',
  'care transfer hub': 'delay-hub',
  interface: 'delay-interface',
  capacity: 'delay-capacity',
};

/** What was returned for one body on one day; null where nothing was, or where a nought stands for nothing. */
interface Day {
  readonly line: number;
  readonly ready: number | null;
  readonly left: number | null;
  readonly leftBy5pm: number | null;
  readonly leftAfter5pm: number | null;
}

/** Carries people ready to leave, people who leave, how many leave late, and why people wait, by trust and board. */
export function carryLeavingHospital(): CarriedDataset {
  const organisations = readOrganisations();
  const rows: FigureRow[] = [];
  const left = { noCode: 0, fewDays: 0, copiedMonths: 0, noDelay: 0 };

  const carryDays = (
    readyFile: string,
    leftFile: string,
    codeColumn: string,
    toArea: (code: string) => string,
    levelOf: (area: string) => string,
  ): void => {
    const ready = readTable(readyFile);
    const discharged = readTable(leftFile);
    for (const [key, days] of gatherDays(ready, discharged, codeColumn, toArea, () => (left.noCode += 1))) {
      const [area = '', period = ''] = key.split(' ');
      const add = (
        measure: string,
        value: number,
        numerator: number,
        denominator: number,
        sourceFile: string,
        line: number,
      ): void => {
        rows.push({
          measure,
          area,
          level: levelOf(area),
          period,
          value,
          numerator,
          denominator,
          missing: null,
          sourceFile,
          sourceLine: line,
        });
      };
      const counted = days.filter((day): day is Day & { ready: number } => day.ready !== null);
      const leaving = days.filter((day): day is Day & { left: number } => day.left !== null);
      const both = counted.filter((day): day is Day & { ready: number; left: number } => day.left !== null);
      const timed = days.filter(
        (day): day is Day & { leftBy5pm: number; leftAfter5pm: number } =>
          day.leftBy5pm !== null && day.leftAfter5pm !== null,
      );
      const copied =
        levelOf(area) !== 'icb' &&
        both.filter((day) => day.ready === day.left).length > COPIED_DAYS_SHARE * both.length;
      if (copied && counted.length >= MINIMUM_DAYS) left.copiedMonths += 1;

      if (counted.length >= MINIMUM_DAYS && !copied) {
        const people = addUp(counted.map((day) => day.ready));
        add('nctr', people / counted.length, people, counted.length, ready.file, firstLine(counted));
      } else if (counted.length > 0 && counted.length < MINIMUM_DAYS) left.fewDays += 1;
      if (leaving.length >= MINIMUM_DAYS) {
        const people = addUp(leaving.map((day) => day.left));
        add('discharges-day', people / leaving.length, people, leaving.length, discharged.file, firstLine(leaving));
      }
      if (both.length >= MINIMUM_DAYS && !copied) {
        const gone = addUp(both.map((day) => day.left));
        const all = gone + addUp(both.map((day) => day.ready));
        add('nctr-discharged', (100 * gone) / all, gone, all, discharged.file, firstLine(both));
      }
      if (timed.length >= MINIMUM_DAYS) {
        const late = addUp(timed.map((day) => day.leftAfter5pm));
        const all = late + addUp(timed.map((day) => day.leftBy5pm));
        add('discharge-late', (100 * late) / all, late, all, discharged.file, firstLine(timed));
      }
    }
  };
  carryDays(
    'nhs-england/england_trust_criteria_to_reside.csv',
    'nhs-england/england_trust_discharged_patients.csv',
    'nhs_trust22_code',
    (code) => code,
    organisations.levelOfTrust,
  );
  carryDays(
    'nhs-england/england_icb_criteria_to_reside.csv',
    'nhs-england/england_icb_discharged_patients.csv',
    'icb22_code',
    (code) => organisations.icbCodes.get(code) ?? '',
    () => 'icb',
  );
  rows.push(...carryReasons(organisations, () => (left.noDelay += 1)));

  return {
    id: 'leaving-hospital',
    kind: 'figures',
    title: 'People ready to leave hospital, people who leave, and why people wait',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, acute discharge situation report.',
    origin: 'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719',
    catalogueSources: ['nhsedsr'],
    periodNote:
      'Daily counts, made into months of at least 20 days with a return. Reasons are monthly: 2024-06-01 in the file is June 2024.',
    readings: {
      nctr: 'do_not_meet_criteria_to_reside: sum over the days (numerator) / days with a return (denominator)',
      'discharges-day': 'discharged_total: sum over the days (numerator) / days with a return (denominator)',
      'nctr-discharged':
        '100 x discharged_total (numerator) / (discharged_total + do_not_meet_criteria_to_reside) (denominator), over days with both',
      'discharge-late': '100 x discharged_between_1701_2359 (numerator) / (that + discharged_by_1700) (denominator)',
      ...Object.fromEntries(
        Object.entries(REASON_GROUPS).map(([start, measure]) => [
          measure,
          `delay_count of the month, added over the reasons that begin "${start}"`,
        ]),
      ),
    },
    traps: [
      'Nought on a day is a return that did not come, not an empty ward.',
      'In some months the count of people ready to leave repeats the discharges of the day (RXR, RQX, RJ6): found by comparing the two columns, left out with the share who left. The files by board add these trusts in unseen.',
      'A count that doubles or halves within a year is a change in how it is reported (18 trusts): no movement is judged.',
      'The split by time of day ends in May 2023.',
      'QUE stops in August 2023; 243 daily lines of 2025 name no trust.',
      'Some trusts repeat a day for a week or more: a return filled forward, kept in the mean of the month.',
      'Discharges a day change five to nine times over in single months of RTK, RP5, RNS, REM, RWD and QGH: kept, to be doubted.',
      'Reasons are spelled in 37 ways with dashes, hard spaces and question marks: only the first words are read. Blank counts as nothing; nought in one group is real; a month without any delay is no return.',
      'Reasons count long stays only.',
    ],
    leftOut: [
      { what: 'Daily lines without a trust', rows: left.noCode, why: 'nobody to put them down to' },
      { what: 'Months of a body with fewer than 20 days returned', rows: left.fewDays, why: 'too few days for a mean' },
      {
        what: 'Months of a trust in which people ready to leave repeat the discharges on most days',
        rows: left.copiedMonths,
        why: 'one column is a copy of the other; the discharges run on smoothly and are kept',
      },
      { what: 'Months of a trust without a delay of any reason', rows: left.noDelay, why: 'no return' },
    ],
    rows,
  };
}

function gatherDays(
  ready: SourceTable,
  discharged: SourceTable,
  codeColumn: string,
  toArea: (code: string) => string,
  onNoCode: () => void,
): ReadonlyMap<string, Day[]> {
  const dischargedOf = new Map(discharged.lines.map((line) => [`${line.cell(codeColumn)} ${line.cell('date')}`, line]));
  const months = new Map<string, Day[]>();
  for (const line of ready.lines) {
    const code = line.cell(codeColumn);
    if (code === '') {
      onNoCode();
      continue;
    }
    const date = line.cell('date');
    const gone = dischargedOf.get(`${code} ${date}`);
    if (gone === undefined || gone.line !== line.line)
      throw new Error(`${ready.file} and ${discharged.file} differ in their days at line ${line.line}`);
    const key = `${toArea(code)} ${date.slice(0, 7)}`;
    const days = months.get(key) ?? [];
    const leftBy5pm = toNumber(gone.cell('discharged_by_1700'));
    const leftAfter5pm = toNumber(gone.cell('discharged_between_1701_2359'));
    const timed = leftBy5pm !== null && leftAfter5pm !== null && leftBy5pm + leftAfter5pm > 0;
    days.push({
      line: line.line,
      ready: toCount(line.cell('do_not_meet_criteria_to_reside')),
      left: toCount(gone.cell('discharged_total')),
      leftBy5pm: timed ? leftBy5pm : null,
      leftAfter5pm: timed ? leftAfter5pm : null,
    });
    months.set(key, days);
  }
  return months;
}

function carryReasons(organisations: Organisations, onNoDelay: () => void): FigureRow[] {
  const table = readTable('nhs-england/england_delayed_discharge_reasons.csv');
  const months = new Map<string, Map<string, { people: number; line: number }>>();
  for (const line of table.lines) {
    const reason = line
      .cell('delay_reason')
      .replace(/[\s\u00a0?]+/g, ' ')
      .trim()
      .toLowerCase();
    const measure = Object.entries(REASON_GROUPS).find(([start]) => reason.startsWith(start))?.[1];
    if (measure === undefined) throw new Error(`${table.file} line ${line.line}: no group for "${reason}"`);
    const key = `${line.cell('nhs_trust22_code')} ${line.cell('date').slice(0, 7)}`;
    const groups = months.get(key) ?? new Map<string, { people: number; line: number }>();
    const group = groups.get(measure) ?? { people: 0, line: line.line };
    groups.set(measure, { people: group.people + (toNumber(line.cell('delay_count')) ?? 0), line: group.line });
    months.set(key, groups);
  }
  return [...months].flatMap(([key, groups]) => {
    const [area = '', period = ''] = key.split(' ');
    if (addUp([...groups.values()].map((group) => group.people)) === 0) {
      onNoDelay();
      return [];
    }
    return [...groups].map(([measure, { people, line }]): FigureRow => ({
      measure,
      area,
      level: organisations.levelOfTrust(area),
      period,
      value: people,
      numerator: null,
      denominator: null,
      missing: null,
      sourceFile: table.file,
      sourceLine: line,
    }));
  });
}

function toCount(cell: string): number | null {
  const count = toNumber(cell);
  return count === 0 ? null : count;
}

function firstLine(days: readonly Day[]): number {
  return Math.min(...days.map((day) => day.line));
}

function addUp(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
