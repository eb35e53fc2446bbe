import { expect, test } from '@playwright/test';
import type { AgenciesView } from '../../src/domain/contract/agencies-view.ts';
import type { AgencyView } from '../../src/domain/contract/agency-view.ts';
import { addressOf } from '../pages/address-of.ts';
import { AgenciesPage } from '../pages/agencies-page.ts';
import { Frame } from '../pages/frame.ts';

const torbay = {
  code: 'E06000027',
  asOf: '2025-03-31',
  trust: 'Torbay and South Devon NHS Foundation Trust',
  board: 'NHS Devon Integrated Care Board',
};

test('the title says how many pairs pull apart and how much nobody knows', async ({ page, request }) => {
  const view = (await (
    await request.get(`/api/places/${torbay.code}/agencies?asOf=${torbay.asOf}`)
  ).json()) as AgenciesView;
  expect([view.total.aligned, view.total.tension, view.total.opposed, view.total.unknown]).toEqual([242, 136, 1, 176]);
  const agencies = new AgenciesPage(page);
  await agencies.open(torbay.code, torbay.asOf);
  await expect(agencies.heading).toHaveText(view.title);
  await expect(agencies.heading).toContainText('nobody knows how 176 stand');
  for (const pair of view.pairs) {
    const [one, other] = pair.agencies.map((id) => view.agencies.find((agency) => agency.id === id)?.name ?? '');
    await expect(agencies.cell(one ?? '', other ?? '')).toHaveAccessibleName(new RegExp(`${pair.words}$`));
  }
});

test('choosing a pair says what is unknown, and leads to the conflicts of the two alone', async ({ page }) => {
  const agencies = new AgenciesPage(page);
  await agencies.open(torbay.code, torbay.asOf);
  await agencies.cell(torbay.board, torbay.trust).click();
  await expect(page).toHaveURL(/pair=QJK,RA9|pair=QJK%2CRA9/);
  await expect(agencies.pair).toContainText(/28\s*aligned\s*10\s*in tension\s*0\s*opposed\s*14\s*unknown/);
  await expect(agencies.pair).toContainText('never counted as aligned');
  const link = agencies.pair.getByRole('link', { name: /All \d+ conflicts that involve both/ });
  const count = /\d+/.exec(await link.innerText())?.[0];
  await link.click();
  await expect(page).toHaveURL(/conflicts\?.*agency=/);
  await expect(new Frame(page).seen(new RegExp(`\\b${count} of \\d+ shown`))).toBeVisible();
});

test('the table is walked by keyboard alone: a list of goals opens and closes', async ({ page }) => {
  const agencies = new AgenciesPage(page);
  await agencies.open(torbay.code, torbay.asOf);
  const first = agencies.goals(/^Torbay Council, public health/, 'Person experience');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(agencies.goals(/^Torbay Council, public health/, 'Outcomes achieved')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/goals=/);
  await expect(agencies.main.getByRole('heading', { name: 'Torbay Council: Outcomes achieved' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/goals=/);
});

test('an organisation has a page: held to what, for whom, and whose figures are its own', async ({ page, request }) => {
  const answer = await request.get(`/api/places/${torbay.code}/agencies/RA9?asOf=${torbay.asOf}`);
  const view = (await answer.json()) as AgencyView;
  const agencies = new AgenciesPage(page);
  await agencies.open(torbay.code, torbay.asOf);
  await agencies.table.getByRole('link', { name: torbay.trust }).click();
  const frame = new Frame(page);
  await frame.isSettled();
  await expect(frame.heading).toHaveText(view.title);
  await expect(frame.main).toContainText('for Torbay Council, which stays answerable');
  await expect(frame.main).toContainText(view.serves.sentence);
  await expect(frame.main).toContainText(view.elsewhere.sentence);
  await expect(frame.main).toContainText('Adult social care, except money, is delivered by');
  const goals = view.heldTo.reduce((sum, domain) => sum + domain.goals.length, 0);
  await expect.poll(async () => frame.main.getByRole('rowheader').count()).toBeGreaterThanOrEqual(goals);
});

test('an organisation that had ended says when, and leads to who followed it', async ({ page }) => {
  await page.goto(addressOf.agency(torbay.code, '99Q', torbay.asOf));
  const frame = new Frame(page);
  await frame.isSettled();
  await expect(frame.heading).toHaveText('NHS South Devon and Torbay CCG served Torbay until 31 March 2019.');
  await expect(frame.main.getByText('followed it on 1 April 2019')).toBeVisible();
  await frame.main.getByRole('link', { name: /Look from 31 March 2019/ }).click();
  await expect(frame.heading).toContainText('is held to');
});
