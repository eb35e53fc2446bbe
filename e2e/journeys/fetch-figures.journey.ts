import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsInEveryLook } from '../pages/faults-on.ts';
import { Frame } from '../pages/frame.ts';
import { signedInAs } from '../pages/signed-in.ts';
import { UploadPages } from '../pages/upload-pages.ts';

/** A figure that is stored already: what is fetched is compared, and nothing of it changes for other readers. */
const FIGURE = 'ascof-1i2,E06000003,council,2018/19,33.4,180,545';

/** Puts a table where the server looks for it. */
function put(text: string): void {
  writeFileSync(join(process.env['COMMON_MEASURE_WATCHED'] ?? '', 'ours.csv'), text);
}

test('an outside source is asked by hand with the keyboard, and what it lost is told until it is read', async ({
  page,
}) => {
  const frame = new Frame(page);
  const keyboard = new UploadPages(page);
  const run = page.getByRole('button', { name: 'Run now: Tables in a folder' });
  const read = page.getByRole('button', { name: 'I have read this: Tables in a folder' });
  await page.context().addCookies(signedInAs('System administrator'));
  await page.goto('/outside-sources');
  await expect(page.getByText('Never read yet')).toBeVisible();

  put(`measure,area,level,period,value,numerator,denominator\n${FIGURE}\n`);
  await keyboard.press(run);
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'Tables in a folder: 0 new, 0 changed, 1 unchanged, 0 refused, 0 blank.',
  );
  await expect(frame.heading).toHaveText('The one outside source is as fresh as it should be');

  put('measure,area,level,period,value\nascof-1i2,E06000003,council,2018/19,40\n');
  await keyboard.press(run);
  await expect(frame.heading).toHaveText('1 of 1 outside source could not be read');
  await expect(page.getByText('2 columns are gone: numerator, denominator.').first()).toBeVisible();
  await expect(page.getByText('the figures shown are the last good ones')).toBeVisible();
  expect(await faultsInEveryLook(page), 'a run that lost columns').toEqual([]);
  await keyboard.press(read);
  await expect(read).toHaveCount(0);
  await page.getByText('Earlier runs').press('Enter');
  await expect(page.getByRole('cell', { name: 'Refused by the checks' })).toBeVisible();
});
