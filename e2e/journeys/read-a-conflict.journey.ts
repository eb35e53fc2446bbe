import { expect, test } from '@playwright/test';
import type { ConflictView } from '../../src/domain/contract/conflict-view.ts';
import { redcar } from '../pages/address-of.ts';
import { ConflictPage } from '../pages/conflict-page.ts';
import { JourneyPage } from '../pages/journey-page.ts';

test('the first conflict of Redcar and Cleveland opens with its numbers', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  await journey.headline(/Delayed transfers in Redcar and Cleveland in 2017\/18/).click();
  const conflict = new ConflictPage(page);
  await expect(conflict.heading).toContainText('15.3 a day per 100,000 adults');
  expect(decodeURIComponent(page.url())).toContain(redcar.conflict);

  await expect(conflict.main).toContainText('High');
  await expect(conflict.main).toContainText('9 of 12');
  await expect(conflict.main.getByText('found by rule, not yet reviewed', { exact: false }).first()).toBeVisible();
  await expect(conflict.compared.getByRole('row').filter({ hasText: /social care/ })).not.toHaveCount(0);
  const rows = (await conflict.rowsOf(conflict.compared)).map((cells) => cells.join(' '));
  const row = (name: RegExp): string => rows.find((text) => name.test(text)) ?? '';
  expect(row(/everyone|all/i)).toMatch(/14\.4.*15\.3/);
  expect(row(/NHS/)).toMatch(/8\.1.*11\.6/);
  expect(row(/social care/)).toMatch(/5\.6.*2\.3/);
});

test('every part of the conflict that the server tells is on the page', async ({ page, request }) => {
  const address = `/api/places/${redcar.code}/conflicts/${encodeURIComponent(redcar.conflict)}?asOf=${redcar.asOf}`;
  const answer = await request.get(address);
  expect(answer.status()).toBe(200);
  const view = (await answer.json()) as ConflictView;
  expect(view.card.confidence).toBe('C');
  expect(view.card.severity?.bandWord).toBe('High');
  const conflict = new ConflictPage(page);
  await conflict.open(redcar.code, redcar.conflict, redcar.asOf);
  await expect(conflict.heading).toContainText(view.card.sentence);
  const parts = [
    ...view.sides.map((side) => side.title),
    view.because.lead,
    ...(view.card.severity?.parts.map((part) => part.reason) ?? []),
    view.confidenceWords.meaning,
    ...[...view.evidence.for, ...view.evidence.against, ...view.evidence.notKnown].map((item) => item.text),
    ...view.moves,
    ...view.organisations.map((organisation) => organisation.name),
  ];
  for (const text of parts.filter((part) => part !== '')) await expect(conflict.main).toContainText(text);
});

test('the table is the chart, cell by cell', async ({ page, request }) => {
  const address = `/api/places/${redcar.code}/conflicts/${encodeURIComponent(redcar.conflict)}?asOf=${redcar.asOf}`;
  const view = (await (await request.get(address)).json()) as ConflictView;
  const series = view.series;
  if (series === null) throw new Error('this conflict has figures');
  const conflict = new ConflictPage(page);
  await conflict.open(redcar.code, redcar.conflict, redcar.asOf);
  await conflict.show('Both').click();
  await expect(conflict.chart.first()).toBeVisible();
  await expect(conflict.seriesTable.first()).toBeVisible();
  const rows = await conflict.rowsOf(conflict.seriesTable.first());
  const cellsOf = new Map(rows.map((cells) => [cells[0] ?? '', cells.slice(1)]));
  const periods = new Map(
    series.lines.flatMap((line) => line.points.map((point) => [point.period, point.periodWords])),
  );
  expect(periods.size).toBeGreaterThan(20);
  for (const [period, words] of periods) {
    const expected = series.lines.map((line) => line.points.find((point) => point.period === period)?.text ?? '');
    const shown = cellsOf.get(words);
    expect(shown, words).toBeDefined();
    for (const [at, text] of expected.entries())
      expect(shown?.[at] ?? '', `${words}, column ${at + 1}`).toContain(text);
  }
});

test('the look of the figures is in the address, and back and forward move between looks', async ({ page }) => {
  const conflict = new ConflictPage(page);
  await conflict.open(redcar.code, redcar.conflict, redcar.asOf);
  await conflict.show('Table').click();
  await expect(page).toHaveURL(/look=table/);
  await page.reload();
  await expect(conflict.seriesTable.first()).toBeVisible();
});

test('back leads to the journey and forward to the conflict again', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  const title = await journey.title();
  await journey.headline(/Delayed transfers in Redcar and Cleveland/).click();
  await expect(page).toHaveURL(/conflicts/);
  await page.goBack();
  await expect(journey.heading).toContainText(title);
  await page.goForward();
  await expect(journey.heading).toContainText('15.3 a day per 100,000 adults');
});
