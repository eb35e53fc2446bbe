import { expect, test } from '@playwright/test';
import { redcar } from '../pages/address-of.ts';
import { ChooserPage } from '../pages/chooser-page.ts';

test('someone finds their place by keyboard alone', async ({ page }) => {
  const chooser = new ChooserPage(page);
  await chooser.open(redcar.asOf);
  await chooser.search.focus();
  await page.keyboard.type('redcar', { delay: 20 });
  await expect(chooser.suggestions.filter({ hasText: redcar.name }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/places\/E06000003\?.*asOf=2018-03-31/);
  await expect(chooser.heading).toContainText(redcar.name);
});

test('the skip link is the first stop and leads to the content', async ({ page }) => {
  const chooser = new ChooserPage(page);
  await chooser.open();
  await page.keyboard.press('Tab');
  await expect(chooser.skipLink).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chooser.main).toBeFocused();
});

test('what is typed is in the address, so that a link brings it back', async ({ page }) => {
  const chooser = new ChooserPage(page);
  await chooser.open(redcar.asOf);
  await chooser.search.fill('leeds');
  await expect(chooser.suggestions.filter({ hasText: 'Leeds' }).first()).toBeVisible();
  await expect(page).toHaveURL(/search=leeds/);
});

test('a search that finds nothing says so', async ({ page }) => {
  const chooser = new ChooserPage(page);
  await chooser.open(redcar.asOf);
  await chooser.search.fill('zzzz');
  await expect(page.getByText(/nothing here is called “zzzz”/i).first()).toBeVisible();
});

test('the boards offered are those in force on the day', async ({ page, request }) => {
  const codesOn = async (day: string): Promise<string[]> => {
    const answer = await request.get(`/api/places?asOf=${day}`);
    const view = (await answer.json()) as { places: { code: string }[] };
    return view.places.map((place) => place.code);
  };
  expect(await codesOn('2023-03-31')).toContain('E10000006');
  expect(await codesOn('2023-04-01')).not.toContain('E10000006');
  expect(await codesOn('2023-04-01')).toContain('E06000063');
  const chooser = new ChooserPage(page);
  await chooser.open('2023-04-01');
  await chooser.search.fill('cumber');
  await expect(chooser.suggestions.filter({ hasText: 'Cumberland' }).first()).toBeVisible();
});
