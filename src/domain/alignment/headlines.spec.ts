import { chooseHeadlines, type HeadlineContext } from './headlines.ts';
import type { Confidence, Finding, FindingKind, HereGrade } from './report.ts';
import { severityBand } from './severity.ts';

const CONTEXT: HeadlineContext = { place: 'P', shareOf: () => null, isComplete: () => true };

const finding = (
  name: string,
  kind: FindingKind,
  subkind: string,
  measures: readonly string[],
  here: HereGrade,
  scaled: number,
  confidence: Confidence,
  more: Partial<Finding> = {},
): Finding => ({
  id: `${kind}/${subkind}/${measures.join('+')}/${name}`,
  kind,
  subkind,
  goals: [],
  measures,
  agencyTypes: [],
  score: 0,
  severity: {
    consequence: 0,
    size: 2,
    reach: 0,
    local: here === 'both' ? 0 : null,
    total: scaled,
    range: [scaled, scaled],
    scaled,
    band: severityBand(scaled),
  },
  confidence,
  datesKnown: true,
  here,
  figures: here === 'none' ? [] : measures,
  unusual: null,
  withinOne: false,
  contested: false,
  reason: '',
  ...more,
});

const example: readonly Finding[] = [
  finding('1', 'TARGET', 'different_bar', ['a'], 'both', 6, 'A'),
  finding('I', 'ATTRIBUTION', 'moved', ['b', 'c', 'd'], 'both', 9, 'C'),
  finding('I', 'ATTRIBUTION', 'exposed', ['b', 'c', 'd'], 'one', 7.5, 'B'),
  finding('4', 'STRUCTURAL', 'path', ['a', 'j'], 'one', 8.5, 'B', { figures: ['a'] }),
  finding('5', 'INCENTIVE', 'pay_v_goal', ['k'], 'one', 8.5, 'A'),
  finding('6', 'CONTENTION', 'direction_only', ['b', 'k'], 'one', 7.5, 'A'),
  finding('7', 'FOOTPRINT', 'split_provider', ['a'], 'one', 6.5, 'B'),
  finding('8', 'FOOTPRINT', 'shared_provider', [], 'one', 3.5, 'B'),
  finding('9', 'POLARITY', 'opposite', ['e', 'f'], 'none', 9.5, 'A'),
  finding('10', 'COST_SHUNT', 'direction_only', ['g'], 'none', 9.5, 'B'),
  finding('11', 'CONTENTION', 'direction_only', ['h', 'i'], 'none', 8.5, 'C'),
];
const ids = (...numbers: number[]): string[] => numbers.map((number) => example[number - 1]?.id ?? '');

describe('the headlines', () => {
  it('are those of the worked example, in order', () => {
    expect(chooseHeadlines(example, CONTEXT)).toEqual(ids(2, 1, 7, 8, 5, 9, 10));
  });

  it('do not depend on the order of the findings', () => {
    expect(chooseHeadlines([...example].reverse(), CONTEXT)).toEqual(ids(2, 1, 7, 8, 5, 9, 10));
  });

  it('leave out what is contested, unsure, undated or inside one organisation', () => {
    for (const more of [
      { contested: true },
      { confidence: 'D' },
      { datesKnown: false },
      { withinOne: true },
    ] as const) {
      expect(chooseHeadlines([finding('x', 'POLARITY', 'opposite', ['a'], 'one', 9, 'A', more)], CONTEXT)).toEqual([]);
    }
  });

  it('leave out synergies, code collisions, forks and what only moves apart', () => {
    const left = [
      finding('a', 'SYNERGY', 'path', ['a'], 'one', 9, 'A'),
      finding('b', 'DEFINITION', 'code_collision', ['b'], 'one', 9, 'A'),
      finding('c', 'STRUCTURAL', 'fork', ['c'], 'one', 9, 'A'),
      finding('d', 'EMPIRICAL', 'moves_apart', ['d'], 'one', 9, 'A'),
      finding('e', 'ORPHAN', 'seam_crack', ['e'], 'one', 9, 'A'),
    ];
    expect(chooseHeadlines(left, CONTEXT)).toEqual([]);
  });

  it('tell of tiers only when the catalogue has all goals of both types', () => {
    const tiers = finding('x', 'FOOTPRINT', 'tiers', ['a'], 'one', 9, 'B', { agencyTypes: ['s', 't'] });
    expect(chooseHeadlines([tiers], CONTEXT)).toEqual([tiers.id]);
    expect(chooseHeadlines([tiers], { ...CONTEXT, isComplete: (type) => type === 's' })).toEqual([]);
  });

  it('put the larger share of the place first between equals', () => {
    const never = (area: string): Finding =>
      finding(`g+h@${area}`, 'TARGET', 'never_both', [`m${area}`], 'both', 9, 'A');
    const shares: Readonly<Record<string, number>> = { A: 0.1, B: 0.9 };
    const context = { ...CONTEXT, shareOf: (agency: string) => shares[agency] ?? null };
    expect(chooseHeadlines([never('A'), never('B')], context).map((id) => id.slice(-1))).toEqual(['B', 'A']);
    expect(chooseHeadlines([never('B'), never('P')], context).map((id) => id.slice(-1))).toEqual(['P', 'B']);
  });

  it('take two of a kind and two that are true everywhere, and no more', () => {
    const many = ['a', 'b', 'c'].map((m) => finding(m, 'POLARITY', 'opposite', [m], 'one', 9, 'A'));
    expect(chooseHeadlines(many, CONTEXT).length).toBe(2);
    const far = (['POLARITY', 'COST_SHUNT', 'TIMING'] as const).map((kind) =>
      finding('x', kind, 'form', [kind], 'none', 9, 'A'),
    );
    expect(chooseHeadlines(far, CONTEXT).length).toBe(2);
  });
});
