import { MONTH_NAMES } from '#domain/measure/month-names';
import { parsePeriod } from '#domain/measure/period';

/** What has been said of the periods of a file. */
export interface PeriodAnswers {
  /** Whether `Q4 2024` counts by the financial or by the calendar year; null: not said. */
  readonly quartersBy: 'financial year' | 'calendar year' | null;
  /** What `2024/25` is. */
  readonly yearsAre: 'financial' | 'academic';
  /** Whether `03/04/2024` begins with its day or its month. */
  readonly datesBegin: 'day' | 'month';
  /** Whether `2010-11` is November 2010 or the year 2010/11; null: not said. */
  readonly shortYearsAre: 'months' | 'years' | null;
}

/** A period as somebody wrote it, in its stored spelling, or why it has none. */
export type ReadPeriod =
  | { readonly kind: 'period'; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly code: 'bad_period' | 'ambiguous_period' | 'excel_date';
      /** What the text was taken for; empty where nothing can be said. */
      readonly found: string;
      readonly expected: string;
    };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const FORMS = {
  monthYear: new RegExp(`^${MONTH}[\\s\\-/.']*(\\d{4}|\\d{2})$`),
  yearMonthName: new RegExp(`^(\\d{4})[\\s\\-/]*${MONTH}$`),
  dayMonth: new RegExp(`^(\\d{1,2})[\\s\\-/]${MONTH}$`),
  dayMonthYear: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/]${MONTH}[\\s\\-/](\\d{4}|\\d{2})$`),
  isoDay: /^(\d{4})-(\d{2})-(\d{2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$/,
  slashedDay: /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?$/,
  joinedMonth: /^(\d{4})(0[1-9]|1[0-2])$/,
  slashedMonth: /^(0?[1-9]|1[0-2])\/(\d{4})$/,
  yearSlashMonth: /^(\d{4})\/(0[1-9]|1[0-2])$/,
  twoYears: /^(\d{4}|\d{2})\s?[/\-_–]\s?(\d{4}|\d{2})$/,
  quarterAfter: /^(.+?)[\s\-_/]*q(?:tr|uarter)?\s?([1-4])$/,
  quarterBefore: /^q(?:tr|uarter)?\s?([1-4])[\s\-_/]*(.+)$/,
  sortable: /^(\d{4})(\d{2})(\d{2})$/,
};
const EXPECTED = 'a period such as March 2018, 2018-03, 2018 Q1, 2017/18 or 2018';

/**
 * Reads a period in the forms people and publishers write: `Mar-24`, `March 2024`, `202403`, `01/03/2024` (the month),
 * `31 March 2024` (its month, as a snapshot), `2024/25`, `2024-25`, `FY24/25`, `fin_2024_25`, `2024/25 Q1`, `Q1 2024/25`,
 * `2024Q2`, `2024April` (the year that begins then), `2024`.
 * `Q4 2024` alone is asked about; what a spreadsheet has made of a period (`24-Mar`, `45000`) is named; a day that is
 * neither the first nor the last of its month, a rolling, cumulative or academic period is refused: no such is stored.
 */
export function readWrittenPeriod(text: string, answers: PeriodAnswers): ReadPeriod {
  const written = text.length > 60 ? '' : text.normalize('NFKC').replace(/^'/, '').trim().toLowerCase();
  const read =
    readYears(written, answers) ??
    readQuarter(written, answers) ??
    readMonth(written, answers) ??
    readKindsNotStored(written);
  if (read?.kind === 'refused') return { ...read, found: read.found.replaceAll(`"${written}"`, `"${text.trim()}"`) };
  return read ?? { kind: 'refused', code: 'bad_period', found: '', expected: EXPECTED };
}

/** Reads a period from its first and last day, ISO or as people write days: a month, a quarter, or a year. */
export function readPeriodBetween(start: string, end: string, answers: PeriodAnswers): ReadPeriod {
  const [first, last] = [readDay(start.trim().toLowerCase(), answers), readDay(end.trim().toLowerCase(), answers)];
  const bad = (found: string): ReadPeriod => ({
    kind: 'refused',
    code: 'bad_period',
    found,
    expected: 'the first and last day of a month, a quarter or a year',
  });
  if (first === null || first.day === 0) return bad(`the first day "${start.slice(0, 40)}"`);
  if (last === null || last.day === 0) return bad(`the last day "${end.slice(0, 40)}"`);
  const [isFirst, isLast] = [first.day === 1, last.day === daysOf(last.year, last.month)];
  const length = (last.year - first.year) * 12 + last.month - first.month + 1;
  if (!isFirst || !isLast) return bad(`${start} to ${end}`);
  if (length === 1) return period(toMonth(first.year, first.month));
  if (length === 3 && first.month % 3 === 1) return period(`${four(first.year)}-Q${(first.month + 2) / 3}`);
  if (length === 12 && first.month === 4) return period(toFinancialYear(first.year));
  if (length === 12 && first.month === 1) return period(four(first.year));
  if (length === 12 && first.month === 9) return notStored('an academic year');
  return bad(`${length} months from ${start}`);
}

/** What a column that holds both months and years tells of `2010-11`; null: nothing. */
export function tellShortYears(samples: Iterable<string>): 'months' | 'years' | null {
  for (const text of samples) {
    const match = /^(\d{4})-(\d{2})$/.exec(text.trim());
    if (match === null) continue;
    const [year, second] = [Number(match[1]), Number(match[2])];
    const follows = second === (year + 1) % 100;
    if (follows && second > 12) return 'years';
    if (!follows && second >= 1 && second <= 12) return 'months';
  }
  return null;
}

function readYears(written: string, answers: PeriodAnswers): ReadPeriod | null {
  if (/^\d{4}$/.test(written)) return inReach(Number(written)) ? period(written) : null;
  const calendar = /^(?:cal(?:endar)?[ _]?(?:year)?[ _]?)?(\d{4})(?: calendar year)?$/.exec(written);
  if (calendar?.[1] !== undefined) return period(calendar[1]);
  const bare = written
    .replace(/^(?:fin(?:ancial)?(?: year)?|fy)[ _]?/, '')
    .replace(/ (?:financial year|fin|fy)$/, '')
    .trim();
  const isNamed = bare !== written;
  if (isNamed && /^\d{4}$/.test(bare)) {
    return refuse(
      'ambiguous_period',
      `the financial year ${bare}, which may begin or end then`,
      'both years, such as 2024/25',
    );
  }
  const academic = /^(?:ay|academic(?: year)?) ?(.+)$/.exec(written);
  if (academic !== null) return notStored('an academic year');
  const match = FORMS.twoYears.exec(bare);
  if (match === null) return null;
  const [, first = '', second = ''] = match;
  const year = first.length === 2 ? 2000 + Number(first) : Number(first);
  const follows = Number(second) === (second.length === 4 ? year + 1 : (year + 1) % 100);
  if (first.length === 2 && second.length === 4) return null;
  if (!follows) {
    if (first.length === 4 && second.length === 2 && /^\d{4}-\d{2}$/.test(written)) return null;
    if (first.length === 4 && /^\d{4}\/(0[1-9]|1[0-2])$/.test(written)) return null;
    if (first.length === 2) return null;
    const to = second.length === 4 ? Number(second) : Math.floor(year / 100) * 100 + Number(second);
    return to > year && to - year <= 10 ? notStored(`a period of several years, ${year} to ${to}`) : null;
  }
  if (
    !isNamed &&
    /^\d{4}-\d{2}$/.test(bare) &&
    Number(second) <= 12 &&
    Number(second) >= 1 &&
    answers.shortYearsAre !== 'years'
  ) {
    if (answers.shortYearsAre === 'months') return period(bare);
    return refuse(
      'ambiguous_period',
      `"${written}", which may be ${MONTH_NAMES[Number(second) - 1] ?? ''} ${first} or the year ${toFinancialYear(year)}`,
      `${toFinancialYear(year)} for the year, or ${MONTH_NAMES[Number(second) - 1] ?? ''} ${first} for the month`,
    );
  }
  return answers.yearsAre === 'academic' ? notStored('an academic year') : period(toFinancialYear(year));
}

function readQuarter(written: string, answers: PeriodAnswers): ReadPeriod | null {
  const before = FORMS.quarterBefore.exec(written);
  const after = before === null ? FORMS.quarterAfter.exec(written) : null;
  const quarter = Number(before?.[1] ?? after?.[2]);
  const rest = (before?.[2] ?? after?.[1] ?? '')
    .trim()
    .replace(/[-_/,]$/, '')
    .replace(/^of /, '');
  if (rest === '') return null;
  const stored = parsePeriod(written.toUpperCase());
  if (stored?.kind === 'quarter') return period(stored.text);
  const years = readYears(rest, { ...answers, shortYearsAre: 'years' });
  if (years?.kind !== 'period') return years;
  const found = parsePeriod(years.text);
  if (found?.kind === 'financial year')
    return period(toQuarterOfFinancialYear(Number(years.text.slice(0, 4)), quarter));
  const year = Number(years.text);
  // The year in front of the quarter is how calendar quarters are written; `Q4 2024` says nothing of the kind.
  if (after !== null && answers.quartersBy === null) return period(`${four(year)}-Q${quarter}`);
  if (answers.quartersBy === 'calendar year') return period(`${four(year)}-Q${quarter}`);
  if (answers.quartersBy === 'financial year') return period(toQuarterOfFinancialYear(year, quarter));
  const [from, to] = [MONTH_NAMES[quarter * 3 - 3] ?? '', MONTH_NAMES[quarter * 3 - 1] ?? ''];
  const [year1, month1] = quarter === 4 ? [year + 1, 1] : [year, quarter * 3 + 1];
  return refuse(
    'ambiguous_period',
    `"${written.toUpperCase()}", which may be ${from} to ${to} ${year} or, by the financial year, the quarter from ${MONTH_NAMES[month1 - 1] ?? ''} ${year1}`,
    `the year it counts by: ${year} Q${quarter} (calendar) or ${toFinancialYear(year)} Q${quarter} (financial)`,
  );
}

interface Day {
  readonly year: number;
  readonly month: number;
  /** 0: the text names no day. */
  readonly day: number;
}

function readMonth(written: string, answers: PeriodAnswers): ReadPeriod | null {
  const stored =
    /^(\d{4})-(0[1-9]|1[0-2])$/.exec(written) ?? FORMS.joinedMonth.exec(written) ?? FORMS.yearSlashMonth.exec(written);
  if (stored !== null && inReach(Number(stored[1]))) return period(`${stored[1] ?? ''}-${stored[2] ?? ''}`);
  const slashed = FORMS.slashedMonth.exec(written);
  if (slashed !== null) return period(toMonth(Number(slashed[2]), Number(slashed[1])));
  const named = FORMS.monthYear.exec(written);
  if (named !== null) return period(toMonth(fullYear(named[2] ?? ''), monthOf(named[1])));
  const afterYear = FORMS.yearMonthName.exec(written);
  if (afterYear !== null) {
    const [year, month] = [Number(afterYear[1]), monthOf(afterYear[2])];
    // DHIS2 writes the financial year that begins in a month as `2024April`.
    if (month === 4 && /^\d{4}april$/.test(written)) return period(toFinancialYear(year));
    return period(toMonth(year, month));
  }
  const short = FORMS.dayMonth.exec(written);
  if (short !== null) {
    const [day, month] = [Number(short[1]), MONTH_NAMES[monthOf(short[2]) - 1] ?? ''];
    const likely = day >= 13 ? `${month} 20${String(day).padStart(2, '0')}` : `${month} of a year`;
    return refuse(
      'excel_date',
      `"${written}", a day without a year: a spreadsheet may have made it of ${likely}`,
      'the month with its year, such as March 2024',
    );
  }
  if (/^[2-6]\d{4}(?:\.\d+)?$/.test(written)) {
    const day = dayOfSerial(Math.floor(Number(written)));
    return refuse(
      'excel_date',
      `${written}, which is how a spreadsheet stores ${day.day} ${MONTH_NAMES[day.month - 1] ?? ''} ${day.year}`,
      'the period written out, such as March 2023 (format the column as text)',
    );
  }
  const sortable = FORMS.sortable.exec(written);
  if (sortable !== null) {
    // Time period Sortable of Fingertips: year, quarter, month.
    const [year, quarter, month] = [Number(sortable[1]), Number(sortable[2]), Number(sortable[3])];
    if (quarter === 0 && month >= 1 && month <= 12) return period(toMonth(year, month));
  }
  const day = readDay(written, answers);
  if (day === null) return null;
  if (day.day === 0 || day.month < 1 || day.month > 12 || day.day > daysOf(day.year, day.month)) {
    return refuse('bad_period', `"${written}", a day that does not exist`, EXPECTED);
  }
  if (day.day === 1 || day.day === daysOf(day.year, day.month)) return period(toMonth(day.year, day.month));
  return refuse(
    'bad_period',
    `"${written}", a single day`,
    'a whole month, quarter or year (figures of single days are not stored: give the mean or total of the month)',
  );
}

function readDay(written: string, answers: PeriodAnswers): Day | null {
  const iso = FORMS.isoDay.exec(written);
  if (iso !== null) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = FORMS.slashedDay.exec(written);
  if (slashed !== null) {
    const [one, two, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    return answers.datesBegin === 'day' ? checkedDay(year, two, one) : checkedDay(year, one, two);
  }
  const named = FORMS.dayMonthYear.exec(written);
  return named === null ? null : checkedDay(fullYear(named[3] ?? ''), monthOf(named[2]), Number(named[1]));
}

/** A day that does not exist has day 0. */
function checkedDay(year: number, month: number, day: number): Day {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  return { year, month, day: exists ? day : 0 };
}

function readKindsNotStored(written: string): ReadPeriod | null {
  if (
    /^(?:\d+|twelve|three|six) months? (?:to|ending)/.test(written) ||
    /rolling|three_year|\d{4}(?:\/\d{2})? ?- ?\d{2,4}(?:\/\d{2})?$/.test(written)
  )
    return notStored('a rolling period');
  if (/^\d{4}\/\d{2} [a-z]{3,9} ?[-–] ?[a-z]{3,9}$/.test(written) || /year to date|ytd/.test(written))
    return notStored('a period counted up from April');
  return null;
}

function notStored(what: string): ReadPeriod {
  return refuse(
    'bad_period',
    `${what}, which is not kept beside single periods`,
    'a calendar month, a quarter, a calendar year or a financial year',
  );
}

function refuse(code: 'bad_period' | 'ambiguous_period' | 'excel_date', found: string, expected: string): ReadPeriod {
  return { kind: 'refused', code, found, expected };
}

function period(text: string): ReadPeriod {
  return { kind: 'period', text };
}

function inReach(year: number): boolean {
  return year >= 1900 && year <= 2199;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3)) + 1;
}

/** `24` is 2024 and `98` is 1998: no figure of ours is older than 1970 or of the far future. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 2 ? (year >= 70 ? 1900 + year : 2000 + year) : year;
}

function toMonth(year: number, month: number): string {
  return `${four(year)}-${String(month).padStart(2, '0')}`;
}

function toFinancialYear(year: number): string {
  return `${four(year)}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Quarter 1 of the financial year is April to June, which is the second of the calendar year. */
function toQuarterOfFinancialYear(year: number, quarter: number): string {
  return quarter === 4 ? `${four(year + 1)}-Q1` : `${four(year)}-Q${quarter + 1}`;
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Spreadsheets count days from 30 December 1899. */
function dayOfSerial(serial: number): Day {
  let [year, rest] = [1900, serial - 2];
  for (;;) {
    const length = daysOf(year, 2) === 29 ? 366 : 365;
    if (rest < length) break;
    rest -= length;
    year += 1;
  }
  let month = 1;
  while (rest >= daysOf(year, month)) {
    rest -= daysOf(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}
