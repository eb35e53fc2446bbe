import { NO_PUBLICATIONS } from '#domain/framework/publications';
import { aMeasure } from '#domain/testing/build-catalogue';
import { applyFix } from './apply-fix.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { isAnswered } from './is-answered.ts';
import { makeAreaRegister } from './make-area-register.ts';
import { makeMeasureRegister } from './measure-register.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { ProposedMapping } from './proposed-mapping.ts';
import { recallMapping } from './recall-mapping.ts';
import { splitFixes } from './split-fixes.ts';
import type { SuggestedFix } from './suggested-fix.ts';

const areas = makeAreaRegister([{ code: 'E06000001', name: 'Hartlepool', level: 'council' }], []);
const measures = makeMeasureRegister({ measures: [aMeasure('share', { unit: '%', unit_kind: 'share' })], context: [] });

/** A file whose lines say measure, area and value, and whose period stands in its name or nowhere. */
function propose(fileName: string): ProposedMapping {
  const rows = [
    { line: 1, offset: 0, cells: ['measure', 'area', 'value'] },
    { line: 2, offset: 20, cells: ['share', 'E06000001', '12'] },
  ];
  return proposeMapping([{ sheet: null, rows }], { measures, areas, publications: NO_PUBLICATIONS, fileName });
}

function proposeRows(...cells: readonly (readonly string[])[]): ProposedMapping {
  const rows = cells.map((each, index) => ({ line: index + 1, offset: 0, cells: each }));
  return proposeMapping([{ sheet: null, rows }], { measures, areas, publications: NO_PUBLICATIONS, fileName: 'f.csv' });
}

const mended = (proposed: ProposedMapping, ...fixes: readonly SuggestedFix[]): ColumnMapping =>
  fixes.reduce(applyFix, proposed.mapping);

describe('a mapping that is taken up again', () => {
  it('asks for the period anew, as the next file is of another', () => {
    const first = propose('figures.csv');
    expect(first.questions.map(({ part }) => part)).toEqual(['period']);
    const earlier = mended(first, { kind: 'say', sheet: null, part: 'period', means: '2018/19' });
    expect(first.questions.map((question) => isAnswered(question, earlier))).toEqual([true]);
    const recalled = recallMapping(earlier, propose('figures.csv'));
    expect(recalled.questions.map(({ part }) => part)).toEqual(['period']);
    expect(recalled.mapping.tables[0]?.period).toBeNull();
  });

  it('takes the period that stands in the name of the new file, not of the one before', () => {
    const earlier = propose('figures 2018-19.csv').mapping;
    expect(earlier.tables[0]?.period).toBe('2018/19');
    const recalled = recallMapping(earlier, propose('figures 2019-20.csv'));
    expect([recalled.mapping.tables[0]?.period, recalled.questions]).toEqual(['2019/20', []]);
  });

  it('shows what was mended for every file as fixes, and forgets factors and decimal marks', () => {
    const earlier = mended(
      propose('figures 2018-19.csv'),
      { kind: 'a dash means', reason: 'not-available' },
      { kind: 'replace', replacement: { part: 'area', written: 'Our town', means: 'E06000001' } },
      { kind: 'multiply', measure: 'share', by: 100 },
      { kind: 'decimal mark', mark: 'comma' },
    );
    const { mapping, fixes } = recallMapping(earlier, propose('figures 2019-20.csv'));
    expect(fixes.map(({ kind }) => kind)).toEqual(['a dash means', 'replace']);
    expect([mapping.scales, mapping.replacements, mapping.answers.decimalMark, mapping.answers.dashMeans]).toEqual([
      {},
      [],
      'point',
      null,
    ]);
    const again = fixes.reduce(applyFix, mapping);
    expect([again.answers.dashMeans, again.replacements]).toEqual(['not-available', earlier.replacements]);
  });

  it('reads the periods over the columns of the new file, and its lines from where they begin', () => {
    const wide = (first: string, second: string, above: readonly string[][] = []): ColumnMapping =>
      recallMapping(
        proposeRows(['measure', 'area', '2008/09', '2009/10'], ['share', 'E06000001', '12', '13']).mapping,
        proposeRows(...above, ['measure', 'area', first, second], ['share', 'E06000001', '14', '15']),
      ).mapping;
    const periods = (mapping: ColumnMapping): unknown => mapping.tables[0]?.figures.map(({ period }) => period);
    expect(periods(wide('2019/20', '2020/21'))).toEqual(['2019/20', '2020/21']);
    const below = wide('2019/20', '2020/21', [['Figures of the council']]).tables[0];
    expect([below?.headingLine, below?.firstLine]).toEqual([2, 3]);
  });

  it('finds columns by their headings where they stand in another order, and keeps what they were said to be', () => {
    const first = proposeRows(
      ['measure', 'area', 'period', 'value', 'other'],
      ['share', 'E06000001', '2018', '12', '99'],
    );
    const earlier = mended(first, { kind: 'use column', sheet: null, column: 4, part: 'value' });
    const { mapping } = recallMapping(
      earlier,
      proposeRows(['other', 'value', 'measure', 'period', 'area'], ['98', '13', 'share', '2019', 'E06000001']),
    );
    const [table] = mapping.tables;
    expect(table?.columns.map(({ part }) => part)).toEqual(['value', 'kept', 'measure', 'period', 'area']);
    expect(table?.figures.map(({ value }) => value)).toEqual([{ kind: 'cell', column: 0, times: 1 }]);
  });

  it('is the same again when its answers are taken apart and applied', () => {
    const whole = mended(
      propose('figures 2018-19.csv'),
      { kind: 'quarters by', year: 'calendar year' },
      { kind: 'replace', replacement: { part: 'period', written: 'last year', means: '2018/19' } },
    );
    const { mapping, fixes } = splitFixes(whole);
    expect(fixes).toHaveSize(2);
    expect(fixes.reduce(applyFix, mapping)).toEqual(whole);
  });
});

describe('an answer', () => {
  it('that is no period leaves the question open', () => {
    const first = propose('figures.csv');
    const [question] = first.questions;
    const said = (means: string): ColumnMapping => mended(first, { kind: 'say', sheet: null, part: 'period', means });
    if (question === undefined) throw new Error('Nothing was asked.');
    expect([isAnswered(question, first.mapping), isAnswered(question, said('soon'))]).toEqual([false, false]);
    expect(isAnswered(question, said('2018 Q1'))).toBeTrue();
  });

  it('may be a column', () => {
    const first = propose('figures.csv');
    const [question] = first.questions;
    if (question === undefined) throw new Error('Nothing was asked.');
    expect(
      isAnswered(question, mended(first, { kind: 'use column', sheet: null, column: 0, part: 'year' })),
    ).toBeTrue();
  });
});
