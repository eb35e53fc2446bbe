import type { FigureRow } from '#domain/measure/figures';
import { aGoal, aMeasure, aPlace, aStep, aTarget } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findWholeRed } from './whole-red.ts';

const parts = ['a', 'b', 'c', 'd', 'e'];
const measures = [...parts, 'whole'].map((id) => aMeasure(id));
const steps = [aStep('J01', [...parts, 'whole'], { whole_measures: ['whole'] })];
const row = (measure: string, value: number, area = 'C', period = '2025/26'): FigureRow => ({
  measure,
  area,
  level: 'council',
  period,
  value,
});

describe('WHOLE_RED', () => {
  const at = (values: readonly number[], whole: readonly FigureRow[], target: boolean) =>
    findWith(
      findWholeRed,
      {
        measures,
        steps,
        goals: [
          ...parts.map((id) => aGoal(`council/${id}`, { target: aTarget('>=', 50) })),
          aGoal('council/whole', { target: target ? aTarget('>=', 60) : null }),
        ],
      },
      {
        place: aPlace({ comparator: 'E' }),
        rows: [...values.map((value, index) => row(parts[index] ?? '', value)), ...whole],
      },
    );

  it('sets four of five parts met against a whole of 54 with a target of 60', () => {
    const [found] = at([50, 60, 70, 80, 10], [row('whole', 54)], true);
    expect([found?.id, found?.score, found?.severity?.local]).toEqual(['WHOLE_RED/below_target/whole/J01', 0.8, 2]);
    expect([found?.partsMet, found?.parts]).toEqual([4, 5]);
  });

  it('is none when the whole is met, too few parts are, or too few are known', () => {
    expect(at([50, 60, 70, 80, 10], [row('whole', 60)], true)).toEqual([]);
    expect(at([50, 60, 70, 10, 10], [row('whole', 54)], true)).toEqual([]);
    expect(at([50, 60], [row('whole', 54)], true)).toEqual([]);
  });

  it('compares with the comparator in the same period where the whole has no target', () => {
    const all = [50, 60, 70, 80, 10];
    expect(at(all, [row('whole', 54), row('whole', 58, 'E')], false)[0]?.subkind).toBe('below_comparator');
    expect(at(all, [row('whole', 54), row('whole', 58, 'E', '2024/25')], false)).toEqual([]);
    expect(at(all, [row('whole', 58), row('whole', 58, 'E')], false)).toEqual([]);
  });
});
