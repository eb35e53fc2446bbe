import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copiedMonthsFolder } from './carry-copied-months.ts';
import { findCopiedPeriods, periodsToLeaveOut, type PeriodLine } from './find-copied-periods.ts';
import { addMonths } from './read-month.ts';

/** The first measure of a file of copied months, as lines of the check. */
function readFixture(name: string, measure: string): PeriodLine[] {
  return readFileSync(join(copiedMonthsFolder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells[0] === measure)
    .map(([, area = '', , period = '', value = '']) => ({ area, period, cells: [value] }));
}

function makePeriod(period: string, areas: number, valueOf: (area: number) => number): PeriodLine[] {
  return Array.from({ length: areas }, (_, area) => ({ area: `A${area}`, period, cells: [String(valueOf(area))] }));
}

const areNeighbours = (earlier: string, later: string): boolean => addMonths(earlier, 1) === later;

describe('findCopiedPeriods', () => {
  it('finds February and March 2025 of the A&E figures as copies of 2024, and no other month', () => {
    const copies = findCopiedPeriods(readFixture('accident-and-emergency-copied-months.csv', 'ae-attendances'));
    expect(copies.map(({ earlier, later }) => `${later} repeats ${earlier}`)).toEqual([
      '2025-02 repeats 2024-02',
      '2025-03 repeats 2024-03',
    ]);
    expect([...periodsToLeaveOut(copies, areNeighbours)]).toEqual(['2025-02', '2025-03']);
  });

  it('finds July and August 2022 of the bed figures equal, and leaves out both', () => {
    const copies = findCopiedPeriods(readFixture('hospital-beds-copied-month.csv', 'beds-open'));
    expect(copies.map(({ earlier, later }) => `${later} repeats ${earlier}`)).toEqual(['2022-08 repeats 2022-07']);
    expect([...periodsToLeaveOut(copies, areNeighbours)]).toEqual(['2022-07', '2022-08']);
  });

  it('needs 20 areas: 19 equal ones may be chance', () => {
    const both = (areas: number) => [
      ...makePeriod('2024-01', areas, (area) => area + 1),
      ...makePeriod('2024-05', areas, (area) => area + 1),
    ];
    expect(findCopiedPeriods(both(19))).toEqual([]);
    expect(findCopiedPeriods(both(20))).toEqual([{ earlier: '2024-01', later: '2024-05', areas: 20 }]);
    expect(findCopiedPeriods(both(21))).toEqual([{ earlier: '2024-01', later: '2024-05', areas: 21 }]);
  });

  it('takes one area that differs as proof of news', () => {
    const lines = [
      ...makePeriod('2024-01', 30, (area) => area + 1),
      ...makePeriod('2024-02', 30, (area) => (area === 29 ? 99 : area + 1)),
    ];
    expect(findCopiedPeriods(lines)).toEqual([]);
  });

  it('passes over noughts and blanks, which repeat without being copies', () => {
    const lines = [...makePeriod('2024-01', 30, () => 0), ...makePeriod('2024-02', 30, () => 0)];
    expect(findCopiedPeriods(lines)).toEqual([]);
    expect(findCopiedPeriods([])).toEqual([]);
  });
});
