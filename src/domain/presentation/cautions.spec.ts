import { takeSnapshot } from '#domain/alignment/snapshot';
import { Figures } from '#domain/measure/figures';
import { aCatalogue, aMeasure } from '#domain/testing/build-catalogue';
import { cautionsOf } from './cautions.ts';

describe('a caution on figures', () => {
  const doubtful = aMeasure('a', { caution: 'Counted twice, perhaps.' });
  const alike = aMeasure('b', { caution: 'Counted twice, perhaps.' });
  const snapshot = takeSnapshot(
    aCatalogue({ measures: [doubtful, alike, aMeasure('c')] }),
    null,
    Figures.none(),
    '2025-03-31',
  );

  it('is said once, however many of the measures have it', () => {
    expect(cautionsOf(snapshot, ['a', 'b', 'c'])).toEqual(['Counted twice, perhaps.']);
  });

  it('is not said of measures that have none', () => {
    expect(cautionsOf(snapshot, ['c'])).toEqual([]);
  });
});
