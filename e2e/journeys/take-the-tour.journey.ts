import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { faultsOn } from '../pages/faults-on.ts';
import { Panels } from '../pages/panels.ts';

test.use({ storageState: { cookies: [], origins: [] }, contextOptions: { reducedMotion: 'reduce' } });

const journey = addressOf.journey(redcar.code, redcar.asOf);

test('somebody new is offered a tour of the real page, takes it by keyboard, and is not offered it again', async ({
  page,
}) => {
  const panels = new Panels(page);
  await panels.open(journey);
  const offer = page.getByRole('complementary', { name: /New here/ });
  await expect(offer).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
  await offer.getByRole('button', { name: 'Show me' }).press('Enter');
  await expect(offer).toBeHidden();
  for (const heading of ['The sentence', 'The line', 'Arcs and numbers', 'The marks beside a sentence']) {
    await expect(panels.tour.getByRole('heading', { name: heading })).toBeFocused();
    await expect(panels.tour).toBeInViewport({ ratio: 1 });
    await panels.tour.getByRole('button', { name: 'Next' }).press('Enter');
  }
  await expect(panels.tour.getByRole('heading', { name: 'The day we look from' })).toBeFocused();
  expect(await faultsOn(page)).toEqual([]);
  await panels.tour.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(panels.tour).toHaveCount(0);
  await page.reload();
  await panels.isSettled();
  await expect(offer).toHaveCount(0);
});

test('the offer can be refused, and the tour taken later; Escape ends it', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  await page.getByRole('button', { name: 'No, thank you' }).click();
  await expect(page.getByRole('complementary', { name: /New here/ })).toHaveCount(0);
  const begin = page.getByRole('button', { name: 'Tour of this page' });
  await begin.click();
  await expect(panels.tour.getByRole('heading', { name: 'The sentence' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panels.tour).toHaveCount(0);
  await expect(begin).toBeFocused();
});

test('neither the offer nor the tour covers what has the focus', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  await expect(page.getByRole('complementary', { name: /New here/ })).toBeVisible();
  const covered = async (): Promise<string[]> =>
    page.evaluate(() => {
      const card = document.querySelector('cm-tour section, cm-tour-invitation aside');
      const focused = document.activeElement;
      if (card === null || focused === null || card.contains(focused) || focused === document.body) return [];
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const box = focused.getBoundingClientRect();
      const isInside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
      return isInside ? [focused.outerHTML.slice(0, 120)] : [];
    });
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(covered).toEqual([]);
  }
  await page.getByRole('button', { name: 'Show me' }).click();
  await panels.tour.waitFor();
  for (let stop = 0; stop < 15; stop += 1) {
    await page.keyboard.press('Shift+Tab');
    await expect.poll(covered).toEqual([]);
  }
});
