import { aCatalogue, aGoal, aLink, aMeasure } from '#domain/testing/build-catalogue';
import { Figures } from '#domain/measure/figures';
import fc from 'fast-check';
import { takeSnapshot } from './snapshot.ts';
import { areMechanical, causalMap, connect, ownershipOf } from './structural-paths.ts';

const DAY = '2026-11-22';

const fourHours = aMeasure('four-hours');
const avoidable = aMeasure('avoidable', { polarity: 'lower' });
const admissions = aMeasure('admissions', { polarity: 'lower' });

describe('paths of declared causes', () => {
  it('multiply signs and strengths and halve with every further link', () => {
    const map = causalMap(
      aCatalogue({
        measures: [fourHours, avoidable, admissions],
        links: [aLink('four-hours', 1, 'avoidable'), aLink('avoidable', 1, 'admissions')],
      }),
      DAY,
    );
    const direct = map.byEnds.get('four-hours>avoidable');
    expect(direct?.net).toBeCloseTo(-0.66667, 5);
    expect(direct?.class).toBe('trade_off');
    const far = map.byEnds.get('four-hours>admissions');
    expect(far?.net).toBeCloseTo(-0.22222, 5);
    expect(far?.root).toEqual(['four-hours', 'avoidable']);
    expect([map.total, map.byLength]).toEqual([3, { 1: 2, 2: 1 }]);
  });

  it('run through what no measure counts', () => {
    const stays = aMeasure('long-stays', { polarity: 'lower' });
    const map = causalMap(
      aCatalogue({
        measures: [stays, fourHours],
        latentNodes: [{ id: 'L:beds', name: 'Pressure on beds', lever: false }],
        links: [aLink('long-stays', 1, 'L:beds', { strength: 3 }), aLink('L:beds', -1, 'four-hours')],
      }),
      DAY,
    );
    const pair = map.byEnds.get('long-stays>four-hours');
    expect(pair?.net).toBeCloseTo(0.33333, 5);
    expect(pair?.class).toBe('synergy');
    expect(pair?.strongest.direct).toBeTrue();
  });

  it('depend when help and harm are of one size, and are weak below 0.10', () => {
    const measures = [aMeasure('u'), aMeasure('v'), aMeasure('w')];
    const latentNodes = ['L:a', 'L:b'].map((id) => ({ id, name: id, lever: false }));
    const both = causalMap(
      aCatalogue({
        measures,
        latentNodes,
        links: [
          aLink('u', 1, 'L:a', { strength: 3 }),
          aLink('L:a', 1, 'v', { strength: 2 }),
          aLink('u', 1, 'L:b', { strength: 3 }),
          aLink('L:b', -1, 'v', { strength: 3 }),
        ],
      }),
      DAY,
    ).byEnds.get('u>v');
    expect(both?.P).toBeCloseTo(1 / 3, 12);
    expect(both?.N).toBeCloseTo(0.5, 12);
    expect(both?.ambiguity).toBeCloseTo(0.66667, 5);
    expect(both?.class).toBe('depends');
    const weak = causalMap(
      aCatalogue({ measures, links: [aLink('u', 1, 'v', { strength: 1 }), aLink('v', 1, 'w', { strength: 1 })] }),
      DAY,
    ).byEnds.get('u>w');
    expect(weak?.net).toBeCloseTo(0.05556, 5);
    expect(weak?.class).toBe('weak');
  });

  it('never use contested or refuted links, or a measure out of use', () => {
    const measures = [aMeasure('u'), aMeasure('v', { in_use_to: '2020-03-31' })];
    const map = (day: string, status: 'supported' | 'contested' | 'refuted') =>
      causalMap(aCatalogue({ measures, links: [aLink('u', 1, 'v', { status })] }), day).total;
    expect(map('2020-03-31', 'supported')).toBe(1);
    expect(map('2020-04-01', 'supported')).toBe(0);
    expect(map('2020-03-31', 'contested')).toBe(0);
    expect(map('2020-03-31', 'refuted')).toBe(0);
  });

  it('have at most five links', () => {
    const measures = Array.from({ length: 7 }, (_, index) => aMeasure(`m${index}`));
    const links = measures.slice(1).map((measure, index) => aLink(`m${index}`, 1, measure.id, { strength: 3 }));
    const map = causalMap(aCatalogue({ measures, links }), DAY);
    expect(map.byEnds.has('m0>m5')).toBeTrue();
    expect(map.byEnds.has('m0>m6')).toBeFalse();
    expect(map.total).toBe(6 + 5 + 4 + 3 + 2);
  });

  it('close into loops whose sign polarity does not touch', () => {
    for (const polarity of ['higher', 'lower'] as const) {
      const catalogue = aCatalogue({
        measures: [aMeasure('u', { polarity }), aMeasure('v')],
        links: [aLink('u', 1, 'v'), aLink('v', -1, 'u')],
      });
      expect(causalMap(catalogue, DAY).loops).toEqual([{ links: ['u>v', 'v>u'], sign: -1, type: 'balancing' }]);
    }
  });

  it('have a sign that the polarity of a middle measure never changes', () => {
    const polarity = fc.constantFrom('higher', 'lower', 'none', 'band');
    const sign = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(
        fc.array(polarity, { minLength: 3, maxLength: 3 }),
        fc.array(sign, { minLength: 4, maxLength: 4 }),
        (middle, signs) => {
          const measures = [
            aMeasure('m0'),
            ...middle.map((way, index) => aMeasure(`m${index + 1}`, { polarity: way })),
            aMeasure('m4', { polarity: 'lower' }),
          ];
          const links = signs.map((way, index) => aLink(`m${index}`, way, `m${index + 1}`, { strength: 3 }));
          const pair = causalMap(aCatalogue({ measures, links }), DAY).byEnds.get('m0>m4');
          const product = signs.reduce<number>((all, way) => all * way, -1);
          expect(Math.sign(pair?.net ?? 0)).toBe(product);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('declared arithmetic', () => {
  it('joins measures directly or in a chain', () => {
    const catalogue = aCatalogue({
      identities: [
        { id: 'I1', type: 'sum', total: 't', parts: ['a', 'b'], tolerance: 0, sources: [], note: null },
        { id: 'I2', type: 'change_of', a: 'c', b: 'a', sources: [], note: null },
      ],
    });
    expect(areMechanical(catalogue, 'b', 'c')).toBeTrue();
    expect(areMechanical(catalogue, 'b', 'x')).toBeFalse();
    expect(areMechanical(catalogue, 'x', 'y')).toBeFalse();
  });

  it('connects groups whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 })), (groups) => {
        expect([...connect(groups)]).toEqual([...connect([...groups].reverse())]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('ownership of a pair', () => {
  it('is full when each end has an owner the other lacks', () => {
    const measures = [aMeasure('u'), aMeasure('v'), aMeasure('w')];
    const owned = (...goals: string[]) =>
      takeSnapshot(aCatalogue({ measures, goals: goals.map((id) => aGoal(id)) }), null, Figures.none(), DAY);
    expect(ownershipOf(owned('hospital/u', 'council/v'), 'u', 'v')).toBe('full');
    expect(ownershipOf(owned('hospital/u', 'hospital/v', 'council/v'), 'u', 'v')).toBe('partial');
    expect(ownershipOf(owned('hospital/u', 'hospital/v'), 'u', 'v')).toBe('none');
    expect(ownershipOf(owned('hospital/u'), 'u', 'v')).toBe('none');
  });
});
