import { groupProblems } from './group-problems.ts';
import { describeProblem, type Problem } from './problem.ts';

/** A code that is none, beside a name that tells which area is meant. */
function unknownArea(line: number, written: string, means: string): Problem {
  return describeProblem({
    line,
    column: 'area',
    code: 'unknown_area',
    found: `"${written}"`,
    expected: `the code of an area: did you mean ${means}?`,
    fix: { kind: 'replace', replacement: { part: 'area', written, means } },
  });
}

describe('problems of one cause', () => {
  it('are told once with how many there are and one fix for all of them', () => {
    const groups = groupProblems([unknownArea(2, 'E6', 'E06000001'), unknownArea(3, 'E6', 'E06000001')]);
    expect(groups.map(({ count, fix }) => [count, fix?.kind])).toEqual([[2, 'replace']]);
  });

  it('are offered no fix where one text stands for several areas, as it would be wrong for the other lines', () => {
    const groups = groupProblems([
      unknownArea(2, 'E99', 'E06000001'),
      unknownArea(3, 'E99', 'E06000002'),
      unknownArea(4, 'E98', 'E06000003'),
    ]);
    expect(groups.map(({ examples, fix }) => [examples[0]?.line, fix !== null])).toEqual([
      [2, false],
      [3, false],
      [4, true],
    ]);
  });

  it('are one cause where codes were read by the register, with an example of each', () => {
    const read = (line: number, found: string): Problem =>
      describeProblem({ line, column: 'area', code: 'code_resolved', severity: 'noted', found, expected: 'its code' });
    const groups = groupProblems([read(2, 'Derby'), read(3, 'Derby'), read(4, 'Leeds')]);
    expect(groups.map(({ count, examples }) => [count, examples.map(({ line }) => line)])).toEqual([[3, [2, 4]]]);
  });

  it('end like a sentence, a question with its mark alone', () => {
    expect(unknownArea(2, 'E6', 'E06000001').message).toBe(
      'Line 2, area: found "E6", expected the code of an area: did you mean E06000001?',
    );
    const statement = describeProblem({ line: 2, column: null, code: 'no_rows', found: 'none', expected: 'a figure' });
    expect(statement.message).toBe('Line 2: found none, expected a figure.');
  });
});
