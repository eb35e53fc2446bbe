import { expect, test } from '@playwright/test';
import type { JourneyView } from '../../src/domain/contract/journey-view.ts';
import { redcar } from '../pages/address-of.ts';
import { JourneyPage } from '../pages/journey-page.ts';

test('a board member reads where it hurts in Redcar and Cleveland on 31 March 2018', async ({ page, request }) => {
  const answer = await request.get(`/api/places/${redcar.code}/journey?asOf=${redcar.asOf}`);
  const view = (await answer.json()) as JourneyView;
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await expect(journey.heading).toContainText(view.title);
  await expect(journey.asAt(redcar.asOfWords)).toBeVisible();
  await expect(journey.seen(view.lead)).toBeVisible();
  expect(view.headlines.length).toBeGreaterThan(0);
  expect(view.headlines.length).toBeLessThanOrEqual(7);
  for (const headline of view.headlines) {
    await expect(journey.seen(headline.sentence)).toBeVisible();
    if (headline.severity !== null) await expect(journey.seen(headline.severity.words)).toBeVisible();
  }
});

test('what is true here is told apart from what is true everywhere', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await expect(journey.main.getByText('seen here on both sides').first()).toBeAttached();
  await expect(journey.main.getByText('true everywhere in England').first()).toBeAttached();
  await expect(journey.seen(/found by rule, not yet reviewed/)).toBeVisible();
});

test('a screen reader hears the twelve steps in order, with who answers for each', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await expect.poll(async () => journey.steps.count()).toBeGreaterThanOrEqual(12);
  await expect(journey.steps.filter({ hasText: 'Leaving hospital' })).not.toHaveCount(0);
  await expect(journey.steps.filter({ hasText: /nobody answers/i })).not.toHaveCount(0);
});

test('on a day when little is true here one calm line leads to the newest figures', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open('E06000053', '2018-04-20');
  await expect(journey.seen(/our newest figures here are for 31 August 2025/i)).toBeVisible();
  await page.getByRole('link', { name: /look from there/i }).click();
  await expect(page).toHaveURL(/asOf=2025-08-31/);
  await expect(journey.heading).toContainText('Isles of Scilly');
});

test('the day is changed from the menu, keeps the place, and going back brings the old day', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, '2019-03-31');
  await journey.asAt('31 March 2019').click();
  await journey.days.getByText('31 March 2018').first().click();
  await expect(page).toHaveURL(/asOf=2018-03-31/);
  await expect(journey.asAt(redcar.asOfWords)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/asOf=2019-03-31/);
  await expect(journey.asAt('31 March 2019')).toBeVisible();
  await page.goForward();
  await expect(journey.asAt(redcar.asOfWords)).toBeVisible();
});
