import { expect, test } from '@playwright/test';
import { emptyPages, ownPages, pages } from '../pages/every-page.ts';
import { faultsInEveryLook } from '../pages/faults-on.ts';
import { Frame } from '../pages/frame.ts';
import { signedInAs } from '../pages/signed-in.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [name, address] of Object.entries({ ...pages, ...emptyPages, ...ownPages })) {
  test(`axe finds nothing in light or dark at 1280 or 320 px on: ${name}`, async ({ page }) => {
    const frame = new Frame(page);
    if (name in ownPages) await page.context().addCookies(signedInAs('System administrator'));
    await page.goto(address);
    await frame.isSettled();
    if (name in pages) await expect(frame.heading).not.toContainText(/no page at this address|could not be read/i);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
}
