import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readTable, toNumber } from '../read-table.ts';

const MEASURES: Readonly<Record<string, string>> = {
  ASC1: 'ascof-1d',
  ASC2: 'ascof-1j',
  ASC3: 'ascof-3d1',
  ASC4: 'ascof-3d2',
  ASC5: 'ascof-2d',
  ASC6: 'asc-requests',
  ASC7: 'asc-turnover',
};

/** Carries seven measures of adult social care by council and financial year. */
export function carryOflogAdultSocialCare(): CarriedDataset {
  const table = readTable('oflog-adult-social-care/ASC_data.csv');
  const rows: FigureRow[] = [];
  let zeros = 0;
  for (const line of table.lines) {
    const measure = MEASURES[line.cell('Code')];
    if (measure === undefined) throw new Error(`${table.file} line ${line.line}: no measure for ${line.cell('Code')}`);
    const value = toNumber(line.cell('Value'));
    if (value === 0) {
      zeros += 1;
      continue;
    }
    rows.push({
      measure,
      area: toKeptCode(line.cell('Local authority code')),
      level: 'council',
      period: line.cell('Financial year').replace('-', '/'),
      value,
      numerator: null,
      denominator: null,
      missing: value === null ? 'blank' : null,
      sourceFile: table.file,
      sourceLine: line.line,
    });
  }
  return {
    id: 'oflog-adult-social-care',
    kind: 'figures',
    title: 'Adult social care metrics by council',
    publisher: 'Office for Local Government',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote:
      'Figures of NHS England and Skills for Care; the public repository that keeps the file states no licence of its own.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: Ministry of Housing, Communities and Local Government, Office for Local Government; figures of NHS England and Skills for Care.',
    origin: 'github.com/communitiesuk/oflog-automated-text, commit 8036fa87bff7902004956b0561765af21af665da',
    catalogueSources: ['oflog'],
    periodNote:
      'Financial years ("2016-17"), stored as 2016/17, ending on 31 March. The surveys have no 2020/21; the carers survey runs every other year and its 2020/21 round took place in 2021/22.',
    readings: Object.fromEntries(
      Object.entries(MEASURES).map(([code, measure]) => [measure, `Value of ${code}, as published`]),
    ),
    traps: [
      'Nought means missing in this file: five times in quality of life (2019/20), once in short-term services (2016/17).',
      'A blank cell stays blank; staff turnover is blank for a third of the councils before 2022/23.',
      'Councils follow the codes of each year; one whose boundary held stands under its newest code, and those merged or split keep their own (Dorset, Bournemouth, Poole, Northamptonshire).',
      'Requests for support run from 132 to 18,232 per 100,000: councils do not mean the same by a request, and are not compared.',
      'The column rank_order says nothing of which way is good.',
      'Survey figures carry sampling error and no limits.',
      'Short-term services in 2020/21 stand in the outcomes framework of that year too: carried from here only.',
    ],
    leftOut: [
      {
        what: 'Values of nought (five of ASC2 in 2019/20, one of ASC5 in 2016/17)',
        rows: zeros,
        why: 'nought stands for missing',
      },
    ],
    rows,
  };
}
