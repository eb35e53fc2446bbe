import { findCarriedYears } from './find-carried-years.ts';

/** One line an area and year for 30 areas; years with the same letter are equal in all of them. */
function makeYears(years: Readonly<Record<string, string>>) {
  return Object.entries(years).flatMap(([period, letter]) =>
    Array.from({ length: 30 }, (_, area) => ({
      area: `A${area}`,
      period,
      cells: [String(letter.charCodeAt(0) * 100 + area)],
    })),
  );
}

describe('findCarriedYears', () => {
  it('keeps the last of equal years at the start of a series', () => {
    expect([...findCarriedYears(makeYears({ 2015: 'a', 2016: 'a', 2017: 'b' }))]).toEqual(['2015']);
  });

  it('keeps the first of equal years at its end', () => {
    expect([...findCarriedYears(makeYears({ 2018: 'a', 2019: 'b', 2020: 'b', 2021: 'b' }))]).toEqual(['2020', '2021']);
  });

  it('finds nothing where every year differs, and does not join equal years that are apart', () => {
    expect([...findCarriedYears(makeYears({ 2018: 'a', 2019: 'b', 2020: 'a' }))]).toEqual([]);
  });
});
