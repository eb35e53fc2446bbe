import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { findCopiedPeriods, periodsToLeaveOut } from '../find-copied-periods.ts';
import { addMonths, readMonth } from '../read-month.ts';
import { readOrganisations, type Organisations } from '../organisations.ts';
import { readTable, toNumber, type SourceTable } from '../read-table.ts';

const TRUST_FILE = 'nhs-england/england_trust_accidents_emergency.csv';
const ICB_FILE = 'nhs-england/england_icb_accidents_emergency.csv';

/** Trusts that tried out other standards and sent no four-hour figures until May 2023. */
const FIELD_TEST_TRUSTS = [
  'RC9',
  'RGT',
  'RGR',
  'RQM',
  'RYJ',
  'RNQ',
  'RX1',
  'RXF',
  'RVW',
  'RFR',
  'RDU',
  'RHU',
  'R0D',
  'RK9',
];
const FIELD_TEST_ENDED = '2023-06';
/** A field-test trust spoils the sum of a board from which at least this share of its patients comes. */
const SERVED_SHARE = 0.05;
/** One trust's admissions of one month, more than twice its attendances; the sum of its board holds them too. */
const IMPOSSIBLE_ADMISSIONS: ReadonlySet<string> = new Set(['RBD 2022-04', 'QVV 2022-04']);
const COUNT_COLUMNS = [
  'total_attendances',
  'attendances_over_4hours',
  'total_emergency_admissions',
  'emergency_admissions_over_4hours',
];

interface Counts {
  readonly area: string;
  readonly level: string;
  readonly period: string;
  readonly line: number;
  readonly attendances: number | null;
  readonly over4Hours: number | null;
  readonly admissions: number | null;
  readonly admissionsOver4Hours: number | null;
}

/** Carries attendances, emergency admissions and both four-hour shares, by trust, board and NHS region. */
export function carryAccidentAndEmergency(): CarriedDataset {
  const organisations = readOrganisations();
  const served = findServedIcbs(organisations);
  const rows: FigureRow[] = [];
  const left = {
    copied: 0,
    noAttendances: 0,
    fieldTestIcb: 0,
    noneLate: 0,
    noAdmissions: 0,
    impossible: 0,
    fewAdmissions: 0,
    noneLateAdmitted: 0,
  };

  const carry = (counts: Counts, file: string): void => {
    const { area, level, period, line, attendances, over4Hours, admissions, admissionsOver4Hours } = counts;
    const add = (measure: string, value: number, numerator: number | null, denominator: number | null): void => {
      rows.push({
        measure,
        area,
        level,
        period,
        value,
        numerator,
        denominator,
        missing: null,
        sourceFile: file,
        sourceLine: line,
      });
    };
    if (attendances === null || attendances === 0) {
      left.noAttendances += 1;
      return;
    }
    add('ae-attendances', attendances, null, null);

    const inFieldTest = period < FIELD_TEST_ENDED;
    if (inFieldTest && FIELD_TEST_TRUSTS.includes(area)) {
      rows.push({
        measure: 'const-ae4h',
        area,
        level,
        period,
        value: null,
        numerator: null,
        denominator: null,
        missing: 'not-collected',
        sourceFile: file,
        sourceLine: line,
      });
    } else if (inFieldTest && served.has(area)) left.fieldTestIcb += 1;
    else if (over4Hours === null || (over4Hours === 0 && attendances > 2_000)) left.noneLate += 1;
    else add('const-ae4h', (100 * (attendances - over4Hours)) / attendances, attendances - over4Hours, attendances);

    if (admissions === null || admissions === 0) left.noAdmissions += 1;
    else if (IMPOSSIBLE_ADMISSIONS.has(`${area} ${period}`)) left.impossible += 1;
    else {
      add('ae-admissions', admissions, null, null);
      if (admissions < 50) left.fewAdmissions += 1;
      else if (admissionsOver4Hours === null || (admissionsOver4Hours === 0 && admissions > 500))
        left.noneLateAdmitted += 1;
      else add('ae-4h-dta', (100 * admissionsOver4Hours) / admissions, admissionsOver4Hours, admissions);
    }
  };

  const trusts = readTable(TRUST_FILE);
  for (const counts of withoutCopies(
    readCounts(trusts, 'nhs_trust22_code', (code) => code, organisations.levelOfTrust),
    () => (left.copied += 1),
  )) {
    carry(counts, trusts.file);
  }
  const icbs = readTable(ICB_FILE);
  for (const counts of withoutCopies(
    readCounts(
      icbs,
      'icb22_code',
      (code) => organisations.icbCodes.get(code) ?? '',
      () => 'icb',
    ),
    () => (left.copied += 1),
  )) {
    carry(counts, icbs.file);
  }
  rows.push(...addUpRegions(rows, organisations));

  return {
    id: 'accident-and-emergency',
    kind: 'figures',
    title: 'A&E attendances and emergency admissions',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, A&E attendances and emergency admissions.',
    origin: 'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719',
    catalogueSources: ['nhseae'],
    periodNote: 'Months in words ("April 2022"), stored as 2022-04. Trusts from April 2021, boards from April 2022.',
    readings: {
      'const-ae4h':
        '100 x (attendances - attendances_over_4hours) (numerator) / attendances (denominator), from the counts; NHS regions are sums over their boards in months with all of them',
      'ae-attendances': 'total_attendances',
      'ae-admissions': 'total_emergency_admissions',
      'ae-4h-dta': '100 x emergency_admissions_over_4hours (numerator) / total_emergency_admissions (denominator)',
    },
    traps: [
      'February and March 2025 repeat February and March 2024 in every trust and board: found by comparing months, left out.',
      'Fourteen trusts tried out other standards and have no four-hour figure before June 2023 ("not collected"). The file by board adds them in as nought, so the boards that send them at least 5 % of their patients are left out of the four-hour figure until then.',
      'Nought attendances, or nought over four hours among more than 2,000, is a missing return, not a success.',
      'The printed shares are rounded to two places: shares here come from the counts.',
      'A share of fewer than 50 admissions is not carried.',
      'The waits of RJ6 between decision and bed fall from 85 % to 20 % in June 2025 and rise again: kept, to be doubted.',
      'Trusts are as in 2022: a series that stops may be a merger.',
      'A trust counts its walk-in centres where it runs them.',
    ],
    leftOut: [
      {
        what: 'Lines of February and March 2025, trusts and boards',
        rows: left.copied,
        why: 'every line repeats the same month of 2024',
      },
      { what: 'Lines with blank or nought attendances', rows: left.noAttendances, why: 'no return' },
      {
        what: 'Four-hour share of boards served by field-test trusts, April 2022 to May 2023',
        rows: left.fieldTestIcb,
        why: 'the blanks of the trusts are added up as nought',
      },
      {
        what: 'Four-hour share with nobody over four hours among more than 2,000, or blank',
        rows: left.noneLate,
        why: 'missing, not perfect',
      },
      { what: 'Emergency admissions of nought or blank', rows: left.noAdmissions, why: 'a site that admits nobody' },
      {
        what: 'Emergency admissions of RBD and its board QVV, April 2022',
        rows: left.impossible,
        why: '13,686 admissions between months of 1,600: more than twice the attendances',
      },
      {
        what: 'Share over four hours from decision to bed, under 50 admissions',
        rows: left.fewAdmissions,
        why: 'too few to make a share',
      },
      {
        what: 'Share over four hours from decision to bed, nobody late among more than 500, or blank',
        rows: left.noneLateAdmitted,
        why: 'missing, not perfect',
      },
    ],
    rows,
  };
}

function findServedIcbs(organisations: Organisations): ReadonlySet<string> {
  return new Set(
    FIELD_TEST_TRUSTS.flatMap((trust) =>
      [...(organisations.patientShares.get(trust) ?? [])]
        .filter(([, share]) => share >= SERVED_SHARE)
        .map(([icb]) => icb),
    ),
  );
}

function readCounts(
  table: SourceTable,
  codeColumn: string,
  toArea: (code: string) => string,
  levelOf: (area: string) => string,
): Counts[] {
  return table.lines.map((line) => {
    const area = toArea(line.cell(codeColumn));
    const [attendances = null, over4Hours = null, admissions = null, admissionsOver4Hours = null] = COUNT_COLUMNS.map(
      (column) => toNumber(line.cell(column)),
    );
    return {
      area,
      level: levelOf(area),
      period: readMonth(line.cell('date')),
      line: line.line,
      attendances,
      over4Hours,
      admissions,
      admissionsOver4Hours,
    };
  });
}

function withoutCopies(counts: readonly Counts[], onCopy: () => void): Counts[] {
  const copies = findCopiedPeriods(
    counts.map(({ area, period, attendances, over4Hours, admissions, admissionsOver4Hours }) => ({
      area,
      period,
      cells: [attendances, over4Hours, admissions, admissionsOver4Hours].map((count) =>
        count === null ? '' : String(count),
      ),
    })),
  );
  const leftOut = periodsToLeaveOut(copies, (earlier, later) => addMonths(earlier, 1) === later);
  return counts.filter(({ period }) => {
    if (leftOut.has(period)) onCopy();
    return !leftOut.has(period);
  });
}

function addUpRegions(rows: readonly FigureRow[], organisations: Organisations): FigureRow[] {
  const icbsOfRegion = new Map<string, number>();
  for (const region of organisations.regionOfIcb.values())
    icbsOfRegion.set(region, (icbsOfRegion.get(region) ?? 0) + 1);
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    if (row.measure !== 'const-ae4h' || row.level !== 'icb' || row.value === null) continue;
    const key = `${organisations.regionOfIcb.get(row.area) ?? ''} ${row.period}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([key, ofRegion]) => {
    const [area = '', period = ''] = key.split(' ');
    const first = ofRegion[0];
    if (first === undefined || ofRegion.length !== icbsOfRegion.get(area)) return [];
    const within = ofRegion.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
    const all = ofRegion.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
    return [
      {
        ...first,
        area,
        period,
        level: 'region',
        value: (100 * within) / all,
        numerator: within,
        denominator: all,
        sourceLine: Math.min(...ofRegion.map((row) => row.sourceLine)),
      },
    ];
  });
}
