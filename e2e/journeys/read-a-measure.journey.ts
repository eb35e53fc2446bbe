import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { PlaceMeasuresView } from '../../src/domain/contract/place-measures-view.ts';
import type { PlaceMeasureView } from '../../src/domain/contract/place-measure-view.ts';
import { redcar } from '../pages/address-of.ts';
import { ConflictPage } from '../pages/conflict-page.ts';
import { MeasurePage } from '../pages/measure-page.ts';
import { MeasuresPage } from '../pages/measures-page.ts';

const leeds = { code: 'E08000035', asOf: '2025-03-31' };

test('the board’s table says what the server says, line by line', async ({ page, request }) => {
  const answer = await request.get(`/api/places/${leeds.code}/measures?asOf=${leeds.asOf}`);
  const view = (await answer.json()) as PlaceMeasuresView;
  const measures = new MeasuresPage(page);
  await measures.open(leeds.code, leeds.asOf);
  await expect(measures.heading).toHaveText(view.title);
  const shown = view.rows.filter((row) => row.held > 0 && row.figure.state !== 'none');
  expect(shown.length).toBeGreaterThan(10);
  await expect(measures.table.getByRole('rowheader').getByRole('link')).toHaveCount(shown.length);
  const waiting = measures.row('A&E within 4 hours');
  await expect(waiting).toContainText('74.0%');
  await expect(waiting).toContainText('January 2025');
  await expect(waiting).toContainText('missed');
  await expect(waiting).toContainText('worse, not clear');
  const company = measures.row('Social contact: service users');
  await expect(company).toContainText('too old to judge');
  await expect(company).not.toContainText(/\bmet\b|missed/);
});

test('order and narrowing are in the address and survive a reload', async ({ page }) => {
  const measures = new MeasuresPage(page);
  await measures.open(leeds.code, leeds.asOf);
  await page.getByRole('link', { name: /a target missed/i }).click();
  await expect(page).toHaveURL(/show=missed/);
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Newest figure first' });
  await expect(page).toHaveURL(/sort=latest/);
  await page.reload();
  await measures.isSettled();
  await expect(page.getByRole('link', { name: /a target missed/i })).toHaveAttribute('aria-current', 'true');
  for (const row of await measures.table
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all())
    await expect(row).toContainText('missed');
});

test('from a conflict to the line of the publisher’s file in two steps, and the same in the download', async ({
  page,
  request,
}) => {
  const conflict = new ConflictPage(page);
  await conflict.open(redcar.code, redcar.conflict, redcar.asOf);
  await conflict.main
    .getByRole('link', { name: /where they come from/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/measures\//);
  const measure = new MeasurePage(page);
  await measure.isSettled();
  await expect(measure.provenance).toBeVisible();
  await expect(measure.provenance).toContainText('.csv');

  const id = /\/measures\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const view = (await (
    await request.get(`/api/places/${redcar.code}/measures/${id}?asOf=${redcar.asOf}`)
  ).json()) as PlaceMeasureView;
  const points = (view.series?.lines ?? []).flatMap((line) => line.points).filter((point) => point.provenance !== null);
  expect(points.length).toBeGreaterThan(10);
  await expect(measure.provenance.locator('tbody tr')).toHaveCount(points.length);

  const [file] = await Promise.all([page.waitForEvent('download'), measure.download.click()]);
  const text = await readFile(await file.path(), 'utf8');
  for (const point of points.slice(0, 5))
    expect(text).toContain(`${point.provenance?.file ?? ''},${point.provenance?.line ?? ''}`);
});

test('an unknown measure says so and leads on', async ({ page }) => {
  const measure = new MeasurePage(page);
  await measure.open(redcar.code, 'nothing-like-it', redcar.asOf);
  await expect(measure.heading).toContainText('no measure by that name');
});
