import { today } from './clock.ts';

describe('today in England', () => {
  const dayAt = (now: string): string => today({ now: () => now });

  it('begins at midnight there, in summer an hour before the day of UTC', () => {
    const moments = [
      ['2026-06-30T22:59:59.999Z', '2026-06-30'],
      ['2026-06-30T23:00:00.000Z', '2026-07-01'],
      ['2026-06-30T22:59:00.000Z', '2026-06-30'],
      ['2026-12-31T23:59:59.999Z', '2026-12-31'],
      ['2027-01-01T00:00:00.000Z', '2027-01-01'],
    ] as const;
    for (const [now, day] of moments) expect(dayAt(now)).withContext(now).toBe(day);
  });
});
