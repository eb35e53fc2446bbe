import fc from 'fast-check';

import type { TableLine } from './check-row.ts';
import type { Intake } from './check-rows.ts';
import { checkRows, createRowChecker } from './check-rows.ts';
import type { IntakeContext } from './intake-context.ts';
import { observationKey } from './observation-key.ts';
import { findTidyColumns, TIDY_HEADINGS } from './tidy-format.ts';

const found = findTidyColumns(TIDY_HEADINGS);
if (found.kind === 'refused') throw new Error('our own headings are refused');
const { columns } = found;

const context: IntakeContext = {
  measures: new Map([
    ['share', { range: { low: 0, high: 100 }, isShare: true }],
    ['rate', { range: { low: 0, high: Infinity }, isShare: false }],
    ['change', { range: { low: -Infinity, high: Infinity }, isShare: false }],
  ]),
  fileName: 'ours.csv',
  today: '2026-11-22',
  isKnownArea: (code) => code !== 'E99999999',
  dashMeans: null,
};

/** Lines of a file, the first below its heading. */
function lines(...texts: readonly string[]): readonly TableLine[] {
  return texts.map((text, index) => ({ line: index + 2, cells: text.split(',') }));
}

function check(...texts: readonly string[]): Intake {
  return checkRows(lines(...texts), columns, context);
}

function problemLines(intake: Intake): readonly string[] {
  return intake.problems.map(
    ({ line, column, code, severity }) => `${line ?? '-'} ${column ?? '-'} ${code} ${severity}`,
  );
}

describe('checking rows', () => {
  it('accepts a row with its counts and the line of the publisher it came from', () => {
    expect(check('rate,E06000003,council,2018-03,14.39,487,33852,,published.csv,205').accepted).toEqual([
      {
        observation: {
          measure: 'rate',
          area: 'E06000003',
          level: 'council',
          period: '2018-03',
          breakdown: '',
          value: { kind: 'value', value: 14.39 },
          numerator: 487,
          denominator: 33852,
        },
        file: 'published.csv',
        line: 205,
        readAtLine: 2,
      },
    ]);
  });

  it('takes the file it reads for the publisher when a row names none', () => {
    const [row] = check('rate,E06000003,council,2018-03,1').accepted;
    expect([row?.file, row?.line, row?.readAtLine]).toEqual(['ours.csv', 2, 2]);
  });

  it('keeps suppressed, not collected, blank and nought four different things', () => {
    const { accepted } = check(
      'rate,A,council,2018-01,,,,suppressed',
      'rate,A,council,2018-02,,,,not-collected',
      'rate,A,council,2018-03,,,,blank',
      'rate,A,council,2018-04,0',
      'rate,A,council,2018-05,*',
    );
    expect(accepted.map(({ observation: { value } }) => (value.kind === 'value' ? value.value : value.reason))).toEqual(
      ['suppressed', 'not-collected', 'blank', 0, 'suppressed'],
    );
  });

  it('counts an empty line and a figure without value and reason as blank', () => {
    const intake = check('', 'rate,A,council,2018-03,,,,,,', ',,,,,,,,,');
    expect([intake.blank, intake.refused, intake.accepted.length]).toEqual([3, 0, 0]);
  });

  const refused: readonly [string, string, readonly string[]][] = [
    ['an unknown measure', 'speed,A,council,2018-03,1', ['2 measure unknown_measure refused']],
    ['no measure', ',A,council,2018-03,1', ['2 measure missing_cell refused']],
    ['no area', 'rate,,council,2018-03,1', ['2 area missing_cell refused']],
    ['an area of no register', 'rate,E99999999,council,2018-03,1', ['2 area unknown_area refused']],
    ['a month that is none', 'rate,A,council,2018-13,1', ['2 period bad_period refused']],
    ['a financial year of three years', 'rate,A,council,2018/20,1', ['2 period bad_period refused']],
    ['a month in words', 'rate,A,council,Mar-18,1', ['2 period bad_period refused']],
    ['a month still to end', 'rate,A,council,2026-11,1', ['2 period future_outturn refused']],
    ['text for a value', 'rate,A,council,2018-03,many', ['2 value not_a_number refused']],
    ['a decimal comma', 'rate,A,council,2018-03,"1,5"', ['2 value not_a_number refused']],
    ['a value of 16 digits', 'rate,A,council,2018-03,1234567890123456', ['2 value too_many_digits refused']],
    ['a bare dash', 'rate,A,council,2018-03,-', ['2 value ambiguous_missing refused']],
    ['an unknown reason', 'rate,A,council,2018-03,,,,lost', ['2 missing unknown_missing refused']],
    ['a value and a reason', 'rate,A,council,2018-03,1,,,suppressed', ['2 missing value_and_missing refused']],
    ['a share above 100', 'share,A,council,2018-03,100.1', ['2 value out_of_range refused']],
    ['a rate below nought', 'rate,A,council,2018-03,-0.1', ['2 value out_of_range refused']],
    ['a percent sign on a rate', 'rate,A,council,2018-03,12%', ['2 value not_a_number refused']],
    ['a denominator of nought', 'rate,A,council,2018-03,1,1,0', ['2 denominator zero_denominator refused']],
    [
      'more above the line of a share than below',
      'share,A,council,2018-03,50,6,5',
      ['2 numerator numerator_over_denominator refused'],
    ],
    [
      'a count that is no number',
      'rate,A,council,2018-03,1,few,many',
      ['2 numerator not_a_number refused', '2 denominator not_a_number refused'],
    ],
    ['a line number that is none', 'rate,A,council,2018-03,1,,,,x.csv,first', ['2 source_line not_a_number refused']],
    [
      'several faults at once',
      'speed,,council,never,many',
      [
        '2 measure unknown_measure refused',
        '2 area missing_cell refused',
        '2 period bad_period refused',
        '2 value not_a_number refused',
      ],
    ],
  ];
  for (const [what, text, expected] of refused) {
    it(`refuses ${what}`, () => {
      const cells = text.includes('"') ? ['rate', 'A', 'council', '2018-03', 'one and a half'] : text.split(',');
      const intake = checkRows([{ line: 2, cells }], columns, context);
      expect(problemLines(intake)).toEqual(expected);
      expect([intake.refused, intake.accepted.length]).toEqual([1, 0]);
    });
  }

  it('allows the ends of a range, a change below nought and a share with its percent sign', () => {
    expect(
      problemLines(
        check(
          'share,A,c,2018-01,0',
          'share,A,c,2018-02,100',
          'change,A,c,2018-03,-5',
          'share,A,c,2018-04,12%',
          'share,A,c,2018-05,100,5,5',
        ),
      ),
    ).toEqual([]);
  });

  it('reads a bare dash as the file says it is meant', () => {
    const [row] = checkRows(lines('rate,A,c,2018-03,-'), columns, { ...context, dashMeans: 'not-collected' }).accepted;
    expect(row?.observation.value).toEqual({ kind: 'missing', reason: 'not-collected' });
  });

  it('says line, column, found and expected in one sentence, and quotes no megabyte', () => {
    expect(check('rate,A,c,2018-13,1').problems[0]?.message).toBe(
      'Line 2, period: found "2018-13", expected a period such as 2018-03, 2018-Q1, 2017/18 or 2018.',
    );
    expect(check(`rate,A,c,2018-03,${'x'.repeat(1_000_000)}`).problems[0]?.message.length).toBeLessThan(200);
  });

  it('notes a figure that stands twice with one content and counts it once', () => {
    const intake = check('rate,A,c,2018-03,1', 'rate,B,c,2018-03,1', 'rate,A,c,2018-03,1');
    expect([intake.accepted.length, intake.repeated, intake.refused]).toEqual([2, 1, 0]);
    expect(problemLines(intake)).toEqual(['4 - duplicate_key noted']);
  });

  it('refuses every line of a figure that stands with two contents, naming both lines', () => {
    const intake = check('rate,A,c,2018-03,1', 'rate,A,c,2018-03,1', 'rate,A,c,2018-03,2', 'rate,A,c,2018-03,1');
    expect([intake.accepted.length, intake.repeated, intake.refused]).toEqual([0, 0, 4]);
    expect(problemLines(intake)).toEqual(['2', '3', '4', '5'].map((line) => `${line} - duplicate_key refused`));
    expect(intake.problems[0]?.message).toContain('as in line 4');
    expect(intake.problems[2]?.message).toContain('as in line 2');
  });

  it('says of a file without lines that it has none', () => {
    expect(check().problems.map(({ message }) => message)).toEqual([
      'The file: found no line, expected at least one line of figures below the heading.',
    ]);
  });

  const anyLine = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('share', 'rate', 'change', 'speed'),
        fc.constantFrom('A', 'B', 'E99999999'),
        fc.constantFrom('2018-03', '2018-04', 'never'),
        fc.constantFrom('1', '2', '', '101', 'x', '*'),
        fc.constantFrom('', '5'),
      )
      .map(([measure, area, period, value, numerator]) => [measure, area, 'council', period, value, numerator]),
    fc.array(fc.string(), { maxLength: 12 }),
    fc.constant(['']),
  );
  const anyFile = fc
    .array(anyLine, { maxLength: 60 })
    .map((rows) => rows.map((cells, index) => ({ line: index + 2, cells })));

  it('counts every line once, whatever the file', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const { linesRead, accepted, repeated, refused: lost, blank, problems } = checkRows(file, columns, context);
        expect(accepted.length + repeated + lost + blank).toBe(linesRead);
        expect(linesRead).toBe(file.length);
        const told = new Set(
          problems.filter(({ severity, line }) => severity === 'refused' && line !== null).map(({ line }) => line),
        );
        expect(told.size).toBe(lost);
      }),
    );
  });

  it('accepts the same figures whatever the order of the lines', () => {
    fc.assert(
      fc.property(
        anyFile.chain((file) => fc.tuple(fc.constant(file), fc.shuffledSubarray(file, { minLength: file.length }))),
        ([file, shuffled]) => {
          const figures = (of: readonly TableLine[]) =>
            checkRows(of, columns, context)
              .accepted.map(({ observation }) => `${observationKey(observation)} ${JSON.stringify(observation)}`)
              .sort();
          expect(figures(shuffled)).toEqual(figures(file));
        },
      ),
    );
  });

  it('gives the same in pieces of any size as in one piece', () => {
    fc.assert(
      fc.property(anyFile, fc.integer({ min: 1, max: 10 }), (file, size) => {
        const checker = createRowChecker(columns, context);
        for (let at = 0; at < file.length; at += size) checker.check(file.slice(at, at + size));
        expect(checker.finish()).toEqual(checkRows(file, columns, context));
      }),
    );
  });
});
