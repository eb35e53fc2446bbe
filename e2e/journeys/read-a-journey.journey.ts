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
  await expect(page.getByText(view.lead).first()).toBeVisible();
  expect(view.headlines.length).toBeGreaterThan(0);
  expect(view.headlines.length).toBeLessThanOrEqual(7);
  for (const headline of view.headlines) {
    await expect(journey.main.getByText(headline.sentence).first()).toBeVisible();
    await expect(journey.main.getByText(headline.severity?.words ?? headline.hereWords).first()).toBeVisible();
  }
});

test('what is true here is told apart from what is true everywhere', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await expect(journey.main.getByText('seen here on both sides').first()).toBeAttached();
  await expect(journey.main.getByText('true everywhere in England').first()).toBeAttached();
  await expect(journey.main.getByText(/found by rule, not yet reviewed/).first()).toBeVisible();
});

test('a screen reader hears the twelve steps in order, with who answers for each', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await expect(journey.steps.first()).toBeAttached();
  const texts = await journey.steps.allTextContents();
  expect(texts.length).toBeGreaterThanOrEqual(12);
  expect(texts.join(' ')).toContain('Leaving hospital');
  expect(texts.join(' ')).toMatch(/nobody answers/i);
});

test('on a day without fresh figures one calm line leads to the newest', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code);
  const newest = page.getByRole('link', { name: /look from there/i });
  await expect(newest.first()).toBeVisible();
  await newest.first().click();
  await expect(page).toHaveURL(/asOf=\d{4}-\d{2}-\d{2}/);
  await expect(journey.heading).toContainText(redcar.name);
});

test('the day is changed from the menu, keeps the place, and going back brings the old day', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, '2019-03-31');
  await journey.asAt('31 March 2019').click();
  await page.getByText('31 March 2018').first().click();
  await expect(page).toHaveURL(/asOf=2018-03-31/);
  await expect(journey.asAt(redcar.asOfWords)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/asOf=2019-03-31/);
  await expect(journey.asAt('31 March 2019')).toBeVisible();
  await page.goForward();
  await expect(journey.asAt(redcar.asOfWords)).toBeVisible();
});
