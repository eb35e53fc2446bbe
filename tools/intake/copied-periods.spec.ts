import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { findCopiedPeriods } from '#domain/intake/find-copied-periods';
import { numberOfMonth } from '#domain/measure/month-names';
import type { Observation } from '#domain/measure/observation';
import { readTable } from '../carry-figures/read-table.ts';
import { sharedFolder } from '../carry-figures/shared-folder.ts';

/** One column of a published table as observations; months are written as `April 2021`. */
function readColumn(file: string, area: string, column: string): Observation[] {
  const path = join('nhs-england', file);
  if (!existsSync(join(sharedFolder, 'data', path))) pending('the shared folder is not beside the checkout');
  return readTable(path).lines.flatMap(({ cell }) => {
    const [month = '', year = ''] = cell('date').split(' ');
    if (cell(column) === '') return [];
    const period = `${year}-${String(numberOfMonth(month)).padStart(2, '0')}`;
    const value = { kind: 'value', value: Number(cell(column)) } as const;
    return [
      {
        measure: column,
        area: cell(area),
        level: '',
        period,
        breakdown: '',
        value,
        numerator: null,
        denominator: null,
      },
    ];
  });
}

function copiesIn(file: string, area: string, column: string): readonly string[] {
  return findCopiedPeriods(readColumn(file, area, column)).map(
    ({ earlier, later, areas, refused }) =>
      `${later} repeats ${earlier} in ${areas} areas: ${refused.join(' and ')} refused`,
  );
}

describe('copied months in real publications', () => {
  it('are found in A&E by trust: February and March 2025 repeat those of 2024', () => {
    expect(copiesIn('england_trust_accidents_emergency.csv', 'nhs_trust22_code', 'total_attendances')).toEqual([
      '2025-02 repeats 2024-02 in 151 areas: 2025-02 refused',
      '2025-03 repeats 2024-03 in 150 areas: 2025-03 refused',
    ]);
  });

  it('are found in A&E by integrated care board', () => {
    expect(copiesIn('england_icb_accidents_emergency.csv', 'icb22_code', 'attendances_over_4hours')).toEqual([
      '2025-02 repeats 2024-02 in 42 areas: 2025-02 refused',
      '2025-03 repeats 2024-03 in 42 areas: 2025-03 refused',
    ]);
  });

  it('are found in beds: July and August 2022 are equal, and nothing tells which is right', () => {
    expect(
      copiesIn('england_critical_general_acute_beds.csv', 'nhs_trust22_code', 'adult_general_acute_beds_occupied'),
    ).toEqual(['2022-08 repeats 2022-07 in 136 areas: 2022-07 and 2022-08 refused']);
  });
});
