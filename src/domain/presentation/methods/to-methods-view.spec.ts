import { RULES } from '#domain/alignment/rules/rule-list';
import type { MethodView } from '#domain/contract/methods-view';
import { aCatalogue, aGoal, aMeasure } from '#domain/testing/build-catalogue';
import { toMethodsView } from './to-methods-view.ts';

describe('the methods', () => {
  const view = toMethodsView(
    aCatalogue({
      measures: [aMeasure('m')],
      goals: [
        aGoal('hospital/m', { date_precision: 'knowledge' }),
        aGoal('council/m', { sources: ['act'] }),
        aGoal('board/m', { place: 'P' }),
      ],
      sources: [{ id: 'act', title: 'An act', url: null, kind: 'parliament', publisher: null, date: null }],
    }),
  );
  const all = [...view.kinds, ...view.shared];
  const method = (anchor: string): MethodView => {
    const found = all.find((one) => one.anchor === anchor);
    if (found === undefined) throw new Error(`no method ${anchor}`);
    return found;
  };
  const found = (anchor: string, label: RegExp, example = 0): string | undefined =>
    method(anchor).examples[example]?.found.find((line) => label.test(line.label))?.value;

  it('has one for every rule, each with a rule, a limit, a source and an example', () => {
    expect(view.kinds.length).toBe(RULES.length);
    for (const one of all) {
      for (const part of [one.rules, one.limits, one.examples, one.sources])
        expect(part.length).withContext(one.anchor).toBeGreaterThan(0);
      for (const example of one.examples) expect(example.found.length).withContext(one.anchor).toBeGreaterThan(0);
    }
    expect(new Set(all.map((one) => one.anchor)).size).toBe(all.length);
    expect(all.every((one) => /^[a-z]+(-[a-z]+)*$/.test(one.anchor))).toBeTrue();
  });

  it('works the examples of the reference out', () => {
    expect(found('polarity', /Product/)).toBe('−1');
    expect(found('polarity', /Product/, 1)).toBe('+1');
    expect(found('target', /by$/)).toBe('0.8');
    expect(found('target', /gap/, 1)).toBe('19 points');
    expect([/first met/, /second met/].map((label) => found('target', label, 2))).toEqual(['3 of 8', '4 of 8']);
    expect(found('definition', /Distance/)).toBe('0.07902');
    expect(found('structural', /Effect/)).toBe('−0.66667');
    expect(found('structural', /echo/)).toContain('−0.22222');
    expect(found('synergy', /Effect/)).toBe('+0.66667');
    expect(found('synergy', /Verdict/, 1)).toContain('too weak');
    expect(found('empirical', /Variance/)).toBe('12');
    expect(found('empirical', /Kept/, 1)).toBe('0.001, 0.012, 0.021, 0.04');
    expect(method('empirical').examples[2]?.found.map((line) => line.value)).toEqual([
      'trade-off',
      'not classified',
      'not classified',
      'strong trade-off',
    ]);
    expect(found('incentive', /Net/)).toBe('+0.3');
    expect(found('incentive', /Verdict/)).toContain('a conflict');
    expect(found('cost-shunt', /Net/, 1)).toBe('−40');
    expect(found('cost-shunt', /Verdict/, 2)).toContain('no finding');
    expect(found('timing', /Left/)).toBe('−6.0');
    expect(found('footprint', /Shared part/)).toBe('0.11111');
    expect(found('contention', /Verdict/)).toContain('1.05');
    expect(found('attribution', /Both parts/)).toBe('0.46790');
    expect(found('attribution', /Verdict/, 1)).toContain('not moved');
    expect(found('whole-red', /Parts met/)).toContain('0.80');
    expect(found('whole-red', /Verdict/, 1)).toBe('no finding');
    expect(method('orphan').examples.map((example) => example.found[0]?.value)).toEqual([
      'A crack between two steps',
      'A hand-over held by one side',
      'closed: no finding',
    ]);
    expect(found('imbalance', /three/)).toBe('0.63093');
    expect(found('imbalance', /four/)).toBe('0.50000');
    expect(found('gaming', /Points/)).toBe('2 + 2 + 1 + 1 + 2 = 8');
    expect(found('double-count', /Scores/)).toBe('3');
    expect([0, 1].map((index) => found('uncontrollable', /Verdict/, index))).toEqual([
      'held to it without control',
      'no finding',
    ]);
  });

  it('works out what every kind uses', () => {
    expect(method('severity').examples[0]?.found.map((line) => line.value)).toEqual([
      '8 to 11 of 12, taken as 9.5: critical',
      '8 of 12, taken as 8: high',
      '5 to 8 of 12, taken as 6.5: high',
      '6 of 12, taken as 6: moderate',
      '2 to 5 of 12, taken as 3.5: moderate',
    ]);
    expect(found('headlines', /in order/)).toBe('2, 1, 7, 8, 5, 9, 10');
    expect(found('seen-here-and-unusual', /Unusual/)).toBe('0.75');
    expect(found('clear-movement', /larger/)).toBe('12.25');
    expect(
      method('fresh-figures-and-figures-that-speak-to-a-goal').examples[0]?.found.map(
        (line) => line.value.split(':')[1],
      ),
    ).toEqual([' fresh', ' fresh', ' too old to judge']);
    expect(found('alignment-index', /All together/)).toBe('aligned 1, tension 2, opposed 0, unknown 0: index 0.33');
  });

  it('says nothing of an id, nor that an example is true everywhere', () => {
    const text = JSON.stringify(all.map(({ anchor: _, kind: __, ...rest }) => rest));
    expect(text).not.toMatch(/True everywhere in England\."/);
    expect(text).not.toMatch(/undefined|NaN|[a-z]+_[a-z]+/);
  });

  it('counts how the rows of the catalogue are known', () => {
    expect(view.footings.rows[0]).toEqual({ what: 'Goals', read: 1, knowledge: 1, local: 1, all: 3 });
    expect(view.footings.dates.find(({ words }) => words.includes('knowledge'))?.goals).toBe(1);
  });
});
