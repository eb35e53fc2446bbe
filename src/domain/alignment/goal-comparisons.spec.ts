import { loadWorld } from '#domain/testing/world-1/world';
import { countAlignment } from './alignment-index.ts';
import { goalComparisons, pairKey } from './goal-comparisons.ts';
import { takeSnapshot } from './snapshot.ts';

describe('the goals two agencies can be compared on', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);

  it('are those the index counts, pair by pair and verdict by verdict', () => {
    const comparisons = goalComparisons(snapshot);
    const { pairs } = countAlignment(snapshot);
    expect(pairs.length).toBeGreaterThan(0);
    expect([...comparisons.keys()].sort()).toEqual(pairs.map(({ agencies: [x, y] }) => pairKey(x, y)).sort());
    for (const { agencies, aligned, tension, opposed, unknown } of pairs) {
      const list = comparisons.get(pairKey(...agencies)) ?? [];
      const count = (standing: string): number => list.filter((one) => one.standing === standing).length;
      expect([count('aligned'), count('tension'), count('opposed'), count('unknown')]).toEqual([
        aligned,
        tension,
        opposed,
        unknown,
      ]);
    }
  });

  it('name the goal of the first agency first', () => {
    for (const [key, list] of goalComparisons(snapshot)) {
      const [x = '', y = ''] = key.split(' ');
      for (const { goals } of list) {
        expect(goals[0].holders).toContain(x);
        expect(goals[1].holders).toContain(y);
      }
    }
  });
});
