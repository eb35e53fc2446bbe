import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { readOrganisations } from '../organisations.ts';
import { readTable, toNumber } from '../read-table.ts';

const MEASURES: Readonly<Record<string, { readonly measure: string; readonly times: number }>> = {
  overall_pct: { measure: 'gpps-overall', times: 100 },
  access_pct: { measure: 'gpps-access', times: 100 },
  trust_pct: { measure: 'gpps-trust', times: 100 },
  continuity_pct: { measure: 'gpps-preferred', times: 100 },
  payment_per_patient_all: { measure: 'gp-payment', times: 1 },
};
const FIFTHS = ['quin_1', 'quin_2', 'quin_3', 'quin_4_5'];
const ENGLAND = 'E92000001';

/** Carries patients' experience of practices and payments to them, by fifth of practices within a board, and for England. */
export function carryGpExperience(): CarriedDataset {
  const { icbOfShortName } = readOrganisations();
  const table = readTable('gp-patient-survey/gp_experience_by_icb_and_deprivation_quintile.csv');
  const rows: FigureRow[] = [];
  let otherIndicators = 0;
  for (const line of table.lines) {
    const found = MEASURES[line.cell('Indicator')];
    if (found === undefined) {
      otherIndicators += 1;
      continue;
    }
    const { measure, times } = found;
    const name = line.cell('ICB.NAME');
    const isEngland = name === 'England';
    const area = isEngland ? ENGLAND : icbOfShortName.get(name);
    if (area === undefined) throw new Error(`${table.file} line ${line.line}: no code for "${name}"`);
    const add = (code: string, level: string, text: string): void => {
      const value = toNumber(text);
      rows.push({
        measure,
        area: code,
        level,
        period: line.cell('Year'),
        value: value === null ? null : value * times,
        numerator: null,
        denominator: null,
        missing: value === null ? 'not-applicable' : null,
        sourceFile: table.file,
        sourceLine: line.line,
      });
    };
    for (const fifth of FIFTHS) add(`${area}:${fifth}`, isEngland ? 'country-fifth' : 'icb-fifth', line.cell(fifth));
    if (isEngland) add(area, 'country', line.cell('avg'));
  }
  return {
    id: 'gp-experience',
    kind: 'figures',
    title: 'GP Patient Survey and payments to practices, by fifth of practices',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0 (payments); GP Patient Survey for reuse with acknowledgement',
    licenceConfirmed: false,
    licenceNote:
      'The survey may be reused with acknowledgement; its terms are still to be confirmed. The public repository that groups the practices states no licence of its own.',
    attribution:
      'Source: NHS England, GP Patient Survey (Ipsos), and NHS Payments to General Practice, licensed under the Open Government Licence v3.0; grouped by the Health Equity Evidence Centre.',
    origin: 'github.com/HealthEquityEvidenceCentre/HEEC, commit 8a7205b2025b12f89fe366b6793400babca4d692',
    catalogueSources: ['gpps', 'gppay'],
    periodNote: 'Years as printed: survey 2017 to 2024, payments 2015 to 2023.',
    readings: Object.fromEntries(
      Object.entries(MEASURES).map(([indicator, { measure, times }]) => [
        measure,
        `${indicator}${times === 1 ? '' : ` x ${times}`}; avg is England and is read from the line of England only`,
      ]),
    ),
    traps: [
      'Practices are grouped by the deprivation of where they are, from quin_1 (least) to quin_4_5 (the two most deprived fifths). A fifth stands under the code of its board and its own name, never as the figure of a place, and fifths are never averaged.',
      'The column avg repeats the average of England on every line.',
      'A blank says that the board has no practice in that fifth ("not applicable"): nothing is missing.',
      'Shares of 100 % and payments over 500 pounds come from fifths with very few practices.',
      'Breaks: 2018 (wording of confidence and trust), 2021 to 2022 (a fall everywhere), 2024 (new questions and sampling). Nothing is compared over a break.',
      'Boards are named without a code and without "NHS … Integrated Care Board".',
    ],
    leftOut: [
      {
        what: 'Lines of payments to dispensing and other practices apart',
        rows: otherIndicators,
        why: 'parts of the payment that is carried',
      },
    ],
    rows,
  };
}
