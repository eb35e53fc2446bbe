import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';
import { pinnedBrowser } from '../pages/pinned-browser.ts';
import { standStill } from '../pages/stand-still.ts';

const day = `asOf=${redcar.asOf}`;

/** The pages whose pictures every run compares; `npm run test:release` has all of them. */
const pages: Readonly<Record<string, string>> = {
  'choose-a-place': addressOf.chooser(redcar.asOf),
  journey: addressOf.journey(redcar.code, redcar.asOf),
  conflict: addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf),
  organisations: `/places/${redcar.code}/agencies?${day}`,
  measures: `/places/${redcar.code}/measures?${day}`,
};

test.skip(pinnedBrowser() === null, 'the browser of the lock file does not run on this machine');

for (const { width, height } of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, address] of Object.entries(pages)) {
      test(`the picture is the one that was accepted: ${name}`, async ({ page }) => {
        const frame = new Frame(page);
        await page.goto(address);
        await frame.isSettled();
        await standStill(page);
        await expect(page).toHaveScreenshot(`${name}-${width}.png`);
      });
    }
  });
}
