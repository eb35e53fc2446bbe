import type { CarriedDataset, FigureRow } from '../figure-row.ts';
import { toKeptCode } from '../kept-codes.ts';
import { readTable, toNumber } from '../read-table.ts';

const MEASURES: Readonly<Record<string, string>> = { '90280': 'ascof-1i1', '90638': 'ascof-1i2' };
const LEVELS: Readonly<Record<string, string>> = {
  'County & UA': 'council',
  Region: 'statistical-region',
  England: 'country',
};
const COPIED_NOTE = 'Value for Bucks County applied to Bucks UA';

/** Carries the share of people using social care, and of carers, with as much social contact as they would like. */
export function carrySocialContact(): CarriedDataset {
  const table = readTable('fingertips/social-isolation-indicators-CountyUA.data.csv');
  const rows: FigureRow[] = [];
  const left = { parts: 0, copied: 0 };
  for (const line of table.lines) {
    const measure = MEASURES[line.cell('Indicator ID')];
    const level = LEVELS[line.cell('Area Type')];
    if (measure === undefined || level === undefined)
      throw new Error(`${table.file} line ${line.line}: unknown indicator or area type`);
    if (line.cell('Sex') !== 'Persons' || line.cell('Age') !== '18+ yrs' || line.cell('Category Type') !== '') {
      left.parts += 1;
      continue;
    }
    const note = line.cell('Value note');
    if (note === COPIED_NOTE) {
      left.copied += 1;
      continue;
    }
    const value = toNumber(line.cell('Value'));
    rows.push({
      measure,
      area: toKeptCode(line.cell('Area Code')),
      level,
      period: line.cell('Time period'),
      value,
      numerator: value === null ? null : toNumber(line.cell('Count')),
      denominator: value === null ? null : toNumber(line.cell('Denominator')),
      missing: value === null ? (note === '' ? 'blank' : 'not-available') : null,
      sourceFile: table.file,
      sourceLine: line.line,
    });
  }
  return {
    id: 'social-contact',
    kind: 'figures',
    title: 'Social contact of people who use social care and of carers',
    publisher: 'Office for Health Improvement and Disparities',
    licence: 'Open Government Licence v3.0',
    licenceConfirmed: true,
    licenceNote: 'A download of Fingertips, first published by Public Health England.',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for Health Improvement and Disparities, Fingertips.',
    origin: 'github.com/britishredcrosssociety/covid-19-vulnerability, commit abd0bcad4224c527d4c3c03283b2a55c1f36cf15',
    catalogueSources: ['gds', 'esd10678'],
    periodNote: 'Financial years as printed (2010/11). Carers were asked every other year.',
    readings: {
      'ascof-1i1': 'Value of indicator 90280, all persons of 18 and over; count and denominator where printed',
      'ascof-1i2': 'Value of indicator 90638, all persons of 18 and over; count and denominator where printed',
    },
    traps: [
      'Lines of deprivation tenths, ethnic groups, religions and reasons for support carry the code of England: only lines without a category, for all persons of 18 and over, are figures of an area.',
      'Carers are counted from 18 in some years and at all ages in others; only the first are carried.',
      'The publisher copied the values of Buckinghamshire county to its new code: left out by their note.',
      'Codes of 2019 and 2020 stand beside older years; 25 of the values carried have a note that doubts their quality.',
      'Limits of 99.8 % are blank nearly everywhere: no comparison at two levels can be made.',
    ],
    leftOut: [
      {
        what: 'Lines of a sex, an age group or a category',
        rows: left.parts,
        why: 'a part never stands for the whole, and would double the figure of its area',
      },
      {
        what: 'Lines of Buckinghamshire under its new code',
        rows: left.copied,
        why: 'copied by the publisher from the county',
      },
    ],
    rows,
  };
}
