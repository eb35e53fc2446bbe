import type { MeasuredValue } from '#domain/measure/measured-value';
import { aMeasure } from '#domain/testing/build-catalogue';
import { toMovementChart } from './to-movement-chart.ts';

const value = (number: number): MeasuredValue => ({ kind: 'value', value: number });
const months = (year: number, from: number): readonly [string, MeasuredValue][] =>
  Array.from({ length: 12 }, (_, at) => [`${String(year)}-${String(at + 1).padStart(2, '0')}`, value(from + at)]);

describe('a chart of what a file would change', () => {
  const measure = aMeasure('m', { name: 'waits', unit: '%' });
  const area = { code: 'A', name: 'Leeds' };
  const draw = (stored: readonly [string, MeasuredValue][], given: readonly [string, MeasuredValue][]) =>
    toMovementChart({ measure, area, stored: new Map(stored), given: new Map(given) });

  it('draws what is stored, and beside it the changed months with those they join', () => {
    const chart = draw(months(2025, 10), [['2025-06', value(70)]]);
    expect(chart?.title).toBe('Waits, Leeds');
    expect(chart?.sentence).toBe('June 2025: 70.0% instead of 15.0%.');
    expect(chart?.lines.map(({ label, part }) => [label, part])).toEqual([
      ['stored now', 'whole'],
      ['after this file', 'second'],
    ]);
    expect(
      chart?.lines[1]?.points.flatMap((point) => (point.value === null ? [] : [[point.period, point.value]])),
    ).toEqual([
      ['2025-05', 14],
      ['2025-06', 70],
    ]);
    expect(chart?.lines[0]?.points).toHaveSize(12);
  });

  it('shows new figures where none stood, and says so', () => {
    const chart = draw([], [['2025/26', value(3)]]);
    expect(chart?.lines.map(({ label }) => label)).toEqual(['after this file']);
    expect(chart?.sentence).toBe('2025/26: 3.0%, where no value stood.');
  });

  it('never draws a missing value as nought', () => {
    const chart = draw(
      [['2024/25', value(3)]],
      [
        ['2024/25', { kind: 'missing', reason: 'suppressed' }],
        ['2025/26', value(4)],
      ],
    );
    expect(chart?.lines[1]?.points.map((point) => [point.value, point.text])).toEqual([
      [null, '[c]'],
      [4, '4.0'],
    ]);
  });

  it('shows the stretch of the last change, and not years that stay as they are', () => {
    const stored = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017].flatMap((year) => months(year, 1));
    const periods = draw(stored, [['2011-03', value(9)]])?.lines[0]?.points.map(({ period }) => period) ?? [];
    expect(periods).toHaveSize(36);
    expect(periods).toContain('2011-03');
  });

  it('is none without a figure', () => {
    expect(draw([], [])).toBeNull();
  });
});
