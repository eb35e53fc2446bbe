import { expect, test } from '@playwright/test';
import { emptyPages, ownPages, pages } from '../pages/every-page.ts';
import { faultsOn } from '../pages/faults-on.ts';
import { Frame } from '../pages/frame.ts';
import { signedInAs } from '../pages/signed-in.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [name, address] of Object.entries({ ...pages, ...emptyPages, ...ownPages })) {
  test(`axe finds nothing in light or dark at 1280 or 320 px on: ${name}`, async ({ page }) => {
    const frame = new Frame(page);
    if (name in ownPages) await page.context().addCookies(signedInAs('System administrator'));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await frame.isSettled();
    if (name in pages) await expect(frame.heading).not.toContainText(/no page at this address|could not be read/i);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 720 });
      await frame.isSettled();
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, 'the page scrolls sideways; only a labelled table may').toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsOn(page), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}
