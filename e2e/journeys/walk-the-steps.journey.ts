import { expect, test } from '@playwright/test';
import type { PlaceSeamView } from '../../src/domain/contract/place-seam-view.ts';
import type { PlaceStepView } from '../../src/domain/contract/place-step-view.ts';
import { redcar } from '../pages/address-of.ts';
import { JourneyPage } from '../pages/journey-page.ts';
import { StepPage } from '../pages/step-page.ts';

test('from the line to a step, to the crack after it and on to the next step, keeping the day', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await page.getByRole('button', { name: /^Leaving hospital/ }).click();
  await page.getByRole('link', { name: 'More about this step' }).click();
  const step = new StepPage(page);
  await expect(step.heading).toContainText('answers for “Leaving hospital” in Redcar and Cleveland');
  await expect(page).toHaveURL(/\/steps\/J08\?asOf=2018-03-31$/);
  await step.isSettled();
  await page.getByRole('link', { name: 'Look at this hand-over' }).last().click();
  await expect(page).toHaveURL(/\/seams\/J08-J09\?asOf=2018-03-31$/);
  await expect(step.heading).toContainText('No measure asks people in Redcar and Cleveland');
  await page.getByRole('link', { name: 'Recovery', exact: true }).click();
  await expect(page).toHaveURL(/\/steps\/J09\?asOf=2018-03-31$/);
});

test('a crack on the line leads to its own page', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await journey.main
    .getByRole('link', { name: /how the hand-over from recovery to first weeks back home went/i })
    .click();
  await expect(page).toHaveURL(/\/seams\/J09-J10\?asOf=2018-03-31$/);
  const step = new StepPage(page);
  await expect(step.main).toContainText('nobody here answers for “First weeks back home”');
});

test('a step says what the server says, measure by measure', async ({ page, request }) => {
  const view = (await (
    await request.get(`/api/places/${redcar.code}/steps/J08?asOf=${redcar.asOf}`)
  ).json()) as PlaceStepView;
  const step = new StepPage(page);
  await step.open(redcar.code, 'J08', redcar.asOf);
  await expect(step.heading).toHaveText(view.title);
  const rows = view.domains.flatMap((domain) => domain.measures);
  expect(rows.length).toBeGreaterThan(5);
  await expect(step.main.getByRole('rowheader')).toHaveCount(rows.length);
  for (const row of rows) {
    const shown = step.main.getByRole('row').filter({ has: page.getByRole('link', { name: row.name, exact: true }) });
    await expect(shown).toContainText(row.figure.periodWords);
    for (const holder of row.holders) await expect(shown).toContainText(holder.name);
  }
});

test('a crack says what it needs as the server says it', async ({ page, request }) => {
  const view = (await (
    await request.get(`/api/places/${redcar.code}/seams/J07-J08?asOf=${redcar.asOf}`)
  ).json()) as PlaceSeamView;
  const step = new StepPage(page);
  await step.openSeam(redcar.code, 'J07-J08', redcar.asOf);
  for (const need of view.needs)
    await expect(step.main.getByRole('listitem').filter({ hasText: need.need })).toContainText(
      need.there ? 'there' : 'missing',
    );
});
