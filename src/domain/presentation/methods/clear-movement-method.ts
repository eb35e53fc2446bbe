import { clearMovementBar } from '#domain/alignment/clear-movement-bar';
import { hasDoubledOrHalved } from '#domain/alignment/speaking-value';
import { Figures } from '#domain/measure/figures';
import type { WorkedExample } from '#domain/contract/methods-view';
import { asSet, inDigits } from '../number-words.ts';
import { line, type Method } from './method.ts';

export const clearMovementMethod: Method = {
  kind: null,
  name: 'Clear movement',
  asks: 'Did it really move, or does it only wobble?',
  rules: [
    {
      form: null,
      text: 'A value against that of a year before, turned so that up is better. It moved clearly when the change is larger than three quarters of the changes in all areas of its kind over the same year.',
    },
  ],
  limits: [
    'Fewer than 15 areas give no bar, and nothing is said.',
    'A value that doubled or halved is not judged: the way it is reported may have changed.',
    'Specialist hospitals are compared only with each other.',
  ],
  confidence: null,
  examples: () => [sixteen(), doubled()],
  sources: ['The 75th percentile, interpolated at 0.75 (n − 1): Hyndman and Fan 1996, type 7.'],
};

function sixteen(): WorkedExample {
  const sizes = Array.from({ length: 16 }, (_, index) => index + 1);
  const figures = Figures.from(
    sizes.flatMap((size, index) =>
      [
        { period: '2024/25', value: 100 },
        { period: '2025/26', value: 100 + size },
      ].map((cell) => ({ measure: 'm', area: `A${index}`, level: 'council', ...cell })),
    ),
  );
  const bar = clearMovementBar(figures, 'm', '2025/26', 'council', null, null);
  return {
    title: 'Sixteen areas that changed by 1 to 16',
    given: [line('Sizes of change', `${asSet(1)} to ${asSet(16)}, one area each`)],
    found: [
      line('A clear movement is larger than', bar === null ? 'not known' : inDigits(bar, 2)),
      line('Areas that moved clearly', bar === null ? 'not known' : asSet(sizes.filter((size) => size > bar).length)),
    ],
    sentence: null,
  };
}

function doubled(): WorkedExample {
  const cases = [
    [50, 99],
    [50, 100],
    [50, 25],
    [0, 3],
  ] as const;
  return {
    title: 'Doubled or halved',
    given: [line('Cases', cases.map(([then, now]) => `${asSet(then)} → ${asSet(now)}`).join('; '))],
    found: cases.map(([then, now]) =>
      line(`${asSet(then)} → ${asSet(now)}`, hasDoubledOrHalved(then, now) ? 'not judged' : 'judged'),
    ),
    sentence: null,
  };
}
