import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';

test.use({ serviceWorkers: 'allow' });

const journey = addressOf.journey(redcar.code, redcar.asOf);

/** Waits until the worker is there and keeps the answer of the page that came before it. */
async function isKept(page: Frame['page'], answer: string): Promise<void> {
  // Pages are kept once somebody uses them.
  await page.mouse.move(8, 8);
  const isThere = async (): Promise<boolean> =>
    page.evaluate(async (path) => (await caches.match(path, { ignoreVary: true })) !== undefined, answer);
  await expect.poll(isThere).toBe(true);
}

test('a page already seen is read without a network, and says when it was seen; one not seen says so', async ({
  page,
  context,
}) => {
  const frame = new Frame(page);
  await page.goto(journey);
  await frame.isSettled();
  const title = await frame.title();
  await isKept(page, `/api/places/${redcar.code}/journey?asOf=${redcar.asOf}`);
  await page.goto(addressOf.conflicts(redcar.code, redcar.asOf));
  await frame.isSettled();
  await isKept(page, `/api/places/${redcar.code}/conflicts?asOf=${redcar.asOf}`);

  await context.setOffline(true);
  await page.goto(journey);
  await expect(frame.heading).toContainText(title);
  await expect(page.getByText(/You are offline\. This is what you saw on \d+ \w+ \d{4} at \d\d:\d\d\./)).toBeVisible();
  // A link to a page seen before works as well.
  await page.getByRole('link', { name: /All conflicts of this place/ }).click();
  await expect(frame.heading).toContainText('The rules find');
  await expect(page.getByText(/You are offline\. This is what you saw on/)).toBeVisible();
  await page.goto(addressOf.journey('E08000035', redcar.asOf));
  await expect(frame.heading).toContainText('This page could not be read');
  await expect(page.getByText('You are offline.', { exact: false }).first()).toBeVisible();

  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(frame.heading).toContainText('Leeds');
});

test('the network comes back while a kept page is read: it says so, and reads it again', async ({ page, context }) => {
  const frame = new Frame(page);
  await page.goto(journey);
  await isKept(page, `/api/places/${redcar.code}/journey?asOf=${redcar.asOf}`);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/You are offline\. This is what you saw on/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/You are connected again/)).toBeVisible();
  await page.getByRole('button', { name: 'Read it again now' }).click();
  await expect(page.getByText(/what you saw on/)).toHaveCount(0);
  await expect(frame.heading).toContainText(redcar.name);
});

test('today seen yesterday is found under its day too', async ({ page, context }) => {
  const frame = new Frame(page);
  await page.goto(addressOf.journey(redcar.code));
  await expect(page).toHaveURL(/asOf=/);
  const day = new URL(page.url()).searchParams.get('asOf') ?? '';
  await isKept(page, `/api/places/${redcar.code}/journey?asOf=${day}`);
  await context.setOffline(true);
  await page.reload();
  await expect(frame.heading).toContainText(redcar.name);
  await expect(page.getByText(/You are offline\. This is what you saw on/)).toBeVisible();
});
