import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { faultsOn } from '../pages/faults-on.ts';
import { Panels } from '../pages/panels.ts';

const journey = addressOf.journey(redcar.code, redcar.asOf);

test('someone goes to another place by name, by keyboard alone, and keeps the day', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  await panels.press('Control+k', panels.finder);
  await expect(panels.box).toBeFocused();
  await page.keyboard.type('leeds');
  await expect(panels.chosen).toContainText('Leeds');
  await expect(panels.finder.getByRole('group', { name: /^Places/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/places\/E08000035\?asOf=2018-03-31/);
  await expect(panels.heading).toContainText('Leeds');
  await expect(panels.finder).toBeHidden();
});

test('arrows move through the groups, Escape gives the focus back', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  const button = page.getByRole('button', { name: 'Go to a place, measure, conflict or page by name' });
  await button.click();
  await panels.box.fill('transfers');
  await expect(panels.options.first()).toBeVisible();
  await expect(panels.options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(panels.options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(panels.options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(panels.box).toHaveAttribute(
    'aria-activedescendant',
    (await panels.options.last().getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Escape');
  await expect(panels.finder).toBeHidden();
  await expect(button).toBeFocused();
});

test('a conflict, a measure, an organisation, a method and a word are found by name', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  for (const [typed, group, heading] of [
    ['15.3 a day', 'Conflicts here', '15.3 a day per 100,000 adults'],
    ['south tees', 'Organisations here', 'South Tees'],
    ['severity', 'How things are found', 'rule that anyone can check'],
  ] as const) {
    await panels.press('Control+k', panels.finder);
    await panels.box.fill(typed);
    await panels.finder
      .getByRole('group', { name: new RegExp(`^${group}`) })
      .getByRole('option')
      .first()
      .click();
    await expect(panels.heading).toContainText(heading);
    await expect(page).toHaveURL(/asOf=2018-03-31/);
    await page.goBack();
    await expect(panels.heading).toContainText(redcar.name);
  }
  await panels.press('Control+k', panels.finder);
  await panels.box.fill('zzzz');
  await expect(panels.finder.getByRole('status')).toContainText('Nothing is called “zzzz” on this day.');
});

test('shortcuts lead through the pages of a place, never act in a field, and can be switched off', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  await panels.press('?', panels.shortcuts);
  await expect(panels.shortcuts.getByRole('row', { name: /Go to the conflicts/ })).toBeVisible();
  expect(await faultsOn(page)).toEqual([]);
  await panels.leave(panels.shortcuts);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/conflicts\?asOf=2018-03-31/);
  const search = page.getByRole('searchbox').first();
  await search.fill('');
  await search.press('?');
  await expect(panels.shortcuts).toBeHidden();
  await expect(search).toHaveValue('?');
  await search.fill('');
  await panels.heading.focus();
  await panels.press('?', panels.shortcuts);
  await panels.shortcuts.getByRole('checkbox', { name: /single characters/ }).uncheck();
  await panels.leave(panels.shortcuts);
  await page.keyboard.press('e');
  await panels.press('Control+k', panels.finder);
  await expect(panels.explanation).toBeHidden();
});

test('every page below a place says where it stands, and leads back on the same day', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf));
  await expect(panels.crumbs.getByRole('listitem')).toHaveText(['All places', redcar.name, 'Conflicts', 'Conflict 1']);
  await expect(panels.crumbs.locator('[aria-current="page"]')).toHaveText('Conflict 1');
  await panels.crumbs.getByRole('link', { name: redcar.name }).click();
  await expect(page).toHaveURL(/\/places\/E06000003\?asOf=2018-03-31$/);
  await expect(panels.crumbs).toHaveCount(0);
});

test('recent places come first and can be forgotten', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(journey);
  await panels.open(addressOf.journey('E08000035', redcar.asOf));
  await panels.press('Control+k', panels.finder);
  await expect(panels.options.first()).toHaveText(/Leeds/);
  await panels.open(addressOf.chooser(redcar.asOf));
  const recent = page.locator('.recent');
  await expect(recent.getByRole('link')).toHaveText(['Leeds', redcar.name]);
  await page.getByRole('button', { name: 'Forget these places' }).click();
  await expect(recent).toHaveCount(0);
  await expect(page.getByRole('combobox').first()).toBeFocused();
  await page.reload();
  await panels.isSettled();
  await expect(recent).toHaveCount(0);
});

test('the page explains itself, and leads on to how it is worked out', async ({ page }) => {
  const panels = new Panels(page);
  await panels.open(addressOf.conflicts(redcar.code, redcar.asOf));
  await page.getByRole('button', { name: 'Explain this page' }).first().click();
  await expect(panels.explanation).toContainText('What was found here by rule');
  expect(await faultsOn(page)).toEqual([]);
  await panels.explanation.getByRole('link', { name: 'How severity is counted' }).click();
  await expect(page).toHaveURL(/\/methods\?asOf=2018-03-31#severity/);
  await expect(panels.explanation).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 568 }, contextOptions: { reducedMotion: 'reduce' } });

  test('the list of names is a sheet as high as the screen, and axe finds nothing in it', async ({ page }) => {
    const panels = new Panels(page);
    await panels.open(journey);
    await page.getByRole('button', { name: 'Go to a place, measure, conflict or page by name' }).click();
    await panels.box.fill('red');
    await expect(panels.options.first()).toBeVisible();
    await expect.poll(async () => panels.finder.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 568 });
    expect(await faultsOn(page)).toEqual([]);
  });
});
