import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { emptyPages, moreEmptyPages, morePages, ownPages, pages } from '../pages/every-page.ts';
import { Frame } from '../pages/frame.ts';
import { pinnedBrowser } from '../pages/pinned-browser.ts';
import { signedInAs } from '../pages/signed-in.ts';
import { standStill } from '../pages/stand-still.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const looks: Readonly<Record<string, Media>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced-colours': { forcedColors: 'active' },
  print: { media: 'print', colorScheme: 'light' },
};

/** Pages that look from today change with the calendar and have no accepted picture. */
const fixedPages = Object.entries({ ...pages, ...morePages, ...emptyPages, ...moreEmptyPages, ...ownPages }).filter(
  ([name]) => !name.includes('today') && !(name in ownPages && name.includes('account')),
);

const accepted = join(import.meta.dirname, 'accepted');
const isUpdate = process.env['COMMON_MEASURE_ACCEPT_PICTURES'] === 'yes';

test.skip(pinnedBrowser() === null, 'the browser of the lock file does not run on this machine');
test.skip(!isUpdate && !existsSync(accepted), 'no pictures were accepted yet: npm run test:release -- --update');

/**
 * All pages in every look are some three hundred pictures. They are kept at half their size and to this depth, by width, so that they
 * can lie beside the code: a word, a colour or a line that changes is seen there too, and what stands deeper repeats what stands above.
 */
const deepest = { 1280: 2000, 390: 3000 } as const;
/** What fits between the margins of the sheet that the pages are printed on, A4 across: paper has one width, whatever the screen. */
const sheet = { width: 1062, height: 733 };

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  const shown = Object.entries(looks).filter(([look]) => look !== 'print' || width === 1280);

  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: 0.5, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, address] of fixedPages) {
      test(`looks as accepted in ${shown.map(([look]) => look).join(', ')}: ${name}`, async ({ page }) => {
        const frame = new Frame(page);
        if (name in ownPages) await page.context().addCookies(signedInAs('System administrator'));
        await page.goto(address);
        await frame.isSettled();
        for (const [look, media] of shown) {
          await page.emulateMedia({ media: 'screen', forcedColors: 'none', reducedMotion: 'reduce', ...media });
          if (look === 'print') await page.setViewportSize(sheet);
          await hideWhatEachRunHas(page);
          await cutAt(page, deepest[width]);
          await drawWhatIsOutOfSight(page);
          await standStill(page);
          const file = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}-${width}-${look}.png`;
          // One look that differs does not hide the others.
          await expect.soft(page).toHaveScreenshot(file, { fullPage: true, scale: 'device' });
        }
      });
    }
  });
}

/** What is another in each run: the door of the server, in the address that stands on paper, and the folder of its store. */
async function hideWhatEachRunHas(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      text.nodeValue = (text.nodeValue ?? '')
        .replace(/(from http:\/\/)[\w.]+:\d+/, '$1here')
        .replace(/\S*common-measure-e2e-\w+/, 'folder');
  });
}

/** Ends a page at some depth. A sheet of style would be turned away by the rules that the server sends with each page. */
async function cutAt(page: Page, depth: number): Promise<void> {
  await page.locator('cm-root').evaluate((root: HTMLElement, to) => {
    // Placed, so that what stands out of the flow deeper down is cut with the rest.
    Object.assign(root.style, { display: 'block', position: 'relative', maxHeight: `${to}px`, overflow: 'clip' });
  }, depth);
}

/** A browser leaves out what is far out of sight, and draws it when it finds the time; a picture shows it always. */
async function drawWhatIsOutOfSight(page: Page): Promise<void> {
  await page.locator('cm-root').evaluate((root) => {
    for (const element of root.querySelectorAll('*'))
      if (element instanceof HTMLElement && getComputedStyle(element).contentVisibility === 'auto')
        element.style.contentVisibility = 'visible';
  });
}
