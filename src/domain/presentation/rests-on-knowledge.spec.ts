import type { Finding } from '#domain/alignment/report';
import type { Source } from '#domain/framework/catalogue';
import { aCatalogue, aCostEffect, aGoal, aLink, aMeasure, aPayment } from '#domain/testing/build-catalogue';
import { restsOnKnowledge } from './rests-on-knowledge.ts';

describe('a finding rests on knowledge', () => {
  const source = (id: string, kind: Source['kind']): Source => ({
    id,
    title: id,
    url: null,
    kind,
    publisher: null,
    date: null,
  });
  const catalogue = aCatalogue({
    measures: [aMeasure('a'), aMeasure('b'), aMeasure('c')],
    goals: [
      aGoal('hospital/a', { sources: ['act'] }),
      aGoal('council/a', { sources: ['known'] }),
      aGoal('council/b', { sources: ['known'] }),
      aGoal('board/c', { sources: ['act'] }),
    ],
    incentives: [aPayment('read', 'hospital', 'a', 1, { sources: ['act'] }), aPayment('unread', 'hospital', 'b', 1)],
    costEffects: [aCostEffect('a', { hospital: 1 }, { sources: ['known'] })],
    links: [aLink('a', 1, 'b', { evidence: ['act'] }), aLink('b', 1, 'c', { evidence: ['known'] })],
    sources: [source('act', 'parliament'), source('known', 'knowledge or unlinked')],
  });
  const rests = (more: Partial<Finding>): boolean =>
    restsOnKnowledge(catalogue, {
      id: '',
      kind: 'STRUCTURAL',
      subkind: 'path',
      goals: [],
      measures: [],
      agencyTypes: [],
      score: 0,
      severity: null,
      confidence: 'B',
      datesKnown: true,
      here: 'none',
      figures: [],
      unusual: null,
      withinOne: false,
      contested: false,
      reason: '',
      ...more,
    });

  it('when the goals of one of its two ends do', () => {
    expect(rests({ goals: ['hospital/a', 'council/b'] })).toBeTrue();
    expect(rests({ goals: ['hospital/a', 'board/c'] })).toBeFalse();
  });

  it('not when another goal on the same measure was read, nor when one of three measures is known so', () => {
    expect(rests({ goals: ['hospital/a', 'council/a', 'board/c'] })).toBeFalse();
    expect(rests({ goals: ['hospital/a', 'council/b', 'board/c'] })).toBeFalse();
  });

  it('when a cause on its path, a payment or a cost does', () => {
    expect(rests({ via: ['a', 'b'] })).toBeFalse();
    expect(rests({ via: ['a', 'b', 'c'] })).toBeTrue();
    expect(rests({ incentives: ['read'] })).toBeFalse();
    expect(rests({ incentives: ['read', 'unread'] })).toBeTrue();
    expect(rests({ row: 'cost of a' })).toBeTrue();
    expect(rests({ driver: 'b', measures: ['c'] })).toBeTrue();
  });
});
