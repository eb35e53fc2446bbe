import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';
import { JourneyPage } from '../pages/journey-page.ts';

test('an unknown place says so and offers a way on', async ({ page }) => {
  const frame = new Frame(page);
  await page.goto(addressOf.journey('E06999999', redcar.asOf));
  await expect(frame.heading).toContainText(/no board by that code/i);
  await expect(page.getByRole('link', { name: /choose a place/i }).first()).toBeVisible();
});

test('a place before it existed says when it began and what stood there', async ({ page }) => {
  const frame = new Frame(page);
  await page.goto(addressOf.journey('E06000065', '2018-03-31'));
  await expect(frame.heading).toContainText(/was not a board on 31 March 2018/);
  await expect(page.getByRole('link', { name: /North Yorkshire/ }).first()).toBeVisible();
  await page
    .getByRole('link', { name: /North Yorkshire/ })
    .first()
    .click();
  await expect(frame.heading).toContainText('North Yorkshire');
  await expect(page).not.toHaveURL(/E06000065\?.*asOf=2018-03-31/);
});

test('a day that is no day is answered, not guessed', async ({ page }) => {
  const frame = new Frame(page);
  for (const day of ['2018-02-30', 'yesterday']) {
    await page.goto(addressOf.journey(redcar.code, day));
    await expect(frame.heading).toContainText(/not a day we can look from/i);
  }
});

test('a conflict that is not found on that day leads back to what is', async ({ page }) => {
  const frame = new Frame(page);
  await page.goto(addressOf.conflict(redcar.code, 'POLARITY//nothing', redcar.asOf));
  await expect(frame.heading).toContainText(/not found here on that day/i);
  await page.getByRole('link', { name: /see what is found here that day/i }).click();
  await expect(frame.heading).toContainText(redcar.name);
});

test('an address that leads nowhere says so', async ({ page }) => {
  const frame = new Frame(page);
  await page.goto('/nowhere/at/all');
  await expect(frame.heading).toContainText(/no page at this address/i);
});

test('the line is cut in the middle: what is on the screen stays, and comes alive again', async ({ page, context }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  const title = await journey.title();
  await context.setOffline(true);
  await expect(page.getByText(/you are offline/i).first()).toBeVisible();
  await expect(journey.heading).toContainText(title);
  await context.setOffline(false);
  await expect(page.getByText(/you are offline/i)).toHaveCount(0);
  await journey.headline(/Delayed transfers in Redcar and Cleveland/).click();
  await expect(journey.heading).toContainText('15.3 a day per 100,000 adults');
});

test('a server that does not answer is said calmly, and trying again works', async ({ page }) => {
  const frame = new Frame(page);
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(addressOf.journey(redcar.code, redcar.asOf));
  const again = page.getByRole('button', { name: /try again/i }).first();
  await expect(again).toBeVisible();
  await page.unroute('**/api/**');
  await again.click();
  await expect(frame.heading).toContainText(redcar.name);
});
