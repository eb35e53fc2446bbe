import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { readOrganisations } from '../organisations.ts';
import { readTable, toNumber } from '../read-table.ts';

const WAITS_FILE = 'nhs-england/england_rtt_stp_total_only.csv';
const FLOW_FILE = 'nhs-england/england_rtt_flow_stp.csv';
const TRUST_FILE = 'nhs-england/england_rtt_trust_total_only.csv';
/** Below this share of its usual list a system has sent a fraction of it. */
const FRACTION_OF_LIST = 0.1;

/** Trusts have codes of three characters that begin with R, or with T where a trust also runs social care. */
const NHS_TRUST = /^[RT]..$/;

/** Carries waiting lists, new and completed pathways and long waits by board, and long waits by trust. */
export function carryPlannedWaits(): CarriedDataset {
  const organisations = readOrganisations();
  const rows: FigureRow[] = [];
  const left = { fraction: 0, otherProviders: 0 };

  const flow = readTable(FLOW_FILE);
  const lists = new Map(
    flow.lines.map((line) => [
      `${line.cell('stp20_nhs_code')} ${line.cell('date').slice(0, 7)}`,
      toNumber(line.cell('incomplete')),
    ]),
  );
  const usualList = findUsualLists(lists);
  const isFraction = (area: string, period: string): boolean =>
    (lists.get(`${area} ${period}`) ?? 0) < FRACTION_OF_LIST * (usualList.get(area) ?? 0);

  for (const line of flow.lines) {
    const area = line.cell('stp20_nhs_code');
    const period = line.cell('date').slice(0, 7);
    if (isFraction(area, period)) {
      left.fraction += 1;
      continue;
    }
    for (const [measure, column] of [
      ['rtt-list', 'incomplete'],
      ['rtt-new', 'new'],
      ['rtt-completed', 'completed'],
    ] as const) {
      rows.push({
        measure,
        area,
        level: 'icb',
        period,
        value: toNumber(line.cell(column)),
        numerator: null,
        denominator: null,
        missing: null,
        sourceFile: flow.file,
        sourceLine: line.line,
      });
    }
  }

  const waits = readTable(WAITS_FILE);
  for (const line of waits.lines) {
    const area = line.cell('stp20_nhs_code');
    const period = line.cell('date').slice(0, 7);
    const list = lists.get(`${area} ${period}`);
    const over18 = toNumber(line.cell('waits_over_18_weeks'));
    const over52 = toNumber(line.cell('waits_over_52_weeks'));
    if (isFraction(area, period)) {
      left.fraction += 1;
      continue;
    }
    if (list === null || list === undefined || over18 === null || over52 === null)
      throw new Error(`${waits.file} line ${line.line}: no list to divide by`);
    const add = (measure: string, value: number, numerator: number | null, denominator: number | null): void => {
      rows.push({
        measure,
        area,
        level: 'icb',
        period,
        value,
        numerator,
        denominator,
        missing: null,
        sourceFile: waits.file,
        sourceLine: line.line,
      });
    };
    add('const-rtt18', (100 * (list - over18)) / list, list - over18, list);
    add('rtt-52w', (100 * over52) / list, over52, list);
    add('rtt-over18', over18, null, null);
    add('rtt-52w-n', over52, null, null);
  }

  const trusts = readTable(TRUST_FILE);
  for (const line of trusts.lines) {
    const area = line.cell('nhs_trust22_code');
    if (!NHS_TRUST.test(area)) {
      left.otherProviders += 1;
      continue;
    }
    for (const [measure, column] of [
      ['rtt-over18', 'waits_over_18_weeks'],
      ['rtt-52w-n', 'waits_over_52_weeks'],
    ] as const) {
      rows.push({
        measure,
        area,
        level: organisations.levelOfTrust(area),
        period: line.cell('date').slice(0, 7),
        value: toNumber(line.cell(column)),
        numerator: null,
        denominator: null,
        missing: null,
        sourceFile: trusts.file,
        sourceLine: line.line,
      });
    }
  }

  return {
    id: 'planned-waits',
    kind: 'figures',
    title: 'Waiting times from referral to treatment',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'Packaged by Humaniverse (British Red Cross) under the MIT licence.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, referral to treatment waiting times.',
    origin:
      'github.com/humaniverse/healthyr, commit ed2003efc556306bc4421e2b99b17031db47d719; lines of all treatments together only',
    catalogueSources: ['nhsertt'],
    periodNote: 'Months as dates (2020-04-01), stored as 2020-04. Boards from April 2020, trusts from January 2019.',
    readings: {
      'rtt-list': 'incomplete: pathways still waiting at the end of the month',
      'rtt-new': 'new',
      'rtt-completed': 'completed',
      'const-rtt18': '100 x (incomplete - waits_over_18_weeks) (numerator) / incomplete (denominator)',
      'rtt-52w': '100 x waits_over_52_weeks (numerator) / incomplete (denominator)',
      'rtt-over18': 'waits_over_18_weeks',
      'rtt-52w-n': 'waits_over_52_weeks',
    },
    traps: [
      'QNQ returned about a hundredth of its list from July to November 2022: found by comparing each list with the usual one, left out of both files.',
      'The names of systems change case and wording, 88 spellings for 42 codes: only the code is read. It is the code of the board of today.',
      'The file by trust holds 566 providers: only NHS trusts (codes of three characters that begin with R or T) are carried. It has counts but no list, so no share by trust.',
      'Trusts are as in 2022: a count that stops or jumps may be a merger (RH5 April 2020, RNN October 2019, RYG September 2020, R1C February 2024).',
      'Hardly anybody waited over 52 weeks before April 2020.',
      'Added up for February 2025 the lists come to 8.62 million, 51.6 % of them within 18 weeks; the release itself is remembered as about 7.4 million and 59 %. The file may count some waits twice: check before quoting a number.',
    ],
    leftOut: [
      {
        what: 'Lines of QNQ, July to November 2022, in both files by system',
        rows: left.fraction,
        why: 'a fraction of the list, 853 to 948 pathways where tens of thousands wait',
      },
      {
        what: 'Lines of providers that are no NHS trust',
        rows: left.otherProviders,
        why: 'independent and community providers: other codes than those of trusts',
      },
    ],
    rows,
  };
}

/** The middle of the lists of all months, per system. */
function findUsualLists(lists: ReadonlyMap<string, number | null>): ReadonlyMap<string, number> {
  const ofArea = new Map<string, number[]>();
  for (const [key, list] of lists) {
    if (list === null) continue;
    const area = key.split(' ')[0] ?? '';
    ofArea.set(area, [...(ofArea.get(area) ?? []), list]);
  }
  return new Map([...ofArea].map(([area, all]) => [area, all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0]));
}
