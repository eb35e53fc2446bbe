import { expect, test } from '@playwright/test';
import { redcar } from '../pages/address-of.ts';
import { ConflictPage } from '../pages/conflict-page.ts';
import { WhatIfPage } from '../pages/what-if-page.ts';

const conflict = 'POLARITY/opposite/bcf-nea+pbr-nel/';
const day = `asOf=${redcar.asOf}`;
const sentence = /Emergency admissions, all ages: South Tees Hospitals NHS Foundation Trust answers for more/;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a chair gives both sides one shared goal by keyboard, sees the conflict go, and the link shows the same', async ({
  page,
  context,
}) => {
  const read = new ConflictPage(page);
  await read.open(redcar.code, conflict, redcar.asOf);
  const onward = new WhatIfPage(page);
  const link = page.getByRole('link', { name: 'Change these goals and see' });
  await page.getByRole('heading', { name: 'What boards do about this kind' }).scrollIntoViewIfNeeded();
  await expect(page.getByText(/^In this model this conflict goes/)).toBeVisible();
  await onward.tabTo(link);
  await page.keyboard.press('Enter');
  await expect(onward.heading).toHaveText('What if people here were held to something else?');
  await onward.isSettled();
  await expect(page.getByText(/^Only the \d+ goals of the conflict you came from/)).toBeVisible();

  const goal = onward.change(/^Change: NHS South Tees CCG, Non-elective admissions/);
  await onward.tabTo(goal);
  await page.keyboard.press('Enter');
  const mate = page.getByLabel('One shared goal with');
  await onward.tabTo(mate);
  const chosen = mate.locator('option:checked');
  for (let pressed = 0; pressed < 20; pressed += 1) {
    if ((await chosen.innerText()).includes('Non-elective income')) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(chosen).toContainText('Non-elective income');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(onward.said).toContainText(/\d+ conflicts? gone/);
  await expect(onward.gone).toContainText('Emergency admissions, all ages');
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeFocused();
  const [before, after] = (await onward.index.getByRole('cell').allInnerTexts()).map((text) => parseInt(text, 10));
  expect(after).toBeGreaterThan(before ?? Infinity);
  const said = await onward.said.innerText();

  const copy = page.getByRole('button', { name: 'Copy link' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const copied = await page.evaluate(async () => navigator.clipboard.readText());
  const fresh = new WhatIfPage(await context.newPage());
  await fresh.page.goto(copied);
  await fresh.isSettled();
  await expect(fresh.said).toHaveText(said);
  await expect(fresh.chips).toHaveCount(1);
  await expect(fresh.gone).toContainText(sentence);
});

test('a link with nonsense is explained, the rest of it stands', async ({ page }) => {
  const whatIf = new WhatIfPage(page);
  await whatIf.open(
    redcar.code,
    `${day}&changes=1;explode,x;retire,nobody:nothing;deadline,acute_trust:const-ae4h,1999-01-01;retire,acute_trust:pbr-nel&goal=zzz`,
  );
  const leftOut = page.getByRole('region', { name: 'Part of this link could not be used' });
  await expect(leftOut.getByRole('listitem')).toHaveCount(4);
  await expect(leftOut).toContainText(
    'The deadline lies before the goal begins. Choose a day on or after 21 June 2010.',
  );
  await expect(whatIf.chips).toHaveCount(1);
  await leftOut.getByRole('button', { name: 'Leave it out of the link' }).click();
  await expect(leftOut).toHaveCount(0);
  await expect(whatIf.chips).toHaveCount(1);
  await expect(page).toHaveURL(/changes=1;retire,acute_trust:pbr-nel(&|$)/);
});

test('a target in another unit is refused at its field, with the way to mend it', async ({ page }) => {
  const whatIf = new WhatIfPage(page);
  await whatIf.open(redcar.code, `${day}&goal=acute_trust/const-ae4h`);
  const value = page.getByRole('textbox', { name: 'Value' });
  await value.fill('3 days');
  await value.press('Enter');
  await expect(page.getByText(/The measure is counted in %, not in .days.; .*Write the number alone/)).toBeVisible();
  await expect(value).toHaveAttribute('aria-invalid', 'true');
  await expect(page).not.toHaveURL(/changes=/);
  await value.fill('80');
  await value.press('Enter');
  await expect(page).toHaveURL(/changes=1;target,acute_trust:const-ae4h,at-least,80,%25/);
  await expect(whatIf.chips).toHaveCount(1);
});

test('what takes the focus on a phone is never under the summary', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const whatIf = new WhatIfPage(page);
  await whatIf.open(redcar.code, `${day}&changes=1;retire,acute_trust:pbr-nel&goal=acute_trust/const-ae4h`);
  const summary = page.getByRole('button', { name: 'See what changes' });
  await expect(summary).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const focused = document.activeElement;
      const bar = document.querySelector('.sticky');
      if (focused === null || bar === null || bar.contains(focused) || focused.closest('footer, header') !== null)
        return false;
      const [top, bottom] = [bar.getBoundingClientRect().top, focused.getBoundingClientRect().bottom];
      return bottom > top + 1 && focused.getBoundingClientRect().top < window.innerHeight;
    });
    expect(covered, `stop ${stop + 1}`).toBe(false);
  }
});
