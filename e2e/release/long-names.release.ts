import { expect, test } from '@playwright/test';
import { emptyPages, moreEmptyPages, morePages, pages } from '../pages/every-page.ts';
import { Frame } from '../pages/frame.ts';
import { lengthenNames, sidewaysScroll } from '../pages/lengthen-names.ts';

for (const [name, address] of Object.entries({ ...pages, ...morePages, ...emptyPages, ...moreEmptyPages })) {
  test(`names of ninety characters wrap on: ${name}`, async ({ page }) => {
    await lengthenNames(page);
    await page.goto(address);
    await new Frame(page).isSettled();
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
  });
}
