import { expect, test } from '@playwright/test';
import type { CompareView } from '../../src/domain/contract/compare-view.ts';
import type { ThroughTimeView } from '../../src/domain/contract/through-time-view.ts';
import { redcar } from '../pages/address-of.ts';
import { ComparePage } from '../pages/compare-page.ts';
import { ThroughTimePage } from '../pages/through-time-page.ts';

const leeds = 'E08000035';
const day = `asOf=${redcar.asOf}`;

test('from a place to another beside it: by what is like it, by typing, and away again', async ({ page }) => {
  await page.goto(`/places/${redcar.code}/measures?${day}`);
  const compare = new ComparePage(page);
  await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
  await expect(compare.heading).toHaveText(`Choose another place to set beside ${redcar.name}.`);
  await page.getByRole('link', { name: /^Add / }).first().click();
  await expect(compare.heading).toContainText(/furthest apart|far apart/);
  await compare.box.fill('leeds');
  await page
    .getByRole('option', { name: /^Leeds/ })
    .first()
    .click();
  await expect(compare.about.getByRole('columnheader', { name: /^Leeds/ })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${redcar.code}.*${leeds}`));
  await page.getByRole('link', { name: 'Take Leeds away' }).click();
  await expect(compare.about.getByRole('columnheader', { name: /^Leeds/ })).toHaveCount(0);
});

test('the tables and the chart say what the server says, and choices survive a reload', async ({ page, request }) => {
  const compare = new ComparePage(page);
  await compare.open(`places=${redcar.code},${leeds}&${day}&look=both&open=choose`);
  const answer = await request.get(`/api/compare?places=${redcar.code},${leeds}&${day}`);
  const view = (await answer.json()) as CompareView;
  await expect(compare.heading).toHaveText(view.title);
  for (const [index, row] of view.measures.rows.entries()) {
    const line = compare.measures.getByRole('row').nth(index + 1);
    await expect(line.getByRole('rowheader')).toContainText(row.name);
    for (const [place, figure] of row.figures.entries())
      await expect(line.getByRole('cell').nth(place)).toContainText(figure.periodWords);
    if (row.note !== '') await expect(line).toContainText(row.note);
  }
  const lines = view.chart?.series.lines ?? [];
  const last = lines[0]?.points.at(-1);
  await expect(compare.chart.getByRole('columnheader')).toHaveText([
    /./,
    ...lines.map(({ label }) => new RegExp(label)),
  ]);
  await expect(compare.chart.getByRole('row').last()).toContainText(last?.text ?? '');

  const other = view.measures.options.find(({ id }) => !view.measures.rows.some((row) => row.id === id));
  await page
    .getByRole('checkbox', { name: other?.name ?? '' })
    .first()
    .check();
  await expect(page).toHaveURL(/measures=/);
  await page.reload();
  await compare.isSettled();
  await expect(compare.measures.getByRole('rowheader', { name: other?.name ?? '' }).first()).toBeVisible();
});

test('a link with nonsense answers for what it can, and says the rest', async ({ page }) => {
  const compare = new ComparePage(page);
  await compare.open(`places=${redcar.code},E06000065,NOPE,${redcar.code},${leeds}&${day}`);
  await expect(compare.about.getByRole('columnheader')).toHaveCount(3);
  await expect(compare.main).toContainText('North Yorkshire has been a board since 1 April 2023');
  await expect(compare.main).toContainText('“NOPE” is not the code of a board');
  await expect(compare.main).toContainText('asked for twice');
  await page.getByRole('link', { name: 'Leave it out of the link' }).first().click();
  await expect(compare.main).not.toContainText('asked for twice');
});

test('a story is drawn and said alike, cell by cell, and a cell opens the conflict as of that day', async ({
  page,
  request,
}) => {
  const story = new ThroughTimePage(page);
  await story.open(redcar.code, `${day}&look=both`);
  const answer = await request.get(`/api/places/${redcar.code}/through-time?${day}`);
  const view = (await answer.json()) as ThroughTimeView;
  await expect(story.heading).toHaveText(view.title);
  const [drawn, said] = [await story.cells('drawn'), await story.cells('said')];
  expect(drawn).toEqual(said);
  expect(drawn.length).toBeGreaterThan(5);

  const moved = story.drawn.getByRole('link', { name: /Delayed transfers.*31 March 2018: .*both sides/ }).first();
  await moved.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/conflicts\/.*asOf=2018-03-31/);
});

test('what changed between two years stands under its years, with the goal or figure it rests on', async ({ page }) => {
  const story = new ThroughTimePage(page);
  await story.open(redcar.code, day);
  await page.getByText('31 March 2017 to 31 March 2018').click();
  await expect(page).toHaveURL(/open=2018-03-31/);
  await expect(story.main).toContainText(/held to .* from 1 (April|July) 2017/);
  await expect(story.main).toContainText(/Figures arrived/);
});

test('a board that began later leads to what stood there before', async ({ page }) => {
  const story = new ThroughTimePage(page);
  await story.open('E06000063', 'asOf=2025-03-31');
  await page.getByRole('link', { name: /Cumbria, until 31 March 2023/ }).click();
  await expect(page).toHaveURL(/E10000006\/through-time\?asOf=2023-03-31/);
  await expect(story.heading).toContainText('Cumbria');
});
