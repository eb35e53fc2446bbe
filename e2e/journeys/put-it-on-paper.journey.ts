import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';
import { sheetsOf } from '../pages/sheets-of.ts';

const place = `/places/${redcar.code}`;
const day = `asOf=${redcar.asOf}`;

/** What a board takes to a meeting, and how many sheets of A4 across it may be. */
const sheets: readonly (readonly [name: string, most: number, address: string])[] = [
  ['the journey', 1, addressOf.journey(redcar.code, redcar.asOf)],
  ['the measures', 2, `${place}/measures?${day}`],
  ['a step', 2, addressOf.step(redcar.code, 'J08', redcar.asOf)],
  ['a conflict', 2, addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf)],
  ['the organisations', 2, `${place}/agencies?${day}`],
  ['places side by side', 2, `/compare?places=${redcar.code},E08000035&${day}`],
  ['a place through time', 2, `${place}/through-time?${day}`],
];

for (const [name, most, address] of sheets) {
  test(`a board takes ${name} along on ${most === 1 ? 'one sheet' : 'two sheets'} of paper at most`, async ({
    page,
  }) => {
    const frame = new Frame(page);
    await page.goto(address);
    await frame.isSettled();
    await frame.listens();
    expect(await sheetsOf(page)).toBeLessThanOrEqual(most);
  });
}
