import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readTable, type SourceLine } from '../read-table.ts';
import type { MissingReason } from '#domain/measure/measured-value';

const PERIOD = '2020/21';

const MEASURES: Readonly<Record<string, string>> = {
  '1A': 'ascof-1a',
  '1B': 'ascof-1b',
  '1C1A': 'ascof-1c',
  '1C1B': 'ascof-1c1b',
  '1C2A': 'ascof-1c2a',
  '1C2B': 'ascof-1c2b',
  '1E': 'ascof-1e',
  '1F': 'ascof-1f',
  '1G': 'ascof-1g',
  '1H': 'ascof-1h',
  '1I1': 'ascof-1i1',
  '1J': 'ascof-1j',
  '2A1': 'ascof-2a1',
  '2A2': 'ascof-2a2',
  '2B1': 'ascof-2b1',
  '2B2': 'ascof-2b2',
  '2D': 'ascof-2d',
  '3A': 'ascof-3a',
  '3D1': 'ascof-3d1',
  '4A': 'ascof-4a',
  '4B': 'ascof-4b',
};
const LEVELS: Readonly<Record<string, string>> = {
  Council: 'council',
  Region: 'statistical-region',
  England: 'country',
};
const MARKS: Readonly<Record<string, MissingReason>> = { '[x]': 'not-available', '[c]': 'suppressed' };
/** Nobody of a whole city still at home after 91 days: no figure but a fault. */
const IMPOSSIBLE_ZERO = '2B1 E06000021';

/** Carries one year of the adult social care outcomes framework, by council, region and for England. */
export function carrySocialCareOutcomes(): CarriedDataset {
  const table = readTable('ascof-2020-21/ascof_2020_21_open_data.csv');
  const rows: FigureRow[] = [];
  const left = { councilTypes: 0, zero: 0, elsewhere: 0, breakdowns: 0 };
  const totals = new Map<string, SourceLine>();
  for (const line of table.lines) {
    if (line.cell('Disaggregation Level') === 'Total') totals.set(keyOf(line, line.cell('Measure Type')), line);
  }

  for (const line of table.lines) {
    if (line.cell('Measure Type') !== 'Outcome') continue;
    const code = line.cell('ASCOF Measure Code');
    const measure = MEASURES[code];
    if (line.cell('Disaggregation Level') !== 'Total' || measure === undefined) {
      left.breakdowns += 1;
      continue;
    }
    const level = LEVELS[line.cell('Geographical Level')];
    const published = line.cell('ONS Code');
    if (level === undefined) {
      left.councilTypes += 1;
      continue;
    }
    if (`${code} ${published}` === IMPOSSIBLE_ZERO) {
      left.zero += 1;
      continue;
    }
    const text = line.cell('Measure Value');
    if (measure === 'ascof-2d' && level === 'council' && MARKS[text] === undefined) {
      left.elsewhere += 1;
      continue;
    }
    if (measure === 'ascof-2d' && level === 'council') continue;
    const missing = MARKS[text] ?? null;
    rows.push({
      measure,
      area: toKeptCode(published),
      level,
      period: PERIOD,
      value: missing === null ? readNumber(text) : null,
      numerator: readPart(totals.get(keyOf(line, 'Numerator'))),
      denominator: readPart(totals.get(keyOf(line, 'Denominator'))),
      missing,
      sourceFile: table.file,
      sourceLine: line.line,
    });
  }

  return {
    id: 'social-care-outcomes-2020-21',
    kind: 'figures',
    title: 'Adult Social Care Outcomes Framework, 2020-21',
    publisher: 'NHS England',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote:
      'First published by NHS Digital; the public repository that keeps the file states no licence of its own.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS Digital (now NHS England), Measures from the Adult Social Care Outcomes Framework.',
    origin: 'github.com/ericyang-almaeconomics/social_care_datahub, commit c481891bca2bca6dd78f79506204124a65e89186',
    catalogueSources: ['ascof2021'],
    periodNote: 'One financial year, 2020/21, ending on 31 March 2021.',
    readings: Object.fromEntries(
      Object.entries(MEASURES).map(([code, measure]) => [
        measure,
        `Outcome of ${code} for the total, as published; numerator and denominator from the lines of those names`,
      ]),
    ),
    traps: [
      'Not available ([x]) and suppressed ([c]) are kept apart, and neither is nought.',
      'The survey of 2020-21 was voluntary: eight measures have 18 councils, and those are no national average.',
      'Codes are used again over the years: 2C meant delayed transfers until 2023 and admissions to care homes since. A measure here is the one of its framework and year.',
      'No share at home after 91 days for Stoke-on-Trent: a nought that cannot be.',
      'Noughts that may be missing are kept: 1C1B and 1C2B in Gloucestershire, 1C2B in Wirral, 1E in Hammersmith and Fulham, 2B2 in Cheshire East, Islington and Kingston upon Thames.',
      'The City of London and the Isles of Scilly rest on a few people.',
      'Northamptonshire is still one council.',
      'Short-term services (2D) by council are the same figures as in the metrics of the Office for Local Government: carried from there.',
    ],
    leftOut: [
      {
        what: 'Outcomes of sex, age and other groups',
        rows: left.breakdowns,
        why: 'a part never stands for the whole',
      },
      { what: 'Outcomes of council types', rows: left.councilTypes, why: 'no areas' },
      { what: 'Outcome 2B1 of Stoke-on-Trent', rows: left.zero, why: 'nought per cent still at home cannot be' },
      {
        what: 'Outcome 2D of councils',
        rows: left.elsewhere,
        why: 'the same 150 values stand in the metrics of the Office for Local Government',
      },
    ],
    rows,
  };
}

function keyOf(line: SourceLine, type: string): string {
  return `${line.cell('ASCOF Measure Code')} ${line.cell('Geographical Code')} ${line.cell('Geographical Level')} ${type}`;
}

function readPart(line: SourceLine | undefined): number | null {
  if (line === undefined) return null;
  const text = line.cell('Measure Value');
  return MARKS[text] === undefined ? readNumber(text) : null;
}

function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new Error(`"${text}" is no number and no mark`);
  return number;
}
