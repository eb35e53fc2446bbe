import { aCostEffect, aGoal, aMeasure } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findCostShunt, readShunt } from './cost-shunt.ts';

const pooled = (own: number) => ({
  council: { council: own, board: 1 - own },
  board: { board: own, council: 1 - own },
});

describe('COST_SHUNT', () => {
  it('is a wrong pocket when the saving is elsewhere: council -100, board +60', () => {
    expect(readShunt(aCostEffect('m', { council: -100, board: 60 }))).toEqual({
      form: 'wrong_pocket',
      gains: ['council'],
      pays: ['board'],
      net: -40,
      index: 1,
    });
  });

  it('shrinks with pooling: 70/30 leaves -52 and +12, 50/50 nothing', () => {
    const row = (own: number) => aCostEffect('m', { council: -100, board: 60 }, { pooled_share: pooled(own) });
    expect(readShunt(row(0.7))?.net).toBeCloseTo(-40, 12);
    expect(readShunt(row(0.7))?.pays).toEqual(['board']);
    expect(readShunt(row(0.5))).toBeNull();
  });

  it('is a pure shunt when nothing is saved on the whole', () => {
    expect(readShunt(aCostEffect('m', { council: -100, board: 100 }))?.form).toBe('pure_shunt');
  });

  it('has a direction only without unit costs, and counts people as somebody else', () => {
    const row = aCostEffect(
      'm',
      {},
      {
        effects: [
          { budget: 'council', effect: 'gains', per_unit: null },
          { budget: 'carers', effect: 'pays', per_unit: null },
        ],
        status: 'contested',
      },
    );
    const budgets = [{ id: 'carers', name: 'Carers', people: true }];
    const [found] = findWith(findCostShunt, {
      measures: [aMeasure('m')],
      goals: [aGoal('hospital/m')],
      costEffects: [row],
      budgets,
    });
    expect(found?.id).toBe('COST_SHUNT/direction_only/m/cost of m');
    expect([found?.withinOne, found?.contested, found?.net]).toEqual([false, true, null]);
    expect(found?.agencyTypes).toEqual(['council']);
  });

  it('needs a goal on the measure', () => {
    expect(
      findWith(findCostShunt, {
        measures: [aMeasure('m')],
        costEffects: [aCostEffect('m', { council: -1, board: 1 })],
      }),
    ).toEqual([]);
  });
});
