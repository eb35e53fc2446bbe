import { expect, type Locator, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { AgenciesPage } from '../pages/agencies-page.ts';
import { Frame } from '../pages/frame.ts';

const place = `/places/${redcar.code}`;
const day = `asOf=${redcar.asOf}`;
const seenHere = [
  /^\s*seen here on both sides\s*$/,
  /^\s*seen here on one side\s*$/,
  /^\s*true everywhere in England\s*$/,
];

// The rules of the page let no style in but its own; the one of this test turns all hues into black and white.
test.use({ bypassCSP: true });

// The system's colours in place of ours, and of those only light and dark: a hue or a shade says nothing here.
test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
});

test('how two organisations stand is told by the filling alone', async ({ page }) => {
  const agencies = new AgenciesPage(page);
  await agencies.open(redcar.code, redcar.asOf);
  await allDiffer(agencies.main, [/^\s*aligned\s*$/, /^\s*in tension\s*$/, /^\s*opposed\s*$/, /^\s*unknown\s*$/]);
});

test('where a conflict was seen is told by the filling of its bar alone', async ({ page }) => {
  await page.goto(`${place}/through-time?${day}`);
  await new Frame(page).isSettled();
  await allDiffer(page.getByRole('main'), seenHere);
});

test('where a conflict is seen is told by the filling of its number alone', async ({ page }) => {
  await page.goto(addressOf.journey(redcar.code, redcar.asOf));
  await new Frame(page).isSettled();
  const rings = page.getByRole('main').getByRole('link', { name: /seen here on one side/ });
  await expect(rings).not.toHaveCount(0);
  await allDiffer(page.locator('body'), seenHere);
});

/** The drawings beside these words of a key are all different in black and white. */
async function allDiffer(within: Locator, keys: readonly RegExp[]): Promise<void> {
  await within.page().addStyleTag({ content: 'html { filter: grayscale(1) contrast(50); }' });
  const pictures: string[] = [];
  for (const key of keys) {
    const drawing = within.page().locator('svg, [aria-hidden="true"]');
    const entry = within.getByText(key).filter({ has: drawing }).first();
    pictures.push((await entry.locator(drawing).first().screenshot({ animations: 'disabled' })).toString('base64'));
  }
  expect(new Set(pictures).size).toBe(keys.length);
}
