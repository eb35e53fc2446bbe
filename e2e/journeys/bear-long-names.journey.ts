import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';
import { lengthenNames, sidewaysScroll } from '../pages/lengthen-names.ts';

/** Where names stand closest: the line, the matrix, columns beside each other. All pages are looked at before a release. */
const addresses = [
  addressOf.journey(redcar.code, redcar.asOf),
  addressOf.agencies(redcar.code, redcar.asOf),
  `/compare?places=${redcar.code},E08000035&asOf=${redcar.asOf}`,
];

test('names of ninety characters wrap, at 1280 and at 320 px', async ({ page }) => {
  await lengthenNames(page);
  for (const address of addresses) {
    await page.goto(address);
    await new Frame(page).isSettled();
    await expect(page.locator('body')).toContainText('the Parishes of the Coast');
    expect.soft(await sidewaysScroll(page), address).toEqual([]);
  }
  await page.unrouteAll({ behavior: 'wait' });
});
