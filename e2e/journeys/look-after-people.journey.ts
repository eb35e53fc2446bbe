import { expect, test } from '@playwright/test';
import { Frame } from '../pages/frame.ts';
import { PeoplePages } from '../pages/people-pages.ts';
import { linkFor, signedInAs } from '../pages/signed-in.ts';

const PASSWORD = 'four words and a lamp';

test('a link of the console signs in once, and signing out by keyboard forgets everything', async ({
  page,
  context,
}) => {
  const link = linkFor('Councillor, Redcar and Cleveland');
  const frame = new Frame(page);
  await page.goto(link);
  await expect(frame.heading).toHaveText('Example Councillor, Redcar and Cleveland');
  expect(page.url(), 'the key stays in no history').not.toContain('#');
  await expect(page.getByRole('link', { name: /my account/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/(\?.*)?$/);
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('sid');
  await page.goto('/account');
  await expect(frame.heading).toHaveText('Sign in');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('This link does not work any more');
});

test('public pages ask nothing about who reads them', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await new Frame(page).isSettled();
  expect(asked.filter((path) => /^\/api\/(session|sign-in)/.test(path))).toEqual([]);
});

test('a wrong password is told above the form, which keeps the address', async ({ page }) => {
  const people = new PeoplePages(page);
  await page.goto('/sign-in');
  await people.email.fill('nobody@example.org');
  await people.password.fill('not the right one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await expect(people.email).toHaveValue('nobody@example.org');
});

test('an administrator invites somebody by keyboard, who comes in, loses the session, and loses no word', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.context().addCookies(signedInAs('System administrator'));
  const people = new PeoplePages(page);
  await page.goto('/people');
  await expect(new Frame(page).heading).toContainText('people have an account here');
  await page.getByLabel('Their name').focus();
  await page.keyboard.type('Robin Invited');
  await page.keyboard.press('Tab');
  await page.keyboard.type('robin@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Perf');
  await page.keyboard.press('Tab');
  const organisation = page.getByRole('combobox', { name: 'Organisation', exact: true });
  await expect(organisation).toBeFocused();
  await page.keyboard.type('South Tees');
  await expect(organisation.locator('option:checked')).toHaveText(/^South Tees Hospitals/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const link = await page.getByText(/\/invitation#/).innerText();
  await expect(people.row('robin@example.org')).toContainText('South Tees Hospitals NHS Foundation Trust');
  await expect(people.row('robin@example.org')).toContainText('Invited');

  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const theirs = await other.newPage();
  const their = new PeoplePages(theirs);
  await theirs.goto(link.trim());
  await expect(theirs.getByText('Robin Invited, you are invited as')).toBeVisible();
  await their.newPassword.fill('robin');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('alert')).toContainText('at least 12 characters');
  await their.newPassword.fill(PASSWORD);
  await theirs.keyboard.press('Enter');
  // Whoever brings figures in begins at that work.
  await expect(new Frame(theirs).heading).toHaveText(
    /^No file of yours is waiting(; \d+ measures? ha(s|ve) a figure due)?$/,
  );
  await theirs.goto('/account');
  await expect(new Frame(theirs).heading).toHaveText('Robin Invited');

  await page.reload();
  await people.button('Change Robin Invited').click();
  await people.button('Sign them out everywhere').click();
  await expect(page.getByText('Done: Robin Invited.')).toBeVisible();

  await their.name.fill('Robin of South Tees');
  await theirs.keyboard.press('Enter');
  await expect(their.dialog).toBeVisible();
  await expect(their.name).toHaveValue('Robin of South Tees');
  await their.dialog.getByLabel('Password').fill(PASSWORD);
  await theirs.keyboard.press('Enter');
  await expect(their.dialog).toBeHidden();
  await expect(new Frame(theirs).heading).toHaveText('Robin of South Tees');

  await people.button('Disable the account').click();
  await expect(people.row('robin@example.org')).toContainText('Disabled');
  await theirs.reload();
  await expect(new Frame(theirs).heading).toHaveText('Sign in');
  await other.close();
});
