import { controlCount, countsShownAs } from './control-count.ts';
import { NHS_RULE } from './disclosure-policy.ts';

describe('one count under the NHS rule', () => {
  it('is shown, hidden or rounded as the rule says', () => {
    const shown = [0, 1, 7, 8, 12, 13, 42, 68, 66].map((count) => controlCount(count, NHS_RULE));
    expect(shown).toEqual([0, null, null, 10, 10, 15, 40, 70, 65]);
    expect([8, 12, 13, 33].map((count) => controlCount(count, NHS_RULE))).toEqual([10, 10, 15, 35]);
    expect(controlCount(0.5, NHS_RULE)).toBeNull();
  });

  it('could have been any of the counts that read the same', () => {
    for (const shown of [0, 10, 15, 40, 70]) {
      const [low, high] = countsShownAs(shown, NHS_RULE);
      const all = Array.from({ length: 200 }, (_, count) => count).filter(
        (count) => controlCount(count, NHS_RULE) === shown,
      );
      expect([low, high])
        .withContext(String(shown))
        .toEqual([all[0] ?? -1, all.at(-1) ?? -1]);
    }
    expect(countsShownAs(10, { suppress: [1, 10], round: 10 })).toEqual([11, 14]);
    expect(countsShownAs(null, NHS_RULE)).toEqual([0, Infinity]);
    expect(countsShownAs(23, { suppress: [1, 7], round: 1 })).toEqual([23, 23]);
  });
});
