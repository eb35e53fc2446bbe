import { comparedForm, nationalScores, unusualness } from './unusual.ts';
import type { Finding } from './report.ts';

describe('how unusual a score is', () => {
  it('is its distance from the middle of England, half of the equal ones counted as lower', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(unusualness(18, twenty)).toBeCloseTo(0.75, 12);
    expect(unusualness(1, twenty)).toBeCloseTo(0.95, 12);
    expect(
      unusualness(
        5,
        twenty.map(() => 5),
      ),
    ).toBe(0);
  });

  it('is unknown with fewer than 15 places', () => {
    expect(
      unusualness(
        1,
        Array.from({ length: 14 }, () => 1),
      ),
    ).toBeNull();
    expect(
      unusualness(
        1,
        Array.from({ length: 15 }, () => 1),
      ),
    ).toBe(0);
  });

  it('is asked of some forms only, one score a place, its highest', () => {
    expect(comparedForm('TARGET', 'never_both')).toBeNull();
    expect(comparedForm('FOOTPRINT', 'holders')).toBe('FOOTPRINT/holders');
    const finding = (subkind: string, score: number) => ({ kind: 'FOOTPRINT', subkind, score }) as unknown as Finding;
    const scores = nationalScores([
      { findings: [finding('holders', 0.6), finding('tiers', 0)] },
      { findings: [finding('holders', 0.8), finding('holders', 1), finding('split_provider', 7)] },
      { findings: [] },
    ]);
    expect(scores).toEqual({ 'FOOTPRINT/holders': [0.6, 1], 'FOOTPRINT/split_provider': [7] });
  });
});
