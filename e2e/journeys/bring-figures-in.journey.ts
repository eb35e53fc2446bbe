import { expect, test } from '@playwright/test';
import { faultsInEveryLook } from '../pages/faults-on.ts';
import { Frame } from '../pages/frame.ts';
import { linkFor, signedInAs } from '../pages/signed-in.ts';
import { UploadPages } from '../pages/upload-pages.ts';

// They are of one council: whether its steward must approve holds for all of them.
test.describe.configure({ mode: 'default' });

const OFFICER = 'Performance officer, Redcar and Cleveland Council';
const HEADING = 'measure,area,level,period,value,numerator,denominator,missing';

test('an officer brings a file with one spoiled line in by keyboard, leaves the line out, publishes and undoes', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const officer = new UploadPages(page);
  const frame = new Frame(page);
  await page.context().addCookies(signedInAs(OFFICER));
  await page.goto('/account');
  await officer.press(page.getByRole('link', { name: 'Upload' }).first());
  await expect(officer.chooser).toBeAttached();
  expect(await faultsInEveryLook(page), 'the home').toEqual([]);

  await officer.choose(
    'autumn.csv',
    [HEADING, 'ascof-1a,E06000003,council,2018/19,19.1', 'ascof-1b,E06000003,council,2018/19,7o.2', ''].join('\r\n'),
  );
  await expect(frame.heading).toHaveText('Is this how your file is to be read?');
  await expect(page.getByText('Nothing is overwritten until you publish')).toBeVisible();
  await expect(page.getByText('All of it or none of it')).toBeVisible();
  expect(await faultsInEveryLook(page), 'understand').toEqual([]);

  await officer.press(officer.check);
  await expect(frame.heading).toContainText('1 line cannot go in as it is.');
  await expect(page.getByText('2 lines read: 1 new, 0 changed, 0 unchanged, 1 refused, 0 blank.')).toBeAttached();
  await expect(page.getByRole('heading', { name: 'A value that is no number' })).toBeVisible();
  expect(await faultsInEveryLook(page), 'check').toEqual([]);

  // Whoever leaves comes back to the same.
  const address = page.url();
  await page.goto('/uploads');
  await officer.press(page.getByRole('link', { name: 'autumn.csv' }).first());
  await expect(page).toHaveURL(address);
  const refused = await page.request.get(`/api${new URL(address).pathname}/refused-rows?format=csv`);
  expect(await refused.text()).toContain('7o.2');

  await officer.press(officer.goOn);
  await expect(frame.heading).toHaveText('Publish 1 new figure?');
  expect(await faultsInEveryLook(page), 'publish').toEqual([]);
  await officer.press(officer.publish);
  await expect(officer.receipt).toBeVisible();
  await expect(frame.heading).toHaveText('Published: 1 new figure');
  expect(await faultsInEveryLook(page), 'receipt').toEqual([]);

  await officer.press(officer.undo);
  await expect(page.getByText('It is undone: what stood before stands again.')).toBeVisible();
  await expect(officer.redo).toBeVisible();
  await expect(frame.heading).toHaveText('Undone: nothing of autumn.csv stands');
  await officer.press(page.getByRole('link', { name: 'This entry in the history' }));
  await expect(frame.heading).toHaveText('autumn.csv brought in 1 new figure; it is undone since');
  expect(await faultsInEveryLook(page), 'one entry').toEqual([]);
  await officer.press(page.getByRole('link', { name: 'The whole history' }));
  await expect(page.getByRole('link', { name: /^Undone: autumn\.csv/ })).toBeVisible();
  expect(await faultsInEveryLook(page), 'the history').toEqual([]);

  await page.goto('/uploads/figure?measure=ascof-1a&area=E06000003&period=2018/19');
  await expect(frame.heading).toContainText('This figure has stood');
  expect(await faultsInEveryLook(page), 'a figure').toEqual([]);
});

test('somebody who brings nothing in is told so, and another organisation’s file is not there', async ({ page }) => {
  await page.context().addCookies(signedInAs('System administrator'));
  await page.goto('/account');
  await expect(page.getByRole('link', { name: /my account/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Upload' })).toHaveCount(0);
  await page.goto('/uploads');
  await expect(new Frame(page).heading).toHaveText('Your account brings no figures in');
  await page.goto('/uploads/1');
  await expect(page.getByRole('alert')).toContainText('No such upload');
});

test('an open question is answered, one fix mends a group of lines, and a steward approves what then goes in', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const atSteward = await browser.newContext();
  const desk = await atSteward.newPage();
  await desk.goto(linkFor('Data steward, Redcar and Cleveland'));
  await expect(desk.getByRole('heading', { name: 'Approval in Redcar and Cleveland' })).toBeVisible();
  const steward = new UploadPages(desk);
  await steward.press(desk.getByRole('button', { name: 'Ask for approval from now on' }));
  await expect(desk.getByText('waits until a data steward has approved it')).toBeVisible();
  expect(await faultsInEveryLook(desk), 'the home of a steward').toEqual([]);

  const officer = new UploadPages(page);
  const frame = new Frame(page);
  await page.context().addCookies(signedInAs(OFFICER));
  await page.goto('/uploads');
  await officer.choose('winter.csv', 'measure,area,value\r\nascof-1a,E06000003,-\r\nascof-1b,E06000003,-\r\n');
  await expect(frame.heading).toHaveText('1 thing must be said before the file can be checked');
  const answer = page.getByLabel(/^Your answer/);
  await officer.press(officer.check);
  await expect(page.getByRole('alert')).toHaveText('Say which period it is, as 2018/19, 2018-03 or 2018 Q1.');
  await expect(answer).toBeFocused();
  await page.keyboard.type('2009/10');
  await officer.press(officer.check);
  await expect(frame.heading).toContainText('2 lines cannot go in as they are.');
  await officer.press(page.getByRole('button', { name: /^Read a dash as not available/ }));
  await expect(frame.heading).toContainText('2 figures are new. Every line can go in.');
  await expect(page.getByRole('heading', { name: 'What you have mended so far' })).toBeVisible();
  await officer.press(officer.goOn);
  await officer.press(officer.publish);
  await expect(page.getByText('Nobody sees these figures before a steward of your place')).toBeVisible();
  expect(await faultsInEveryLook(page), 'a file that waits').toEqual([]);

  await desk.goto('/uploads');
  await steward.press(desk.getByRole('link', { name: 'winter.csv' }).first());
  await steward.press(desk.getByRole('button', { name: 'Approve and publish' }));
  await expect(new Frame(desk).heading).toHaveText('Published: 2 new figures');
  await desk.goto('/uploads');
  await steward.press(desk.getByRole('button', { name: 'Ask for approval no more' }));
  await expect(desk.getByText('publish their figures themselves')).toBeVisible();
  await atSteward.close();
});
