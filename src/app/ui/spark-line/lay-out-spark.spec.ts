import { layOutSpark } from './lay-out-spark.ts';

const axis = { from: '2015-03-31', freshFrom: '2023-03-31', to: '2025-03-31' };
const box = { width: 104, height: 24, pad: 2 };

describe('a spark', () => {
  it('places figures on the shared axis, so that an old last figure is seen to stop short of the fresh band', () => {
    const old = layOutSpark([{ end: '2019-03-31', value: 5, joined: false }], axis, [], box);
    const fresh = layOutSpark([{ end: '2025-03-31', value: 5, joined: false }], axis, [], box);
    expect(old.last?.x).toBeLessThan(old.freshX);
    expect(fresh.last?.x).toBe(102);
    expect(fresh.freshX).toBeGreaterThan(70);
  });

  it('bridges a gap with dots and never with a line', () => {
    const figures = [
      { end: '2018-03-31', value: 1, joined: false },
      { end: '2019-03-31', value: 2, joined: true },
      { end: '2022-03-31', value: 3, joined: false },
    ];
    const { solid, dotted } = layOutSpark(figures, axis, [], box);
    expect(solid.length).toBe(1);
    expect(dotted.length).toBe(1);
  });

  it('draws equal values in the middle, and a target beside them', () => {
    const figures = [
      { end: '2018-03-31', value: 7, joined: false },
      { end: '2019-03-31', value: 7, joined: true },
    ];
    expect(layOutSpark(figures, axis, [], box).last?.y).toBe(12);
    expect(layOutSpark(figures, axis, [7.2], box).targets.length).toBe(1);
    expect(layOutSpark(figures, axis, [7000], box).targets.length).toBe(0);
  });

  it('draws nothing where there is nothing', () => {
    const nothing = layOutSpark([], axis, [50], box);
    expect(nothing.last).toBeNull();
    expect(nothing.solid).toEqual([]);
  });
});
