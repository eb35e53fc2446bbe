import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { readOrganisations } from '../organisations.ts';
import { readMonth } from '../read-month.ts';
import { readTable, toNumber } from '../read-table.ts';

const FILE = 'nhs-england/england_sicb_iapt.csv';
const FINISHED = 'Count_FinishedCourseTreatment';

const SHARES: Readonly<Record<string, string>> = {
  Percentage_AccessingServices6WeeksFinishedCourseTreatment: 'iapt-6w',
  Percentage_AccessingServices18WeeksFinishedCourseTreatment: 'iapt-18w',
  Percentage_Recovery: 'iapt-recovery',
  Percentage_ReliableRecovery: 'tt-recovery',
  Percentage_Improvement: 'tt-improvement',
  Percentage_Deterioration: 'tt-deterioration',
};
const COUNTS: Readonly<Record<string, string>> = {
  Count_ReferralsReceived: 'tt-referrals',
  Count_AccessingServices: 'tt-access',
};

interface Cell {
  readonly line: number;
  readonly value: number | null;
}

/** Carries talking therapies by part of a board (sub-ICB), and by board as sums and weighted means of its parts. */
export function carryTalkingTherapies(): CarriedDataset {
  const { subIcbs } = readOrganisations();
  const table = readTable(FILE);
  const rows: FigureRow[] = [];

  const cells = new Map<string, Cell>();
  const periods = new Set<string>();
  let unused = 0;
  for (const line of table.lines) {
    const part = subIcbs.get(line.cell('sicbl22_code'));
    if (part === undefined) throw new Error(`${table.file} line ${line.line}: no such part of a board`);
    if (!(line.cell('name') in SHARES) && !(line.cell('name') in COUNTS)) unused += 1;
    const period = readMonth(line.cell('date'));
    periods.add(period);
    cells.set(`${line.cell('name')} ${part.code} ${period}`, { line: line.line, value: toNumber(line.cell('value')) });
  }
  const partsOf = new Map<string, string[]>();
  for (const { code, icb } of subIcbs.values()) partsOf.set(icb, [...(partsOf.get(icb) ?? []), code]);

  for (const [name, measure] of [...Object.entries(SHARES), ...Object.entries(COUNTS)]) {
    for (const period of periods) {
      for (const { code } of subIcbs.values()) {
        const cell = cells.get(`${name} ${code} ${period}`);
        if (cell === undefined) continue;
        rows.push({
          measure,
          area: code,
          level: 'subicb',
          period,
          value: cell.value,
          numerator: null,
          denominator: null,
          missing: cell.value === null ? 'blank' : null,
          sourceFile: table.file,
          sourceLine: cell.line,
        });
      }
      for (const [icb, parts] of partsOf) {
        const known = parts.flatMap((code) => {
          const cell = cells.get(`${name} ${code} ${period}`);
          const weight = name in COUNTS ? 1 : cells.get(`${FINISHED} ${code} ${period}`)?.value;
          return cell === undefined || cell.value === null || weight === null || weight === undefined
            ? []
            : [{ value: cell.value, weight, line: cell.line }];
        });
        if (known.length !== parts.length) continue;
        const weights = known.reduce((sum, part) => sum + part.weight, 0);
        const sum = known.reduce((total, part) => total + part.value * part.weight, 0);
        rows.push({
          measure,
          area: icb,
          level: 'icb',
          period,
          value: name in COUNTS ? sum : sum / weights,
          numerator: null,
          denominator: null,
          missing: null,
          sourceFile: table.file,
          sourceLine: Math.min(...known.map((part) => part.line)),
        });
      }
    }
  }

  return {
    id: 'talking-therapies',
    kind: 'figures',
    title: 'NHS Talking Therapies for anxiety and depression',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, NHS Talking Therapies monthly statistics.',
    origin: 'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719',
    catalogueSources: ['nhsett'],
    periodNote: 'Eleven months in words, July 2022 to May 2023; as text they would sort from April to September.',
    readings: {
      ...Object.fromEntries(
        Object.entries(SHARES).map(([name, measure]) => [
          measure,
          `${name}; by board the mean of its parts, weighted by ${FINISHED} (approximate)`,
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(COUNTS).map(([name, measure]) => [measure, `${name}; by board the sum of its parts`]),
      ),
    },
    traps: [
      'Counts are rounded to five.',
      'A figure of a board is made here, in months with every part only; the true denominator of recovery is not in the file.',
      'People starting therapy change three to ten times over in single months of 02H, 05D, 02Q and 01W: kept, to be doubted.',
      'Shares are blank where they were not published, mostly the share who got worse: kept as blank, and no figure of the board is made of them.',
    ],
    leftOut: [
      {
        what: 'Lines of other counts (ended referrals, finished courses, people who got worse)',
        rows: unused,
        why: 'the counts behind the shares that are carried',
      },
    ],
    rows,
  };
}
