import { markLines } from './mark-lines.ts';

describe('the marks of lines', () => {
  it('are one a line in a short file, in the order of the sum', () => {
    const { marks, linesEach } = markLines({ read: 6, created: 2, changed: 0, unchanged: 1, refused: 2, blank: 1 });
    expect(linesEach).toBe(1);
    expect(marks).toEqual(['created', 'created', 'unchanged', 'refused', 'refused', 'blank']);
  });

  it('stand for many in a long file, and leave out nothing that there is any of', () => {
    const counts = { read: 100_000, created: 99_000, changed: 0, unchanged: 998, refused: 1, blank: 1 };
    const { marks, linesEach } = markLines(counts);
    expect(linesEach).toBe(1_137);
    expect(marks.length).toBeLessThan(93);
    expect([...new Set(marks)]).toEqual(['created', 'unchanged', 'refused', 'blank']);
  });

  it('are none for a file without lines', () => {
    expect(markLines({ read: 0, created: 0, changed: 0, unchanged: 0, refused: 0, blank: 0 }).marks).toEqual([]);
  });
});
