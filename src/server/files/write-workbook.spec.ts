import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeWorkbook } from './write-workbook.ts';

describe('a workbook on its way out', () => {
  it('lets others in between its rows, also where they are all at hand', async () => {
    let turns = 0;
    const work = new AbortController();
    const others = (async () => {
      while (!work.signal.aborted) {
        await nextTurn();
        turns += 1;
      }
    })();
    let seen = 0;
    const rows = async function* () {
      for (let part = 0; part < 5; part += 1)
        yield Array.from({ length: 1_000 }, (_, row) => [`row ${String(row)}`, row]);
      seen = turns;
    };
    let bytes = 0;
    for await (const piece of writeWorkbook([{ name: 'Figures', headings: ['a', 'b'], rows: rows() }])) {
      bytes += (piece as Buffer).length;
    }
    work.abort();
    await others;
    expect(seen).toBeGreaterThanOrEqual(20);
    expect(bytes).toBeGreaterThan(1_000);
  });
});
