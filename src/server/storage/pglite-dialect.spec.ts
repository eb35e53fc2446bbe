import { setImmediate as nextTurn } from 'node:timers/promises';
import { EMBEDDED } from '#server/testing/stores';

describe('the embedded store', () => {
  it('lets the rest of the process go on between the transactions of long work', async () => {
    const { observations } = await EMBEDDED.open();
    let turns = 0;
    const work = new AbortController();
    const others = (async () => {
      while (!work.signal.aborted) {
        await nextTurn();
        turns += 1;
      }
    })();
    for (let transaction = 0; transaction < 50; transaction += 1) await observations.newestCommit();
    work.abort();
    await others;
    expect(turns).toBeGreaterThanOrEqual(50);
  }, 60_000);
});
