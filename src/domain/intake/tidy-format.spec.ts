import { findTidyColumns, TIDY_HEADINGS } from './tidy-format.ts';

describe('finding the columns of tidy figures', () => {
  it('finds them in their own order', () => {
    const found = findTidyColumns(TIDY_HEADINGS);
    expect(found.problems).toEqual([]);
    expect(found.kind === 'found' && found.columns.source_line).toBe(9);
  });

  it('finds them in any order and letter case, and notes a column that is not ours', () => {
    const found = findTidyColumns(['\uFEFFValue', ' PERIOD ', 'Area', 'colour', 'measure', 'Source File']);
    expect(found.kind === 'found' && found.columns).toEqual({
      measure: 4,
      area: 2,
      level: -1,
      period: 1,
      value: 0,
      numerator: -1,
      denominator: -1,
      missing: -1,
      source_file: 5,
      source_line: -1,
    });
    expect(found.problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['unknown_column noted']);
  });

  it('refuses a file without a required column, naming each, and one with a column twice', () => {
    expect(
      findTidyColumns(['measure', 'Area', 'area']).problems.map(({ code, column }) => `${code} ${column ?? ''}`),
    ).toEqual(['duplicate_column area', 'missing_column period', 'missing_column value']);
  });

  it('does not take a heading called __proto__ for one of its own', () => {
    const found = findTidyColumns(['measure', 'area', 'period', 'value', '__proto__', 'constructor']);
    expect(found.kind).toBe('found');
    expect(found.problems.length).toBe(2);
  });
});
