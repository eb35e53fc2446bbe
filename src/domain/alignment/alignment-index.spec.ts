import { Figures } from '#domain/measure/figures';
import { aCatalogue, aGoal, aLink, aMeasure, anAgency, aPlace } from '#domain/testing/build-catalogue';
import { countAlignment } from './alignment-index.ts';
import { takeSnapshot } from './snapshot.ts';

const catalogue = aCatalogue({
  measures: [
    aMeasure('four-hours'),
    aMeasure('admissions', { polarity: 'lower' }),
    aMeasure('moves', { polarity: 'lower' }),
  ],
  goals: [
    aGoal('hospital/four-hours'),
    aGoal('board/admissions', { polarity: 'lower' }),
    aGoal('council/admissions', { polarity: 'lower' }),
    aGoal('council/moves', { polarity: 'lower' }),
  ],
  links: [aLink('four-hours', 1, 'admissions')],
});

describe('the alignment index', () => {
  it('is that of the worked example', () => {
    const index = countAlignment(takeSnapshot(catalogue, null, Figures.none(), '2026-11-22'));
    expect(index.pairs).toEqual([
      { agencies: ['board', 'council'], aligned: 1, tension: 0, opposed: 0, unknown: 0, index: 1 },
      { agencies: ['board', 'hospital'], aligned: 0, tension: 1, opposed: 0, unknown: 0, index: 0 },
      { agencies: ['council', 'hospital'], aligned: 0, tension: 1, opposed: 0, unknown: 0, index: 0 },
    ]);
    expect(index.total.index).toBeCloseTo(0.33333, 5);
  });

  it('counts every choice of two different holders', () => {
    const place = aPlace({ agencies: [anAgency('H1', ['hospital']), anAgency('H2', ['hospital'])] });
    const index = countAlignment(
      takeSnapshot(
        aCatalogue({ measures: [aMeasure('m')], goals: [aGoal('hospital/m'), aGoal('hospital/m/2')] }),
        place,
        Figures.none(),
        '2026-11-22',
      ),
    );
    expect(index.pairs).toEqual([{ agencies: ['H1', 'H2'], aligned: 2, tension: 0, opposed: 0, unknown: 0, index: 1 }]);
  });

  it('is null when nothing is comparable', () => {
    expect(countAlignment(takeSnapshot(aCatalogue(), null, Figures.none(), '2026-11-22'))).toEqual({
      pairs: [],
      total: { aligned: 0, tension: 0, opposed: 0, unknown: 0, index: null },
    });
  });
});
