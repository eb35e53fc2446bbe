import { expect, test } from '@playwright/test';
import { emptyPages, moreEmptyPages, morePages, ownPages, pages } from '../pages/every-page.ts';
import { faultsOn } from '../pages/faults-on.ts';
import { Frame } from '../pages/frame.ts';
import { rolesSignedIn, signedInAs } from '../pages/signed-in.ts';

const publicPages = Object.entries({ ...pages, ...morePages, ...emptyPages, ...moreEmptyPages });

/** Each route as each person who sees something different there: public pages once, own pages as every role. */
const visits = [
  ...publicPages.map(([name, address]) => ({ name, address, who: null })),
  ...rolesSignedIn().flatMap((who) => Object.entries(ownPages).map(([name, address]) => ({ name, address, who }))),
];

/** Zoom is a smaller page at scale, not a larger picture: 1280 × 1024 at 400 % is 320 × 256 CSS pixels. */
const sizes = [
  { says: '1280 px at 100 %', width: 1280, height: 720, deviceScaleFactor: 1 },
  { says: '320 px at 100 %', width: 320, height: 720, deviceScaleFactor: 1 },
  { says: '1280 px at 200 %', width: 640, height: 512, deviceScaleFactor: 2 },
  { says: '1280 px at 400 %', width: 320, height: 256, deviceScaleFactor: 4 },
] as const;

for (const { says, width, height, deviceScaleFactor } of sizes) {
  test.describe(says, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor, contextOptions: { reducedMotion: 'no-preference' } });

    for (const { name, address, who } of visits) {
      test(`axe finds nothing in light or dark on: ${name}${who === null ? '' : `, as ${who}`}`, async ({ page }) => {
        if (who !== null) await page.context().addCookies(signedInAs(who));
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(address);
        await new Frame(page).isSettled();
        expect.soft(await faultsOn(page), 'light').toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(sideways, 'the page scrolls sideways; only a labelled table may').toBeLessThanOrEqual(0);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await faultsOn(page), 'dark').toEqual([]);
      });
    }
  });
}

for (const { name, address, who } of visits) {
  test(`axe finds nothing in forced colours or with less motion on: ${name}${who === null ? '' : `, as ${who}`}`, async ({
    page,
  }) => {
    if (who !== null) await page.context().addCookies(signedInAs(who));
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(address);
    await new Frame(page).isSettled();
    expect.soft(await faultsOn(page), 'forced colours').toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    expect.soft(await faultsOn(page), 'reduced motion').toEqual([]);
  });
}
