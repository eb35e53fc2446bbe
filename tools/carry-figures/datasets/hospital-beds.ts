import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { findCopiedPeriods, periodsToLeaveOut } from '../find-copied-periods.ts';
import { readOrganisations } from '../organisations.ts';
import { addMonths, readMonth } from '../read-month.ts';
import { readTable, toNumber } from '../read-table.ts';

const FILE = 'nhs-england/england_critical_general_acute_beds.csv';
/** Trusts that show a dozen beds in the month of their merger and hundreds before it. */
const MERGER_MONTHS: ReadonlySet<string> = new Set(['RA4 2023-04', 'RVY 2023-07']);

/** Carries beds open, the share of general and acute beds taken, and of adult critical care beds, by trust and NHS region. */
export function carryHospitalBeds(): CarriedDataset {
  const organisations = readOrganisations();
  const table = readTable(FILE);
  const figureColumns = table.headings.filter((heading) => heading !== 'nhs_trust22_code' && heading !== 'date');
  const copies = findCopiedPeriods(
    table.lines.map((line) => ({
      area: line.cell('nhs_trust22_code'),
      period: readMonth(line.cell('date')),
      cells: figureColumns.map((column) => line.cell(column)),
    })),
  );
  const copied = periodsToLeaveOut(copies, (earlier, later) => addMonths(earlier, 1) === later);

  const rows: FigureRow[] = [];
  const left = { copied: 0, noBeds: 0, merger: 0, noCriticalCare: 0 };
  const regions = new Map<string, { readonly occupied: number; readonly open: number; readonly line: number }>();

  for (const line of table.lines) {
    const area = line.cell('nhs_trust22_code');
    const period = readMonth(line.cell('date'));
    const count = (column: string): number | null => toNumber(line.cell(column));
    const add = (measure: string, value: number, numerator: number | null, denominator: number | null): void => {
      rows.push({
        measure,
        area,
        level: organisations.levelOfTrust(area),
        period,
        value,
        numerator,
        denominator,
        missing: null,
        sourceFile: table.file,
        sourceLine: line.line,
      });
    };
    const open = count('general_acute_beds_available');
    const occupied = count('general_acute_beds_occupied');
    if (copied.has(period)) left.copied += 1;
    else if (MERGER_MONTHS.has(`${area} ${period}`)) left.merger += 1;
    else {
      if (open === null || open === 0 || occupied === null || occupied > open) left.noBeds += 1;
      else {
        add('bed-occ', (100 * occupied) / open, occupied, open);
        add('beds-open', open, null, null);
        const key = `${organisations.regionOfTrust.get(area) ?? ''} ${period}`;
        const sum = regions.get(key) ?? { occupied: 0, open: 0, line: line.line };
        regions.set(key, { occupied: sum.occupied + occupied, open: sum.open + open, line: sum.line });
      }
      const criticalOpen = count('adult_critical_care_beds_available');
      const criticalOccupied = count('adult_critical_care_beds_occupied');
      if (
        criticalOpen === null ||
        criticalOpen === 0 ||
        criticalOccupied === null ||
        criticalOccupied === 0 ||
        criticalOccupied > criticalOpen
      )
        left.noCriticalCare += 1;
      else add('crit-care-occ', (100 * criticalOccupied) / criticalOpen, criticalOccupied, criticalOpen);
    }
  }
  for (const [key, { occupied, open, line }] of regions) {
    const [area = '', period = ''] = key.split(' ');
    rows.push({
      measure: 'bed-occ',
      area,
      level: 'region',
      period,
      value: (100 * occupied) / open,
      numerator: occupied,
      denominator: open,
      missing: null,
      sourceFile: table.file,
      sourceLine: line,
    });
  }

  return {
    id: 'hospital-beds',
    kind: 'figures',
    title: 'General and acute beds and critical care beds in hospitals',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, urgent and emergency care situation reports.',
    origin: 'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719',
    catalogueSources: ['nhsebeds'],
    periodNote: 'Months in words ("April 2022"), stored as 2022-04. Beds are the daily average of the month.',
    readings: {
      'bed-occ':
        '100 x general_acute_beds_occupied (numerator) / general_acute_beds_available (denominator); NHS regions are sums over their trusts',
      'beds-open': 'general_acute_beds_available',
      'crit-care-occ':
        '100 x adult_critical_care_beds_occupied (numerator) / adult_critical_care_beds_available (denominator)',
    },
    traps: [
      'July and August 2022 are equal in every trust: found by comparing months, and as nobody can tell which is true both are left out.',
      'Which beds are counted changed over time.',
      'A trust can show a dozen beds in the month of its merger (RA4, RVY): left out.',
      'The printed rates are rounded and one of them passes 100 % (adult beds of RN3); shares here come from the counts of all general and acute beds.',
      'Critical care reads nought in most trusts that have none.',
      'RP6 has ten beds: a specialist hospital, compared with its like only.',
    ],
    leftOut: [
      { what: 'Lines of July and August 2022', rows: left.copied, why: 'the two months are equal in every trust' },
      {
        what: 'Lines of RA4 in April 2023 and RVY in July 2023',
        rows: left.merger,
        why: 'a dozen beds in the month of a merger',
      },
      {
        what: 'General and acute beds: none open, or more taken than open',
        rows: left.noBeds,
        why: 'no share can be made',
      },
      {
        what: 'Adult critical care: no beds or blank, or none taken (two months of REP)',
        rows: left.noCriticalCare,
        why: 'nought stands for no return here',
      },
    ],
    rows,
  };
}
