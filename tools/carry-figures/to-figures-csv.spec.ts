import type { FigureRow } from './figure-row.ts';
import { toFiguresCsv, toNumberText } from './to-figures-csv.ts';

function makeRow(changes: Partial<FigureRow> = {}): FigureRow {
  return {
    measure: 'm',
    area: 'E06000003',
    level: 'council',
    period: '2018-03',
    value: 8.5,
    numerator: null,
    denominator: null,
    missing: null,
    sourceFile: 'file.csv',
    sourceLine: 7,
    ...changes,
  };
}

describe('toFiguresCsv', () => {
  it('writes rows by measure, area and period, numbers in full and blanks as blanks', () => {
    const rows = [
      makeRow({ period: '2018-04', value: 100 / 3 }),
      makeRow(),
      makeRow({ measure: 'a', value: 0, numerator: 0, denominator: 12 }),
    ];
    expect(toFiguresCsv(rows).split('\n')).toEqual([
      'measure,area,level,period,value,numerator,denominator,missing,source_file,source_line',
      'a,E06000003,council,2018-03,0,0,12,,file.csv,7',
      'm,E06000003,council,2018-03,8.5,,,,file.csv,7',
      'm,E06000003,council,2018-04,33.3333333333333,,,,file.csv,7',
      '',
    ]);
  });

  it('refuses two rows of one measure, area and period, a value with a reason, and neither', () => {
    expect(() => toFiguresCsv([makeRow(), makeRow({ value: 9 })])).toThrowError('m E06000003 2018-03 stands twice');
    expect(() => toFiguresCsv([makeRow({ missing: 'suppressed' })])).toThrowError(/a value or a reason/);
    expect(() => toFiguresCsv([makeRow({ value: null })])).toThrowError(/a value or a reason/);
    expect(() => toFiguresCsv([makeRow({ sourceFile: 'a,b.csv' })])).toThrowError(/needs quotes/);
  });

  it('never writes minus nought or an exponent', () => {
    expect(toNumberText(-0)).toBe('0');
    expect(toNumberText(0.1 + 0.2)).toBe('0.3');
    expect(() => toNumberText(1e-9)).toThrowError(/exponent/);
    expect(() => toNumberText(Number.NaN)).toThrowError();
  });
});
