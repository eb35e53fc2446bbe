import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readAdults } from '../places.ts';
import { countDays, readMonth } from '../read-month.ts';
import { readTable, toNumber, type SourceLine } from '../read-table.ts';

const RESPONSIBLE_FILE = 'delayed-transfers/DToC_Days_Responsible_Organisation.csv';
const REASON_FILE = 'delayed-transfers/DToC_Days_Reason_for_Delay.csv';
const ENGLAND = 'E92000001';
/** The month that councils were asked to improve on. */
const BASELINE_MONTH = '2017-02';

const COLUMNS_BY_ORGANISATION: Readonly<Record<string, readonly string[]>> = {
  'dtoc-nhs': ['NHS'],
  'ascof-2c2': ['Social Care'],
  'ascof-2c3': ['Both'],
  'ascof-2c1': ['NHS', 'Social Care', 'Both'],
};

const COLUMNS_BY_REASON: Readonly<Record<string, readonly string[]>> = {
  'dtoc-r-assess': ['Awaiting completion of assessment', 'Awaiting public funding'],
  'dtoc-r-nhs': ['Awaiting further NHS non-acute care'],
  'dtoc-r-carehome': [
    'Awaiting residential home placement or availability',
    'Awaiting nursing home placement or availability',
  ],
  'dtoc-r-homecare': ['Awaiting care package in own home', 'Awaiting community equipment and adaptations'],
  'dtoc-r-choice': ['Patient or family choice'],
  'dtoc-r-other': ['Disputes', 'Housing - Patients not covered by NHS and Community Care Act', 'Other'],
};

/** What stands where one name stood in one month. */
interface Footing {
  readonly area: string;
  readonly level: string;
  /** Adults of the area, null where the files hold none for that boundary: then no rate is possible. */
  readonly adults: number | null;
}

/**
 * Carries the delayed days of both files as days a day per 100,000 adults.
 * Formula: delayed days of the month / days of the month / adults (mid-2020, fixed) x 100,000.
 * Source: NHS England, Delayed Transfers of Care; the basis of ASCOF 2C.
 */
export function carryDelayedTransfers(): CarriedDataset {
  const adults = readAdults();
  const byOrganisation = readTable(RESPONSIBLE_FILE);
  const byReason = readTable(REASON_FILE);
  const placesOfName = new Map(
    readTable('delayed-transfers/council_codes.csv').lines.map((line) => [
      line.cell('name_in_file'),
      line.cell('places_2021_codes').split('|'),
    ]),
  );
  const findFooting = (name: string, month: string): Footing => {
    if (name === 'England') return { area: ENGLAND, level: 'country', adults: addUp([...adults.values()]) };
    // Bournemouth and Poole were joined, and Dorset lost Christchurch, on 1 April 2019: no adults are on file for what stood before.
    if (name === 'Bournemouth') return { area: 'E06000028', level: 'council', adults: null };
    if (name === 'Poole') return { area: 'E06000029', level: 'council', adults: null };
    if (name === 'Dorset' && month < '2019-04') return { area: 'E10000009', level: 'council', adults: null };
    const places = placesOfName.get(name);
    if (places === undefined) throw new Error(`no code for "${name}"`);
    const people = addUp(places.map((code) => adults.get(code) ?? Number.NaN));
    if (Number.isNaN(people)) throw new Error(`no adults for "${name}"`);
    // Northamptonshire was one council until 2021: its adults are those of the two that followed.
    const area = name === 'Northamptonshire' ? 'E10000021' : toKeptCode(places[0] ?? '');
    return { area, level: 'council', adults: people };
  };

  const rows: FigureRow[] = [];
  const left = { noAdults: 0, joinedMonth: 0, noBaseline: 0, zeroBaseline: 0 };

  const carryRates = (
    line: SourceLine,
    file: string,
    name: string,
    month: string,
    groups: Readonly<Record<string, readonly string[]>>,
  ): void => {
    const footing = findFooting(name, month);
    if (footing.adults === null) {
      left.noAdults += 1;
      return;
    }
    const personDays = footing.adults * countDays(month);
    for (const [measure, columns] of Object.entries(groups)) {
      const days = columns.map((column) => toNumber(line.cell(column)));
      const known = days.filter((day) => day !== null);
      const whole = known.length === days.length;
      rows.push({
        measure,
        area: footing.area,
        level: footing.level,
        period: month,
        value: whole ? (addUp(known) / personDays) * 100_000 : null,
        numerator: whole ? addUp(known) : null,
        denominator: whole ? personDays : null,
        // The only blank column of the files is "Other", which was not asked for before April 2017.
        missing: whole ? null : 'not-collected',
        sourceFile: file,
        sourceLine: line.line,
      });
    }
  };

  const baselines = new Map<string, number>();
  for (const line of byOrganisation.lines) {
    if (readMonth(line.cell('Period_year')) !== BASELINE_MONTH) continue;
    const days = toNumber(line.cell('Social Care'));
    if (days !== null) baselines.set(findFooting(line.cell('Name'), BASELINE_MONTH).area, days);
  }

  for (const line of byOrganisation.lines) {
    const name = line.cell('Name');
    const month = readMonth(line.cell('Period_year'));
    if (isJoinedMonth(name, month)) {
      left.joinedMonth += 1;
      continue;
    }
    carryRates(line, byOrganisation.file, name, month, COLUMNS_BY_ORGANISATION);

    const { area, level } = findFooting(name, month);
    if (level !== 'council' || month <= BASELINE_MONTH) continue;
    const days = toNumber(line.cell('Social Care'));
    const baseline = baselines.get(area);
    if (days === null || baseline === undefined) {
      left.noBaseline += 1;
      continue;
    }
    if (baseline === 0) {
      left.zeroBaseline += 1;
      continue;
    }
    const daysAtBaselinePace = (baseline / countDays(BASELINE_MONTH)) * countDays(month);
    rows.push({
      measure: 'dtoc-la-expect',
      area,
      level,
      period: month,
      value: 100 * (1 - days / daysAtBaselinePace),
      numerator: days,
      denominator: daysAtBaselinePace,
      missing: null,
      sourceFile: byOrganisation.file,
      sourceLine: line.line,
    });
  }

  for (const line of byReason.lines) {
    const name = line.cell('Name');
    const month = readMonth(line.cell('Period'));
    if (!isJoinedMonth(name, month)) carryRates(line, byReason.file, name, month, COLUMNS_BY_REASON);
  }

  return {
    id: 'delayed-transfers',
    kind: 'figures',
    title: 'Delayed transfers of care: delayed days by who was responsible and by reason',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote:
      'The statistics are open; the public repository that keeps these two files states no licence of its own.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, Delayed Transfers of Care.',
    origin: 'github.com/psychty/DTOC, commit a789281edfacc62c8b9d4cc66d2969685b568151',
    catalogueSources: ['nhsedtoc'],
    periodNote:
      'Each month is written in words in the files ("April 2019") and stored as 2019-04. 2019/20 has nine months.',
    readings: {
      ...Object.fromEntries(
        [...Object.entries(COLUMNS_BY_ORGANISATION), ...Object.entries(COLUMNS_BY_REASON)].map(([measure, columns]) => [
          measure,
          `${columns.join(' + ')}: delayed days of the month (numerator) over adults x days of the month (denominator), x 100,000`,
        ]),
      ),
      'dtoc-la-expect':
        'Social Care: 100 x (1 - delayed days of the month (numerator) / days the month would have had at the daily pace of February 2017 (denominator))',
    },
    traps: [
      'Days, not people: a rate is days a day per 100,000 adults of mid-2020, the same adults in every month.',
      'The file by organisation names its councils without a code; both files are joined to codes by name, which is unique in a month.',
      'Codes change in the middle of the series; a council whose boundary held stands under its newest code throughout.',
      'The reason "Other" was first asked for in April 2017: the group it belongs to is "not collected" before, never nought.',
      'Bournemouth, Poole and Dorset have no rate before April 2019, because no adults are on file for those boundaries; their change since February 2017 is kept.',
      'In April 2019 Poole reads nought without a split and its days seem to stand in the figure of Bournemouth: both are left out.',
      'England is a row of its own; councils add up to a little less than England.',
      'The change since February 2017 has no lower limit: where that month had a handful of days it falls to thousands of per cent below nought. Show it with the days.',
      'No days put down to social care is a true nought in many months of small councils.',
      'A small area can jump in one month: Rutland in March 2015.',
    ],
    leftOut: [
      {
        what: 'Bournemouth, Poole and Dorset before April 2019, lines of both files',
        rows: left.noAdults,
        why: 'no rate without adults on that boundary (the change since February 2017 is carried)',
      },
      {
        what: 'Bournemouth and Poole in April 2019, lines of the file by organisation (and the same lines by reason)',
        rows: left.joinedMonth,
        why: 'the days of Poole stand in the figure of Bournemouth',
      },
      {
        what: 'Change since February 2017 where the body has no February 2017',
        rows: left.noBaseline,
        why: 'Bournemouth, Christchurch and Poole, and Dorset without Christchurch, began in April 2019',
      },
      {
        what: 'Change since February 2017 where that month had no day of social care',
        rows: left.zeroBaseline,
        why: 'nothing can be divided by nought',
      },
    ],
    rows,
  };
}

function isJoinedMonth(name: string, month: string): boolean {
  return month === '2019-04' && (name === 'Poole' || name === 'Bournemouth');
}

function addUp(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
