import { chromium } from '@playwright/test';

/** The longest piece of work in milliseconds of the processor that a browser may take without leaving a reader waiting. */
export const LONG_TASK = 50;

/**
 * The longest pieces of work of a browser while somebody scrolls through the conflicts of a place, in milliseconds of the processor, so
 * that what else runs on the machine does not count. No place has as many: its own conflicts are sent again under other ids.
 * @param {string} address of a running server
 * @param {string} browser path of the browser to ask
 * @param {number} findings how many the list has
 * @returns {Promise<readonly number[]>} the longest first
 */
export async function scrollFindings(address, browser, findings) {
  const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  try {
    const context = await running.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript(() => globalThis.localStorage.setItem('common-measure.tour', 'seen'));
    await page.route(/\/api\/places\/[^/]+\/conflicts\?/, async (route) => {
      const view = await (await route.fetch()).json();
      const own = view.conflicts;
      view.conflicts = Array.from({ length: findings }, (_, index) => {
        const { card, ...rest } = own[index % own.length];
        return index < own.length
          ? { card, ...rest }
          : { card: { ...card, id: `${card.id}~${index}`, number: null }, ...rest };
      });
      await route.fulfill({ json: view });
    });
    await page.goto(`${address}/places/E06000003/conflicts?asOf=2018-03-31`);
    await page.locator('.cards > li').first().waitFor();

    const trace = await context.newCDPSession(page);
    const events = [];
    trace.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    const categories = ['toplevel', 'devtools.timeline'];
    await trace.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: categories },
    });
    await page.mouse.move(600, 400);
    // Past the last: the list grows while it is read.
    for (let before = -1, seen = 0; seen > before || seen < findings;) {
      before = seen;
      for (let turn = 0; turn < 8; turn++) {
        await page.mouse.wheel(0, 900);
        await page.waitForTimeout(60);
      }
      seen = await page.locator('.cards > li').count();
    }
    const ended = new Promise((resolve) => trace.once('Tracing.tracingComplete', resolve));
    await trace.send('Tracing.end');
    await ended;

    // The thread that draws frames of the page is the one its reader waits for.
    const frame = events.find(({ name }) => name === 'FireAnimationFrame');
    return events
      .filter(({ name, pid, tid }) => /RunTask$/.test(name) && pid === frame?.pid && tid === frame?.tid)
      .map(({ tdur = 0 }) => tdur / 1000)
      .sort((one, other) => other - one);
  } finally {
    await running.close();
  }
}
