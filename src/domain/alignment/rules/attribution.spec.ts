import type { FigureRow } from '#domain/measure/figures';
import { aGoal, aMeasure, aPlace } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findAttribution, hasBlameMoved } from './attribution.ts';

const unit = { unit: 'days', unit_kind: 'rate', polarity: 'lower' } as const;
const measures = ['all', 'nhs', 'care'].map((id) => aMeasure(id, unit));
const sum = {
  id: 'I',
  type: 'sum',
  total: 'all',
  parts: ['nhs', 'care'],
  tolerance: 0.1,
  sources: [],
  note: null,
} as const;
const goals = [aGoal('hospital/nhs', { polarity: 'lower' }), aGoal('council/care', { polarity: 'lower' })];
const months = Array.from(
  { length: 24 },
  (_, index) => `${index < 12 ? 2016 : 2017}-${String((index % 12) + 1).padStart(2, '0')}`,
);
const series = (measure: string, before: number, after: number, area = 'P'): FigureRow[] =>
  months.map((period, index) => ({ measure, area, level: 'council', period, value: index < 12 ? before : after }));

describe('ATTRIBUTION by a sum', () => {
  it('is moved when the parts changed much more than the total', () => {
    expect(hasBlameMoved({ change: -4 }, { change: 3.5 }, { change: -0.5, before: 10 })).toBeTrue();
    expect(hasBlameMoved({ change: -762 }, { change: 1639 }, { change: 877, before: 10 })).toBeFalse();
    expect(hasBlameMoved({ change: -4 }, { change: 3.5 }, { change: -0.5, before: 0 })).toBeFalse();
  });

  it('agrees with Redcar and Cleveland on 31 March 2018', () => {
    const rows = [
      ...series('nhs', 8.0966, 11.5656),
      ...series('care', 5.6157, 2.3341),
      ...series('all', 14.4275, 15.3175),
    ];
    const found = findWith(
      findAttribution,
      { measures, goals, identities: [sum] },
      { place: aPlace(), rows, asOf: '2018-03-31' },
    );
    expect(found.map((finding) => finding.subkind)).toEqual(['exposed', 'moved']);
    const moved = found[1];
    expect(moved?.score).toBeCloseTo(0.4679, 4);
    expect([moved?.severity?.local, moved?.here, moved?.confidence]).toEqual([3, 'both', 'C']);
    expect(moved?.changes?.map((change) => change.measure)).toEqual(['care', 'nhs', 'all']);
    expect(moved?.comparedPeriods?.after).toEqual(months.slice(12));
  });

  it('needs every one of the 24 months', () => {
    const rows = [...series('nhs', 8, 12), ...series('care', 6, 2), ...series('all', 14, 14)].filter(
      ({ measure, period }) => measure !== 'care' || period !== '2016-05',
    );
    const found = findWith(
      findAttribution,
      { measures, goals, identities: [sum] },
      { place: aPlace(), rows, asOf: '2018-03-31' },
    );
    expect(found.map((finding) => finding.subkind)).toEqual(['exposed']);
  });

  it('is exposed only where two parts are held by different owners', () => {
    expect(findWith(findAttribution, { measures, goals: goals.slice(0, 1), identities: [sum] })).toEqual([]);
  });
});

describe('ATTRIBUTION by reasons', () => {
  const split = {
    id: 'S',
    type: 'split',
    total: null,
    parts: [
      { measure: 'nhs', answers: ['hospital'] },
      { measure: 'care', answers: ['council'] },
    ],
    sources: [],
    note: null,
  } as const;
  const at = (areas: number, own: number) =>
    findWith(
      findAttribution,
      { measures, goals, identities: [split] },
      {
        place: aPlace(),
        asOf: '2018-03-31',
        rows: [
          ...Array.from({ length: areas }, (_, index) => [
            ...series('nhs', 50, 50, `T${index}`),
            ...series('care', 50, 50, `T${index}`),
          ]).flat(),
          ...series('nhs', own, own),
          ...series('care', 100 - own, 100 - own),
        ],
      },
    );

  it('compares shares with the middle of at least 15 like areas, from 10 points', () => {
    const [found] = at(14, 60);
    expect(found?.id).toBe('ATTRIBUTION/reasons/care+nhs/S');
    expect(found?.score).toBeCloseTo(10, 9);
    expect(found?.agencyTypes).toEqual(['council', 'hospital']);
    expect(found?.shares?.map((row) => Math.round(row.share))).toEqual([60, 40]);
    expect(at(14, 59.9)).toEqual([]);
    expect(at(13, 60)).toEqual([]);
  });
});
