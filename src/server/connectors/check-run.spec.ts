import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { checkRun, outlineRun, type RunOutline } from './check-run.ts';

const before: RunOutline = { columns: ['Year', 'Value'], areas: { A: 'Leeds', B: 'York', C: '' }, values: 1_000 };

describe('a run beside the last good one', () => {
  it('may bring more columns, areas and values', () => {
    expect(
      checkRun({ columns: ['Value', 'Year', 'Note'], areas: { ...before.areas, D: 'Hull' }, values: 2_000 }, before),
    ).toEqual([]);
    expect(checkRun({ ...before, areas: { ...before.areas, C: 'Named now' } }, before)).toEqual([]);
  });

  it('must not lose a column or an area, rename an area or come without figures (case 39)', () => {
    expect(checkRun({ ...before, columns: ['Value'] }, before)).toEqual(['1 column is gone: Year.']);
    expect(checkRun({ ...before, areas: { A: 'Leeds' } }, before)).toEqual(['2 areas are gone: York, C.']);
    expect(checkRun({ ...before, areas: { ...before.areas, A: 'Bradford' } }, before)).toEqual([
      '1 area has another name: Leeds is now Bradford.',
    ]);
    expect(checkRun({ ...before, values: 0 }, before)).toEqual(['The source gave no figure at all.']);
    expect(checkRun({ ...before, values: 0 }, null)).toEqual(['The source gave no figure at all.']);
  });

  it('must not lose 40 % of its values (case 39)', () => {
    expect(checkRun({ ...before, values: 601 }, before)).toEqual([]);
    expect(checkRun({ ...before, values: 600 }, before)).toEqual(['600 values in place of 1000: 40 % fewer.']);
  });

  it('is outlined by its columns, areas and values', () => {
    const row = (area: string, value: string): string[] =>
      TIDY_HEADINGS.map((name) => (name === 'area' ? area : name === 'value' ? value : ''));
    const outline = outlineRun({
      kind: 'figures',
      raw: [],
      rows: [[...TIDY_HEADINGS], row('A', '1'), row('A', ''), row('B', '2')],
      columns: ['x'],
      areaNames: new Map([['A', 'Leeds']]),
      notes: [],
      validators: {},
    });
    expect(outline).toEqual({ columns: ['x'], areas: { A: 'Leeds', B: '' }, values: 2 });
  });
});
