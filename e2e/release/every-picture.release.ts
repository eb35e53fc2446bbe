import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { emptyPages, moreEmptyPages, morePages, ownPages, pages } from '../pages/every-page.ts';
import { Frame } from '../pages/frame.ts';
import { pinnedBrowser } from '../pages/pinned-browser.ts';
import { signedInAs } from '../pages/signed-in.ts';
import { standStill } from '../pages/stand-still.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const looks: Readonly<Record<string, Media>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced-colours': { forcedColors: 'active' },
  print: { media: 'print', colorScheme: 'light' },
};

/** Pages that look from today change with the calendar and have no accepted picture. */
const fixedPages = Object.entries({ ...pages, ...morePages, ...emptyPages, ...moreEmptyPages, ...ownPages }).filter(
  ([name]) => !name.includes('today') && !(name in ownPages && name.includes('account')),
);

const accepted = join(import.meta.dirname, 'accepted');
const isUpdate = process.env['COMMON_MEASURE_ACCEPT_PICTURES'] === 'yes';

test.skip(pinnedBrowser() === null, 'the browser of the lock file does not run on this machine');
test.skip(!isUpdate && !existsSync(accepted), 'no pictures were accepted yet: npm run test:release -- --update');

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, address] of fixedPages) {
      test(`looks as accepted in light, dark, forced colours and print: ${name}`, async ({ page }) => {
        const frame = new Frame(page);
        if (name in ownPages) await page.context().addCookies(signedInAs('System administrator'));
        await page.goto(address);
        await frame.isSettled();
        for (const [look, media] of Object.entries(looks)) {
          await page.emulateMedia({ media: 'screen', forcedColors: 'none', reducedMotion: 'reduce', ...media });
          await standStill(page);
          const file = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}-${width}-${look}.png`;
          // One look that differs does not hide the others.
          await expect.soft(page).toHaveScreenshot(file, { fullPage: true });
        }
      });
    }
  });
}
