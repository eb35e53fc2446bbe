import { fromDhis2Period, toDhis2Period } from './dhis2-period.ts';
import { periodOfDates } from './period-of-dates.ts';
import { fromDataValues, readDataValuesCsv, readDataValuesJson, SAME_CODES } from './read-data-values.ts';

describe('data values of DHIS2', () => {
  it('may say period and organisation once for all values, and hold numbers as text', () => {
    const values = readDataValuesJson({
      period: '202403',
      orgUnit: 'RTR',
      dataValues: [{ dataElement: 'm1', categoryOptionCombo: 'HllvX50cXC0', value: '12.5' }],
    });
    if ('refused' in values) throw new Error(values.refused);
    const read = fromDataValues(values, { ...SAME_CODES, levelOf: () => 'trust' }, 'd.json');
    expect(read.rows[1]).toEqual(['m1', 'RTR', 'trust', '2024-03', '12.5', '', '', '', 'd.json', '2']);
  });

  it('are read by the place of their columns, because servers name two of them differently', () => {
    const rows = [
      [
        'dataelement',
        'period',
        'orgunit',
        'categoryoptioncombo',
        'attributeoptioncombo',
        'value',
        'storedby',
        'lastupdated',
        'comment',
      ],
      ['m1', '2024Q1', 'RTR', 'default', 'default', '3', 'x', 'y', ''],
      [''],
    ];
    const values = readDataValuesCsv(rows);
    if ('refused' in values) throw new Error(values.refused);
    expect(values.length).toBe(1);
    expect(fromDataValues(values, SAME_CODES, 'd.csv').rows[1]?.slice(0, 5)).toEqual(['m1', 'RTR', '', '2024-Q1', '3']);
  });

  it('leave out what is not ours and say how many', () => {
    const value = {
      dataElement: 'm1',
      period: '202403',
      orgUnit: 'RTR',
      categoryOptionCombo: '',
      attributeOptionCombo: '',
      value: '1',
      comment: '',
    };
    const read = fromDataValues(
      [
        value,
        { ...value, dataElement: 'other' },
        { ...value, dataElement: 'other' },
        { ...value, orgUnit: 'where' },
        { ...value, period: '2024W3' },
      ],
      {
        measureOf: (code) => (code === 'm1' ? 'm1' : null),
        areaOf: (code) => (code === 'RTR' ? 'RTR' : null),
        levelOf: () => '',
      },
      'd',
    );
    expect(read.rows.length).toBe(2);
    expect(read.problems).toEqual([
      'data element "other" is no measure here: 2 values left out',
      'organisation unit "where" is no area here: 1 value left out',
      'period "2024W3" is of a kind that is not kept: 1 value left out',
    ]);
  });

  it('are refused when there is no list of them, and none when the server has none', () => {
    expect(readDataValuesJson({ status: 'ERROR' })).toEqual({ refused: 'The answer has no list "dataValues".' });
    expect(readDataValuesJson([])).toEqual({ refused: 'The answer has no list "dataValues".' });
    expect(readDataValuesJson({})).toEqual([]);
    expect('refused' in readDataValuesCsv([['a', 'b']])).toBeTrue();
  });
});

describe('a period in the words of others', () => {
  it('goes there and back for every kind that is stored', () => {
    for (const period of ['2024', '2024/25', '1999/00', '2024-Q2', '2024-02']) {
      expect(fromDhis2Period(toDhis2Period(period) ?? ''))
        .withContext(period)
        .toBe(period);
    }
    expect(toDhis2Period('2024/25')).toBe('2024April');
    expect(['2024W3', '20240301', '2024S1', '202413', ''].map(fromDhis2Period)).toEqual([null, null, null, null, null]);
  });

  it('is known by its first and last day', () => {
    expect(periodOfDates('2024-04-01', '2025-03-31')).toBe('2024/25');
    expect(periodOfDates('2024-01-01', '2024-12-31')).toBe('2024');
    expect(periodOfDates('2024-04-01', '2024-06-30')).toBe('2024-Q2');
    expect(periodOfDates('2024-02-01', '2024-02-29')).toBe('2024-02');
    expect(periodOfDates('2024-02-01', '2024-02-28')).toBeNull();
    expect(periodOfDates('2024-04-01', '2026-03-31')).toBeNull();
  });
});
