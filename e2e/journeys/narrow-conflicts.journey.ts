import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { ConflictsView } from '../../src/domain/contract/conflicts-view.ts';
import { redcar } from '../pages/address-of.ts';
import { ConflictsPage } from '../pages/conflicts-page.ts';

const api = `/api/places/${redcar.code}/conflicts?asOf=${redcar.asOf}`;

test('the navigation leads to every conflict of the place, what is observed first', async ({ page, request }) => {
  const view = (await (await request.get(api)).json()) as ConflictsView;
  const conflicts = new ConflictsPage(page);
  await page.goto(`/places/${redcar.code}?asOf=${redcar.asOf}`);
  await page.getByRole('navigation').getByRole('link', { name: 'Conflicts' }).click();
  await expect(conflicts.heading).toHaveText(view.title);
  await expect(conflicts.count).toHaveText(`All ${view.conflicts.length} shown`);
  await expect
    .poll(async () => (await conflicts.sentences()).length)
    .toBe(view.conflicts.filter(({ contested }) => !contested).length);
  const sentences = await conflicts.sentences();
  expect(sentences[0]).toContain('Delayed transfers in Redcar and Cleveland in 2017/18');
  const headings = conflicts.main.getByRole('heading', { level: 2 });
  await expect(headings).toHaveText([/^\s*Observed\b/, /^\s*Declared\b/, /^\s*Believed\b/]);
});

test('filters are chips with counts, kept in the link, and go one by one', async ({ page }) => {
  const conflicts = new ConflictsPage(page);
  await conflicts.open(redcar.code, redcar.asOf);
  await conflicts.filter('Organisation').click();
  await conflicts.choice(/^South Tees Hospitals/).check();
  await expect(page).toHaveURL(/agency=RTR/);
  await page.keyboard.press('Escape');
  await conflicts.filter('Basis').click();
  await conflicts.choice(/^Observed/).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/basis=observed/);
  await expect(conflicts.chips).toHaveCount(2);
  const shown = await conflicts.count.innerText();
  await page.reload();
  await conflicts.isSettled();
  await expect(conflicts.count).toHaveText(shown);
  await conflicts.chips.first().click();
  await expect(conflicts.chips).toHaveCount(1);
  await expect(conflicts.count).toBeFocused();
  await page.goBack();
  await expect(conflicts.chips).toHaveCount(2);
});

test('a search finds words in any case, and says calmly when there is nothing', async ({ page }) => {
  const conflicts = new ConflictsPage(page);
  await conflicts.open(redcar.code, redcar.asOf);
  await conflicts.search.fill('DELAYED transfers');
  await expect(page).toHaveURL(/search=DELAYED/);
  await expect(conflicts.count).toHaveText(/\d+ of \d+ shown/);
  await expect.poll(async () => (await conflicts.sentences()).length).toBeGreaterThan(0);
  await conflicts.search.fill('no such words anywhere');
  await expect(page.getByRole('heading', { name: 'No conflict here fits all of that' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).last().click();
  await expect(conflicts.count).toHaveText(/All \d+ shown/);
});

test('nonsense and attacks in a link are left out with a calm note; the server refuses fields it does not know (case 25)', async ({
  page,
  request,
}) => {
  const conflicts = new ConflictsPage(page);
  await conflicts.open(
    redcar.code,
    redcar.asOf,
    `&sort=${encodeURIComponent('severity; DROP TABLE findings')}&kind=${encodeURIComponent("x' OR '1'='1")}`,
  );
  await expect(conflicts.count).toHaveText(/All \d+ shown/);
  await expect(page.getByText(/Part of this link means nothing here/)).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out of the link' }).click();
  await expect(page).not.toHaveURL(/DROP|OR/);
  for (const field of ['sort', 'filter', 'search']) {
    const answer = await request.get(`${api}&${field}=${encodeURIComponent('1; DROP TABLE observation')}`);
    expect(answer.status()).toBe(400);
    expect(((await answer.json()) as { code: string }).code).toBe('unknown_field');
  }
});

test('the file has every conflict, with its marks', async ({ page, request }) => {
  const view = (await (await request.get(api)).json()) as ConflictsView;
  const conflicts = new ConflictsPage(page);
  await conflicts.open(redcar.code, redcar.asOf);
  const saving = page.waitForEvent('download');
  await conflicts.download.click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`conflicts-redcar-and-cleveland-${redcar.asOf}.csv`);
  const text = await readFile(await saved.path(), 'utf8');
  for (const { card } of view.conflicts) expect(text).toContain(card.id);
  expect(text.split('found by rule, not yet reviewed').length - 1).toBe(view.conflicts.length + view.helps.length);
});

test('the diagram and its list hold the same links, and the keyboard walks the drawing', async ({ page, request }) => {
  const view = (await (await request.get(api)).json()) as ConflictsView;
  const conflicts = new ConflictsPage(page);
  await conflicts.open(redcar.code, redcar.asOf);
  await page.getByText('Influence diagram', { exact: true }).click();
  await expect(page).toHaveURL(/look=diagram/);
  await expect(conflicts.diagram).toBeVisible();
  for (const link of view.influence.links) await expect(conflicts.links).toContainText(link.words);
  const nodes = conflicts.diagram.getByRole('img');
  await expect(nodes).toHaveCount(view.influence.nodes.length);
  const stops = conflicts.diagram.locator('[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  const atFocus = conflicts.diagram.locator(':focus');
  const first = (await atFocus.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('ArrowDown');
  await expect(atFocus).not.toHaveAttribute('aria-label', first);
  const second = (await atFocus.getAttribute('aria-label')) ?? '';
  expect(view.influence.nodes.some(({ name }) => second.startsWith(name))).toBe(true);
});
