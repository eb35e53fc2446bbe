import { expect, type Locator, type Page, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';
import { MeasurePage } from '../pages/measure-page.ts';

const place = `/places/${redcar.code}`;
const day = `asOf=${redcar.asOf}`;
const transfers = /delayed transfers/i;
/** A goal in words, with its figure; no sentence of a conflict. */
const goal = /^Delayed transfers: (NHS|social care|joint|all): /;

const sources = (page: Page): Locator => page.getByRole('link', { name: /where they come from/i });
const lines = (page: Page): Locator => page.getByText('Where each figure comes from');
const cellOf = (page: Page, name: RegExp): Locator => page.getByRole('main').getByRole('button', { name });
const linkTo = (page: Page, name: RegExp): Locator => page.getByRole('main').getByRole('link', { name });

/** Where each badge stands, and what is clicked from there, one after the other. */
const ways: Readonly<Record<string, readonly [address: string, ...clicks: ((page: Page) => Locator)[]]>> = {
  'a marked place on the map': [
    addressOf.chooser(redcar.asOf),
    (page) => linkTo(page, /^Redcar and Cleveland/),
    (page) => linkTo(page, transfers),
    sources,
  ],
  'a conflict of the journey': [
    addressOf.journey(redcar.code, redcar.asOf),
    (page) => linkTo(page, transfers),
    sources,
  ],
  'a goal of the journey’s lanes': [
    addressOf.journey(redcar.code, redcar.asOf),
    (page) => cellOf(page, /^Redcar and Cleveland Council.*leaving/i),
    (page) => linkTo(page, goal),
    lines,
  ],
  'a card of the list of conflicts': [`${place}/conflicts?${day}`, (page) => linkTo(page, transfers), sources],
  'a goal of the agencies': [
    `${place}/agencies?${day}`,
    (page) => cellOf(page, /^Redcar and Cleveland Council.*, Resource effectiveness/i),
    (page) => linkTo(page, goal),
    lines,
  ],
  'a goal of one organisation': [`${place}/agencies/E06000003?${day}`, (page) => linkTo(page, transfers), lines],
  'a line of the board’s table': [`${place}/measures?${day}`, (page) => linkTo(page, transfers), lines],
  'a figure of a step': [addressOf.step(redcar.code, 'J08', redcar.asOf), (page) => linkTo(page, transfers), lines],
  'a figure of a comparison': [
    `/compare?places=${redcar.code},E08000035&${day}&measures=ascof-2c1`,
    (page) => page.getByRole('table', { name: 'Measures side by side' }).getByRole('cell').getByRole('link'),
    lines,
  ],
  'a bar of the years': [
    `${place}/through-time?${day}`,
    (page) => linkTo(page, /delayed.*31 March 2018: .*seen here/i),
    sources,
  ],
};

for (const [badge, [address, ...clicks]] of Object.entries(ways)) {
  test(`the row of the source file is at most three clicks from ${badge}`, async ({ page }) => {
    expect(clicks.length).toBeLessThanOrEqual(3);
    await page.goto(address);
    await new Frame(page).isSettled();
    for (const click of clicks) await click(page).filter({ visible: true }).first().click();
    await expect(page).toHaveURL(/\/measures\//);
    const { provenance } = new MeasurePage(page);
    await expect(provenance.getByRole('cell', { name: /\.(csv|xlsx?)$/ }).first()).toBeVisible();
  });
}
