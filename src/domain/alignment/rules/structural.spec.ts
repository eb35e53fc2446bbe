import { aGoal, aLink, aMeasure } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findStructural } from './structural.ts';
import { findSynergy } from './synergy.ts';

const lower = { polarity: 'lower' } as const;

describe('STRUCTURAL', () => {
  const parts = {
    measures: [aMeasure('four-hours'), aMeasure('avoidable', lower), aMeasure('admissions', lower)],
    goals: [aGoal('hospital/four-hours'), aGoal('board/avoidable', lower), aGoal('council/admissions', lower)],
    links: [
      aLink('four-hours', 1, 'avoidable', { lag_months: 1, confidence: 'A' }),
      aLink('avoidable', 1, 'admissions', { lag_months: 2, confidence: 'C' }),
    ],
  };

  it('gives one finding per root and names what follows from it as echoes', () => {
    const [found, ...more] = findWith(findStructural, parts);
    expect(more).toEqual([]);
    expect(found?.id).toBe('STRUCTURAL/path/avoidable+four-hours/four-hours>avoidable');
    expect(found?.score).toBe(-0.666666666667);
    expect([found?.severity?.size, found?.confidence, found?.lagMonths]).toEqual([3, 'A', 1]);
    expect(found?.echoes).toEqual([
      { from: 'four-hours', to: 'admissions', net: -0.222222222222, via: ['four-hours', 'avoidable', 'admissions'] },
    ]);
  });

  it('is headed by the most negative pair when the root pair is not of full ownership', () => {
    const [found] = findWith(findStructural, {
      ...parts,
      goals: parts.goals.filter((goal) => goal.measure !== 'avoidable'),
    });
    expect(found?.id).toBe('STRUCTURAL/path/avoidable+four-hours/four-hours>avoidable');
    expect(found?.measures).toEqual(['admissions', 'four-hours']);
    expect([found?.confidence, found?.lagMonths]).toEqual(['C', 3]);
  });

  it('says nothing when the same agency owns one end and a share of the other', () => {
    const shared = [...parts.goals, aGoal('hospital/avoidable', lower), aGoal('hospital/admissions', lower)];
    expect(findWith(findStructural, { ...parts, goals: shared })).toEqual([]);
  });

  it('is marked when the two ends are opposite goals on one concept as well', () => {
    const alike = parts.measures.slice(0, 2).map((measure) => ({ ...measure, concept: 'one' }));
    const [found] = findWith(findStructural, { ...parts, measures: [...alike, ...parts.measures.slice(2)] });
    expect(found?.alsoOpposite).toBeTrue();
    expect(findWith(findStructural, parts)[0]?.alsoOpposite).toBeUndefined();
  });

  it('goes round a cycle of links once', () => {
    const links = [...parts.links, aLink('admissions', 1, 'four-hours'), aLink('four-hours', 1, 'four-hours')];
    expect(findWith(findStructural, { ...parts, links }).map((found) => found.root)).toContain([
      'four-hours',
      'avoidable',
    ]);
  });

  it('finds a driver that helps one and harms the other', () => {
    const fork = (strength: 1 | 3) =>
      findWith(findStructural, {
        measures: [aMeasure('u'), aMeasure('v')],
        goals: [aGoal('hospital/u'), aGoal('council/v')],
        latentNodes: [{ id: 'L:z', name: 'z', lever: true }],
        links: [aLink('L:z', 1, 'u', { strength }), aLink('L:z', -1, 'v', { strength })],
      });
    expect(fork(3).map((found) => [found.id, found.score])).toEqual([['STRUCTURAL/fork/u+v/L:z', -0.5]]);
    expect(fork(1)).toEqual([]);
  });
});

describe('SYNERGY', () => {
  it("is a path on which one goal helps another agency's, and has no severity", () => {
    const parts = {
      measures: [aMeasure('falls', lower), aMeasure('admissions', lower)],
      goals: [aGoal('council/falls', lower), aGoal('board/admissions', lower)],
      links: [aLink('falls', 1, 'admissions')],
    };
    const [found] = findWith(findSynergy, parts);
    expect(found?.id).toBe('SYNERGY/path/admissions+falls/falls>admissions');
    expect(found?.score).toBeCloseTo(0.66667, 5);
    expect(found?.severity).toBeNull();
    expect(findWith(findStructural, parts)).toEqual([]);
  });
});
