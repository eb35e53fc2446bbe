import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';

for (const [name, address] of [
  ['a journey', addressOf.journey(redcar.code, redcar.asOf)],
  ['a conflict', addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf)],
] as const) {
  for (const width of [390, 1280]) {
    test(`${name} can be read before any script has come, and nothing jumps when it has, at ${width} pixels`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      let letScriptsCome = (): void => undefined;
      const scripts = new Promise<void>((resolve) => (letScriptsCome = resolve));
      await page.route(/main-[^/]*\.js$/, async (route) => {
        await scripts;
        await route.continue();
      });
      await page.goto(address, { waitUntil: 'commit' });
      const first = page.locator('#first-words');
      await expect(first.locator('h1')).toBeVisible();
      await expect(first).toContainText(/found by rule, not yet reviewed/i);
      // Its letters come with the style sheet, which no script waits for.
      await page.waitForFunction(() => [...document.fonts].some((font) => font.status === 'loaded'));
      const before = await first.locator('h1').boundingBox();
      letScriptsCome();
      await expect(first).toHaveCount(0);
      const after = await page.locator('main h1').boundingBox();
      expect(Math.abs((after?.y ?? 0) - (before?.y ?? -99))).toBeLessThanOrEqual(4);
      expect(after?.x).toBe(before?.x);
      expect(after?.height).toBe(before?.height);
    });
  }
}

test('a place that does not exist has no first words, only the page that says so', async ({ page }) => {
  const answer = await page.request.get('/places/E99999999?asOf=2018-03-31');
  const text = await answer.text();
  expect(text).not.toContain('id="first-words"');
});
