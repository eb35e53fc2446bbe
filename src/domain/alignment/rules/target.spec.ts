import type { FigureRow } from '#domain/measure/figures';
import { aDefinition, aGoal, aLink, aMeasure, aPlace, anAgency, aTarget } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { smallestImpossibleSet } from './target-sum-cannot-hold.ts';
import { findTarget } from './target.ts';

const forms = (found: ReturnType<typeof findWith>): string[] => found.map((finding) => finding.subkind);

describe('TARGET on one measure', () => {
  const m = aMeasure('m');

  it('gives one finding for three bars in force together, with the largest gap', () => {
    const found = findWith(findTarget, {
      measures: [m],
      goals: [95, 78, 76].map((value, index) => aGoal(`hospital/m/${index}`, { target: aTarget('>=', value) })),
    });
    expect(forms(found)).toEqual(['different_bar']);
    expect(found[0]?.score).toBe(19);
    expect(found[0]?.goals.length).toBe(3);
  });

  it('names two that no value meets', () => {
    const found = findWith(findTarget, {
      measures: [m],
      goals: [aGoal('hospital/m', { target: aTarget('>=', 95) }), aGoal('board/m', { target: aTarget('<=', 90) })],
    });
    expect(found.map((finding) => [finding.id, finding.score])).toEqual([
      ['TARGET/cannot_both_hold/m/board/m+hospital/m', 5],
    ]);
  });

  it('reads measures that count one fact together', () => {
    const definition = aDefinition({ numerator: 'n', denominator: 'd' });
    const found = findWith(findTarget, {
      measures: [aMeasure('a', { concept: 'q', definition }), aMeasure('b', { concept: 'q', definition })],
      goals: [aGoal('hospital/a', { target: aTarget('>=', 95) }), aGoal('council/b', { target: aTarget('>=', 80) })],
    });
    expect(found.map((finding) => finding.measures)).toEqual([['a', 'b']]);
  });

  it('leaves out interim milestones of one setter, other units and targets that vary by place', () => {
    const milestone = (id: string, value: number, deadline: string) =>
      aGoal(id, { target: aTarget('>=', value), set_by: 'S', deadline });
    const found = (day: string) =>
      findWith(
        findTarget,
        {
          measures: [m],
          goals: [milestone('hospital/m/1', 60, '2027-03-31'), milestone('hospital/m/2', 65, '2028-03-31')],
        },
        { asOf: day },
      );
    expect(found('2026-11-22')).toEqual([]);
    expect(forms(found('2027-03-31'))).toEqual(['different_bar']);
    const other = [
      aGoal('hospital/m', { target: aTarget('>=', 95) }),
      aGoal('board/m', { target: aTarget('>=', 5, 'days') }),
    ];
    expect(findWith(findTarget, { measures: [m], goals: other })).toEqual([]);
    const vary = [
      aGoal('hospital/m', { target: aTarget('>=', 95) }),
      aGoal('board/m', { target: aTarget('>=', null) }),
    ];
    expect(findWith(findTarget, { measures: [m], goals: vary })).toEqual([]);
  });

  it('knows what the figures here say of the bars', () => {
    const goals = [
      aGoal('hospital/m', { target: aTarget('>=', 95) }),
      aGoal('hospital/m/2', { target: aTarget('>=', 78) }),
    ];
    const local = (value: number) =>
      findWith(
        findTarget,
        { measures: [m], goals },
        {
          place: aPlace(),
          rows: [{ measure: 'm', area: 'H', level: 'trust', period: '2026-09', value }],
        },
      )[0]?.severity?.local;
    expect([local(96), local(81.3), local(70)]).toEqual([0, 1, 2]);
  });
});

describe('TARGET on a sum', () => {
  const identity = { total: 't', parts: ['a', 'b'], tolerance: 0.05 };
  const target = (goal: string, measure: string, lo: number, hi: number) => ({ goal, measure, interval: { lo, hi } });

  it('finds the smallest set that cannot all hold: 4.2 and 5.6 in 9.0', () => {
    const all = [target('g1', 't', -Infinity, 9), target('g2', 'a', 4.2, Infinity), target('g3', 'b', 5.6, Infinity)];
    const found = smallestImpossibleSet(identity, all);
    expect(found?.goals).toEqual(['g1', 'g2', 'g3']);
    expect(found?.excess).toBeCloseTo(0.8, 12);
    expect(smallestImpossibleSet(identity, all.slice(1))).toBeNull();
  });

  it('counts every part as at least nought, and keeps within the tolerance', () => {
    expect(
      smallestImpossibleSet(identity, [target('g1', 't', -Infinity, 9), target('g2', 'a', 9.04, Infinity)]),
    ).toBeNull();
    expect(
      smallestImpossibleSet(identity, [target('g1', 't', -Infinity, 9), target('g2', 'a', 9.06, Infinity)])?.goals,
    ).toEqual(['g1', 'g2']);
  });

  it('is listed by goals, with the identity in its id', () => {
    const unit = { unit: 'days', unit_kind: 'time' } as const;
    const found = findWith(findTarget, {
      measures: [aMeasure('t', unit), aMeasure('a', unit), aMeasure('b', unit)],
      identities: [{ id: 'I', type: 'sum', ...identity, sources: [], note: null }],
      goals: [
        aGoal('board/t', { target: aTarget('<=', 9, 'days') }),
        aGoal('hospital/a', { target: aTarget('>=', 4.2, 'days') }),
        aGoal('council/b', { target: aTarget('>=', 5.6, 'days') }),
      ],
    });
    expect(found.map((finding) => finding.id)).toEqual(['TARGET/sum_cannot_hold/a+b+t/I']);
  });
});

describe('TARGET in units nobody has converted', () => {
  const identities = [
    { id: 'I1', type: 'sum', total: 'T', parts: ['A'], tolerance: 0, sources: [], note: null },
    { id: 'I2', type: 'same_quantity', a: 'S', b: 'T', sources: [], note: null },
    { id: 'I3', type: 'change_of', a: 'C', b: 'A', sources: [], note: null },
  ] as const;
  const found = (due: string) =>
    findWith(findTarget, {
      measures: ['T', 'A', 'S', 'C'].map((id) => aMeasure(id)),
      identities,
      goals: [
        aGoal('board/T', { target: aTarget('<=', 9, 'days'), deadline: '2027-03-01' }),
        aGoal('council/S', { target: aTarget('<=', 3.5, '% of beds'), deadline: due }),
        aGoal('council/C', { target: aTarget('range', [0, 67], '% fewer'), deadline: '2027-02-01' }),
      ],
    }).map((finding) => finding.goals);

  it('lists all goals that fall due together in one connected set', () => {
    expect(found('2027-05-01')).toEqual([['board/T', 'council/C', 'council/S']]);
  });

  it('leaves the late one out', () => {
    expect(found('2027-07-01')).toEqual([['board/T', 'council/C']]);
  });
});

describe('TARGET on opposite paths', () => {
  it('compares target less baseline, times orientation, of two direct measures', () => {
    const goal = (id: string, from: number, to: number) =>
      aGoal(id, { target: aTarget('=', to), baseline: { value: from, unit: '%', period: '2020' } });
    const found = (orientation: 1 | -1) =>
      forms(
        findWith(findTarget, {
          measures: [
            aMeasure('a', { concept: 'q' }),
            aMeasure('b', { concept: 'q', concept_orientation: orientation }),
          ],
          goals: [goal('hospital/a', 50, 60), goal('council/b', 50, 40)],
        }),
      );
    expect(found(1)).toEqual(['opposite_paths']);
    expect(found(-1)).toEqual([]);
  });
});

describe('TARGET never met together', () => {
  const four = aMeasure('four');
  const beds = aMeasure('beds', { polarity: 'lower' });
  const goals = [
    aGoal('hospital/four', { target: aTarget('>=', 78) }),
    aGoal('hospital/beds', { target: aTarget('<=', 92), polarity: 'lower', in_force_to: '2026-10-31' }),
  ];
  const eight: readonly (readonly [number, number])[] = [
    [80, 95],
    [80, 95],
    [80, 95],
    [70, 90],
    [70, 90],
    [70, 90],
    [70, 90],
    [70, 95],
  ];
  const rows = (months: readonly (readonly [number, number])[], area = 'H'): FigureRow[] =>
    months.flatMap(([x, y], index) => [
      { measure: 'four', area, level: 'trust', period: `2026-0${index + 1}`, value: x },
      { measure: 'beds', area, level: 'trust', period: `2026-0${index + 1}`, value: y },
    ]);
  const found = (months: readonly (readonly [number, number])[], more: readonly FigureRow[] = []) =>
    findWith(
      findTarget,
      { measures: [four, beds], goals, links: [aLink('beds', -1, 'four')] },
      {
        place: aPlace({ agencies: [anAgency('H', ['hospital'])] }),
        rows: [...rows(months), ...more],
      },
    ).filter((finding) => finding.subkind === 'never_both');

  it('counts the months that speak to both, even of a goal that has ended', () => {
    const [finding] = found(eight);
    expect(finding?.id).toBe('TARGET/never_both/beds+four/hospital/beds+hospital/four@H');
    expect([finding?.score, finding?.severity?.local, finding?.here, finding?.withinOne]).toEqual([
      8,
      2,
      'both',
      false,
    ]);
    expect(finding?.compared).toEqual({ areas: 1, ever: 0 });
    expect(finding?.figures).toEqual(['four']);
  });

  it('is none with one month that met both, or with five months known', () => {
    expect(found([...eight.slice(1), [80, 90]])).toEqual([]);
    expect(found(eight.slice(0, 5))).toEqual([]);
    expect(found(eight.slice(0, 6)).length).toBe(1);
  });

  it('says how many like it did at least once', () => {
    const others = Array.from({ length: 14 }, (_, index) =>
      rows(index < 3 ? [...eight.slice(1), [80, 90]] : eight, `T${index}`),
    ).flat();
    const [finding] = found(eight, others);
    expect(finding?.compared).toEqual({ areas: 15, ever: 3 });
    expect(finding?.unusual).toBeCloseTo(0.2, 12);
  });
});
