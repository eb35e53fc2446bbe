import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { Frame } from '../pages/frame.ts';

const routes = [
  { name: 'choose a place', address: addressOf.chooser(redcar.asOf) },
  { name: 'choose a place, today', address: addressOf.chooser() },
  { name: 'the journey on 31 March 2018', address: addressOf.journey(redcar.code, redcar.asOf) },
  { name: 'the journey today', address: addressOf.journey(redcar.code) },
  { name: 'a conflict with figures', address: addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf) },
  {
    name: 'a conflict with chart and table',
    address: `${addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf)}&look=both`,
  },
  { name: 'an unknown place', address: addressOf.journey('E06999999', redcar.asOf) },
  { name: 'a place before it existed', address: addressOf.journey('E06000065', redcar.asOf) },
  { name: 'a conflict that is not there', address: addressOf.conflict(redcar.code, 'POLARITY//nothing', redcar.asOf) },
  { name: 'no page', address: '/nowhere/at/all' },
];

const looks = [
  { scheme: 'light', width: 1280, height: 720 },
  { scheme: 'dark', width: 1280, height: 720 },
  { scheme: 'light', width: 320, height: 720 },
  { scheme: 'dark', width: 320, height: 720 },
] as const;

for (const look of looks) {
  test.describe(`in ${look.scheme} at ${look.width} px`, () => {
    test.use({
      colorScheme: look.scheme,
      viewport: { width: look.width, height: look.height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    for (const route of routes) {
      test(`axe finds nothing on: ${route.name}`, async ({ page }) => {
        const frame = new Frame(page);
        await page.goto(route.address);
        await frame.isSettled();
        const results = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const found = results.violations.flatMap((violation) =>
          violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
        );
        expect(found).toEqual([]);
      });

      if (look.scheme === 'light' && look.width === 320) {
        test(`nothing but a labelled table scrolls sideways on: ${route.name}`, async ({ page }) => {
          const frame = new Frame(page);
          await page.goto(route.address);
          await frame.isSettled();
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(beyond).toBeLessThanOrEqual(0);
        });
      }
    }
  });
}
