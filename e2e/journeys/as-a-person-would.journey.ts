import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { ConflictView } from '../../src/domain/contract/conflict-view.ts';
import type { JourneyView } from '../../src/domain/contract/journey-view.ts';
import { addressOf, redcar } from '../pages/address-of.ts';
import { ChooserPage } from '../pages/chooser-page.ts';
import { ConflictPage } from '../pages/conflict-page.ts';
import { JourneyPage } from '../pages/journey-page.ts';
import { MeasurePage } from '../pages/measure-page.ts';

test('a chair finds the worst conflict of the place, how bad, how sure, and what speaks for and against it', async ({
  page,
  request,
}) => {
  const chooser = new ChooserPage(page);
  await chooser.open(redcar.asOf);
  await chooser.search.fill('redcar');
  await chooser.suggestions.filter({ hasText: redcar.name }).first().click();
  await expect(page).toHaveURL(/\/places\/E06000003\?.*asOf=2018-03-31/);
  const journey = new JourneyPage(page);
  await journey.isSettled();

  const told = (await (
    await request.get(`/api/places/${redcar.code}/journey?asOf=${redcar.asOf}`)
  ).json()) as JourneyView;
  const worst = told.headlines[0];
  if (worst === undefined) throw new Error('this place has conflicts');
  const cards = page.getByRole('region', { name: 'Conflicts' }).getByRole('listitem');
  const first = cards.filter({ hasText: worst.sentence }).first();
  await expect(first).toBeVisible();
  await expect(first).toContainText(worst.severity?.bandWord ?? '');
  await first.getByRole('link', { name: worst.sentence }).click();

  const conflict = new ConflictPage(page);
  await conflict.isSettled();
  await expect(conflict.heading).toHaveText(worst.sentence);
  await expect(conflict.seen(`Conflict 1 of ${told.headlines.length}`)).toBeVisible();
  const view = (await (
    await request.get(`/api/places/${redcar.code}/conflicts/${encodeURIComponent(worst.id)}?asOf=${redcar.asOf}`)
  ).json()) as ConflictView;
  const { evidence, confidenceWords } = view;
  expect(evidence.for.length).toBeGreaterThan(0);
  expect(confidenceWords.wouldChange.length).toBeGreaterThan(0);
  for (const { text } of [...evidence.for, ...evidence.against, ...evidence.notKnown])
    await expect(conflict.seen(text)).toBeVisible();
  await expect(conflict.seen(confidenceWords.meaning)).toBeVisible();
  for (const text of confidenceWords.wouldChange) await expect(conflict.seen(text)).toBeVisible();
  // What the evidence rests on can be followed: no source is named without its title.
  for (const source of evidence.for.flatMap((item) => item.sources))
    await expect(conflict.main.getByText(source.title).first()).toBeAttached();
});

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  test('a councillor reads what is wrong here, opens one conflict and shares a link that opens on the same page', async ({
    page,
    context,
    browser,
  }) => {
    const journey = new JourneyPage(page);
    await page.goto(addressOf.journey(redcar.code, redcar.asOf));
    await journey.heading.waitFor();
    await expect(journey.heading).toContainText(redcar.name);
    const headline = journey.headline(/Delayed transfers in Redcar and Cleveland in 2017\/18/);
    await headline.scrollIntoViewIfNeeded();
    await expect(headline).toBeInViewport();
    await headline.tap();

    const conflict = new ConflictPage(page);
    await expect(conflict.heading).toContainText('15.3 a day per 100,000 adults');
    await conflict.isSettled();
    const title = await conflict.title();
    const share = page.getByRole('button', { name: 'Copy link to this conflict' });
    await share.scrollIntoViewIfNeeded();
    await share.tap();
    await expect(page.getByRole('button', { name: /copied/i })).toBeVisible();
    const link = await page.evaluate(async () => navigator.clipboard.readText());
    expect(link).toContain(`asOf=${redcar.asOf}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    await context.clearCookies();

    // Somebody else, who has never been here, on a wide screen.
    const elsewhere = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });
    const fresh = new ConflictPage(await elsewhere.newPage());
    await fresh.page.goto(link);
    await fresh.isSettled();
    await expect(fresh.heading).toHaveText(title, { useInnerText: true });
    await expect(fresh.asAt(redcar.asOfWords)).toBeVisible();
    await elsewhere.close();
  });
});

test('an analyst is two clicks from a sentence to the line of the source file, and downloads the same line', async ({
  page,
}) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  // One: the sentence. Two: where its figures come from, with the lines of the files.
  await journey.headline(/Delayed transfers in Redcar and Cleveland in 2017\/18/).click();
  const conflict = new ConflictPage(page);
  await expect(conflict.heading).toContainText('15.3 a day per 100,000 adults');
  await conflict.main
    .getByRole('link', { name: /where they come from/i })
    .first()
    .click();
  const measure = new MeasurePage(page);
  await expect(page).toHaveURL(/\/measures\//);
  await measure.isSettled();
  await expect(measure.provenance).toBeVisible();

  const row = measure.provenance.locator('tbody tr').last();
  await expect(row).toContainText('.csv');
  const [period = '', , value = '', , , name = '', line = ''] = (await row.locator('th, td').allInnerTexts()).map(
    (text) => text.trim(),
  );
  expect(name).toContain('.csv');

  const [file] = await Promise.all([page.waitForEvent('download'), measure.download.click()]);
  expect(file.suggestedFilename()).toMatch(/^measure-.*-redcar-and-cleveland-2018-03-31\.csv$/);
  const isThatLine = (record: Record<string, string>): boolean =>
    record['File'] === name && record['Line of the file'] === line;
  const downloaded = rowsOf(await readFile(await file.path(), 'utf8')).find(isThatLine);
  expect(downloaded, `${period}: ${name}, line ${line}, is in the download`).toBeDefined();
  expect(Number(downloaded?.['Value'])).toBeCloseTo(Number.parseFloat(value), 1);
  const carried = rowsOf(gunzipSync(await readFile(`data/${downloaded?.['Dataset'] ?? ''}/figures.csv.gz`)).toString());
  const sources = carried.filter((record) => record['source_file'] === name && record['source_line'] === line);
  expect(sources.map((record) => record['value'])).toContain(downloaded?.['Value']);
});

function rowsOf(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true, relax_column_count: true });
}
