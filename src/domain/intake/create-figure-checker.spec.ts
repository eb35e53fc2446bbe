import fc from 'fast-check';
import { aMeasure } from '#domain/testing/build-catalogue';
import { NO_PUBLICATIONS } from '#domain/framework/publications';
import { applyFix } from './apply-fix.ts';
import { createFigureChecker } from './create-figure-checker.ts';
import type { FigureContext } from './figure-context.ts';
import type { FigureVerdict } from './figure-verdict.ts';
import { groupProblems } from './group-problems.ts';
import { makeAreaRegister } from './make-area-register.ts';
import { makeMeasureRegister } from './measure-register.ts';
import { proposeMapping } from './propose-mapping.ts';
import { tellFix } from './suggested-fix.ts';

const areas = makeAreaRegister(
  [
    { code: 'E06000001', name: 'Hartlepool', level: 'council' },
    { code: 'E06000002', name: 'Middlesbrough', level: 'council' },
    { code: '02P', name: 'Barnsley', level: 'subicb' },
  ],
  [
    {
      code: 'E10000099',
      area: '',
      name: 'Old shire',
      kind: 'council',
      from: '',
      to: '2019-03-31',
      successors: ['E06000001'],
    },
  ],
);
const measures = makeMeasureRegister({
  measures: [
    aMeasure('share', { unit: '%', unit_kind: 'share', polarity: 'higher' }),
    aMeasure('count', { unit: 'number', unit_kind: 'count', polarity: 'lower' }),
  ],
  context: [],
});
const context: FigureContext = {
  areas,
  measures,
  fileName: 'f.csv',
  today: '2026-11-22',
  mayWrite: null,
  history: null,
  identities: [],
  peopleOf: null,
};

function check(
  text: string,
  more: Partial<FigureContext> = {},
  change = (mapping: ReturnType<typeof propose>['mapping']) => mapping,
) {
  const rows = text
    .split('\n')
    .map((line, index) => ({ line: index + 1, offset: -1, cells: line === '' ? [''] : line.split(',') }));
  const checker = createFigureChecker(change(propose(rows).mapping), { ...context, ...more });
  const verdicts: FigureVerdict[] = [...checker.check(null, rows)];
  const done = checker.finish();
  verdicts.push(...done.verdicts);
  return {
    verdicts,
    findings: done.findings,
    problems: verdicts.flatMap((verdict) => (verdict.kind === 'blank' ? [] : verdict.problems)),
  };
}

function propose(
  rows: readonly { readonly line: number; readonly offset: number; readonly cells: readonly string[] }[],
) {
  return proposeMapping([{ sheet: null, rows }], { measures, areas, publications: NO_PUBLICATIONS, fileName: 'f.csv' });
}

describe('the figures of a file', () => {
  it('cannot be had of a table without a column of values: it is refused as a whole, and no line passes for a blank one', () => {
    const stops = (text: string): (string | number | null)[][] =>
      check(text).findings.problems.map(({ code, line, severity }) => [code, line, severity]);
    expect(stops('measure,area,period\nshare,E06000001,2018')).toEqual([['missing_column', null, 'refused']]);
    expect(stops('measure,area,period,missing\nshare,E06000001,2018,[x]')).toEqual([]);
    expect(stops('measure,area,period,numerator,denominator\nshare,E06000001,2018,100,200')).toEqual([]);
  });

  it('are each told once: accepted, repeated, refused and blank add up, in 10,000 files made by chance', () => {
    const line = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            fc.constantFrom('share', 'count', 'none'),
            fc.constantFrom('E06000001', '2P', 'Hartlepool', 'E10000099', 'nowhere'),
            fc.constantFrom('2018', '2024/25', 'Q4 2024', '45000', '2031'),
            fc.constantFrom('12', '130', '[c]', '-', '', '1.234,5', 'x'),
          )
          .map((cells) => cells.join(',')),
      },
      { weight: 1, arbitrary: fc.constantFrom('', ',,,', 'share', '"') },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { verdicts } = check(['measure,area,period,value', ...lines].join('\n'));
        const withdrawn = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? verdict.withdraws : []));
        const named = new Set(verdicts.map((verdict) => verdict.line));
        // A line that is withdrawn was told before, as accepted or repeated, and is withdrawn once.
        const told = verdicts
          .filter(({ kind }) => kind === 'accepted' || kind === 'repeated')
          .map((verdict) => verdict.line);
        return (
          verdicts.length === lines.length &&
          named.size === lines.length &&
          new Set(withdrawn.map((place) => place.line)).size === withdrawn.length &&
          withdrawn.every((place) => told.includes(place.line))
        );
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('are mended by the fix of their group, all at once', () => {
    const text = 'measure,area,period,value\nshare,E06000001,2018,-\nshare,E06000002,2018,-\nshare,Hartlepol,2019,12';
    const groups = groupProblems(check(text).problems);
    expect(groups.map(({ code, count }) => [code, count])).toEqual([
      ['ambiguous_missing', 2],
      ['unknown_area', 1],
    ]);
    const fixes = groups.map(({ fix }) => fix).filter((fix) => fix !== null);
    expect(fixes.map((fix) => tellFix(fix))).toEqual(['Read a dash as not available', 'Read "Hartlepol" as E06000001']);
    const mended = check(text, {}, (mapping) => fixes.reduce(applyFix, mapping));
    expect(mended.verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('of a whole code that no register has are not taken for the area whose code looks like it', () => {
    const means = (code: string): unknown =>
      check(`measure,area,period,value\nshare,${code},2018,12`).problems.map(({ fix }) =>
        fix?.kind === 'replace' ? fix.replacement.means : 'no fix',
      );
    expect(means('E60000002')).toEqual(['E06000002']);
    expect(means('E06000020')).toEqual([null]);
  });

  it('of a part of an area are told and mended by the area, and keep nothing that no store takes', () => {
    const ofFifth = (mapping: ReturnType<typeof propose>['mapping']) => ({
      ...mapping,
      tables: mapping.tables.map((table) => ({
        ...table,
        figures: table.figures.map((figure) => ({ ...figure, areaSuffix: ':quin_1' })),
      })),
    });
    const { problems } = check(
      'measure,area,period,value\nshare,E0600002,2018,12\nshare,E06000002,2018,12',
      {},
      ofFifth,
    );
    expect(problems.map(({ line, found, fix }) => [line, found, fix?.kind ?? null])).toEqual([
      [2, '"E0600002"', 'replace'],
      [3, '"E06000002:quin_1"', null],
    ]);
    expect(JSON.stringify(problems)).not.toContain('\\u0000');
  });

  it('are asked about where a count that the value is made of is a dash, and take the reason that stands in its place', () => {
    const made = (cell: string, dash: 'low' | null = null) =>
      check(`measure,area,period,numerator,denominator\nshare,E06000001,2018,${cell},10`, {}, (mapping) => ({
        ...mapping,
        answers: { ...mapping.answers, dashMeans: dash },
        tables: mapping.tables.map((table) => ({
          ...table,
          figures: table.figures.map((figure) => ({
            ...figure,
            value: { kind: 'quotient', times: 100, isRest: false } as const,
          })),
        })),
      }));
    const valueOf = ({ verdicts }: ReturnType<typeof made>) =>
      verdicts.map((verdict) => (verdict.kind === 'accepted' ? verdict.figure.observation.value : verdict.kind));
    expect(valueOf(made('3'))).toEqual([{ kind: 'value', value: 30 }]);
    expect(made('-').problems.map(({ code, fix }) => [code, fix?.kind])).toEqual([
      ['ambiguous_missing', 'a dash means'],
    ]);
    expect(valueOf(made('-', 'low'))).toEqual([{ kind: 'missing', reason: 'low' }]);
    expect(valueOf(made('[c]'))).toEqual([{ kind: 'missing', reason: 'suppressed' }]);
  });

  it('of another agency are left out as blank once somebody says so', () => {
    const { verdicts, findings } = check(
      'measure,area,period,value\nshare,E06000001,2018,12\nshare,E06000002,2018,13',
      { mayWrite: (_, area) => area.code === 'E06000001' },
      (mapping) => applyFix(mapping, { kind: 'own lines alone' }),
    );
    expect(verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'blank']);
    expect(findings.problems).toEqual([]);
  });

  it('of another agency block the whole file, with their lines', () => {
    const { findings } = check('measure,area,period,value\nshare,E06000001,2018,12\nshare,E06000002,2018,13', {
      mayWrite: (_, area) => area.code === 'E06000001',
    });
    expect(
      findings.problems
        .filter(({ severity }) => severity === 'refused')
        .map(({ code, line, found }) => [code, line, found.includes('3')]),
    ).toEqual([['not_your_agency', null, true]]);
  });

  it('are told when all shares lie between 0 and 1 and when few people are counted', () => {
    const { findings } = check(
      'measure,area,period,value\nshare,E06000001,2018,0.3\nshare,E06000002,2018,0.4\nshare,02P,2018,0.5\ncount,E06000001,2018,3',
    );
    expect(findings.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['small_number', 'noted'],
      ['scale', 'warned'],
    ]);
  });

  it('are compared with periods that are named in words', () => {
    const history = {
      series: () => [{ period: '2018-Q1', value: 12 }],
      areasOf: () => new Set<string>(),
      newestPeriod: () => '2018-Q1',
    };
    const of = (period: string): string[] => {
      const { problems, findings } = check(`measure,area,period,value\nshare,E06000001,${period},1.2`, { history });
      return [...problems, ...findings.problems].map(({ code, message }) => `${code}: ${message}`);
    };
    expect(of('2017-Q4')).toEqual([
      'jump: Line 2, value: found 1.2, where January to March 2018 had 12: a tenth of that, expected 12 if a factor of 10 slipped in, or 1.2 if it is so.',
      'stale_period: The file: found share: nothing newer than October to December 2017, while January to March 2018 is stored, expected figures of January to March 2018 or later, unless an older period is put right.',
    ]);
  });

  it('that repeat another period in every area are withdrawn', () => {
    const many = makeAreaRegister(
      Array.from({ length: 20 }, (_, index) => ({
        code: `E070000${10 + index}`,
        name: `Area ${index}`,
        level: 'district',
      })),
      [],
    );
    const lines = ['2016', '2018'].flatMap((year) =>
      Array.from({ length: 20 }, (_, index) => `share,E070000${10 + index},${year},${10 + index}`),
    );
    const { findings } = check(['measure,area,period,value', ...lines].join('\n'), { areas: many });
    expect(findings.withdrawn.length).toBe(20);
    expect(findings.withdrawn.every(({ problem }) => problem.code === 'copied_period')).toBeTrue();
  });

  it('come from a column for each period, area or measure as from a line each', () => {
    const figures = (text: string, period: string | null = null): readonly string[] =>
      check(text, {}, (mapping) =>
        period === null ? mapping : applyFix(mapping, { kind: 'say', sheet: null, part: 'period', means: period }),
      )
        .verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.figure.observation] : []))
        .map(
          ({ measure, area, period: of, value }) =>
            `${measure} ${area} ${of} ${value.kind === 'value' ? value.value : value.reason}`,
        )
        .sort();
    const long = figures(
      'measure,area,period,value\nshare,E06000001,2018,1\nshare,E06000001,2019,2\nshare,E06000002,2018,3\nshare,E06000002,2019,4',
    );
    expect(long.length).toBe(4);
    expect(figures('measure,area,2018,2019\nshare,E06000001,1,2\nshare,E06000002,3,4')).toEqual(long);
    expect(figures('measure,period,Hartlepool,Middlesbrough,Barnsley\nshare,2018,1,3,\nshare,2019,2,4,')).toEqual(long);
    expect(figures('A title\narea,share,count\nE06000001,1,\nE06000002,3,', '2018')).toEqual(
      long.filter((figure) => figure.includes('2018')),
    );
  });
});
