import { expect, test } from '@playwright/test';
import { addressOf, redcar } from '../pages/address-of.ts';
import { signedInAs } from '../pages/signed-in.ts';

const place = `/places/${redcar.code}`;
const notReviewed = /found by rule, not yet reviewed/i;

for (const [name, address, widths, says] of [
  ['a journey', addressOf.journey(redcar.code, redcar.asOf), [390, 1280], notReviewed],
  ['a conflict', addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf), [390, 1280], notReviewed],
  ['the list of conflicts', `${place}/conflicts?asOf=${redcar.asOf}`, [1280], notReviewed],
  ['a measure', `${place}/measures/ascof-2c1?asOf=${redcar.asOf}`, [390], /Redcar and Cleveland/],
  ['a page of reference', '/methods', [390], /conflict/],
] as const) {
  for (const width of widths) {
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
      await expect(first).toContainText(says);
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

for (const [name, address] of [
  ['figures brought in', '/uploads'],
  ['a history', '/uploads/history'],
  ['an account', '/account'],
] as const) {
  test(`the page of ${name} says what it is for before any script has come, and says it at the same place after`, async ({
    page,
    context,
  }) => {
    await context.addCookies(signedInAs('Performance officer, Redcar and Cleveland Council'));
    await page.setViewportSize({ width: 390, height: 844 });
    let letScriptsCome = (): void => undefined;
    const scripts = new Promise<void>((resolve) => (letScriptsCome = resolve));
    await page.route(/main-[^/]*\.js$/, async (route) => {
      await scripts;
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'commit' });
    const first = page.locator('#first-words');
    await expect(first.locator('h1')).toBeVisible();
    await page.waitForFunction(() => [...document.fonts].some((font) => font.status === 'loaded'));
    const said = await first.locator('.lead').innerText();
    const before = await first.locator('h1').boundingBox();
    letScriptsCome();
    await expect(first).toHaveCount(0);
    await expect(page.locator('main')).toContainText(said);
    const after = await page.locator('main h1').boundingBox();
    expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
  });
}

test('a place that does not exist has no first words, only the page that says so', async ({ page }) => {
  const answer = await page.request.get('/places/E99999999?asOf=2018-03-31');
  const text = await answer.text();
  expect(text).not.toContain('id="first-words"');
});

test('what every page needs of scripts is sent in at most 150 kB', async ({ page }) => {
  // An address of no page has the frame alone.
  const frame = await (await page.request.get('/no-such-page')).text();
  const scripts = [...frame.matchAll(/(?:href|src)="([^"]+\.js)"/g)].map(([, name]) => name ?? '');
  // What it begins with, what all stands on, the frame.
  expect(scripts.length).toBeGreaterThanOrEqual(3);
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (name) => {
      const answer = await page.request.get(`/${name}`, { headers: { 'accept-encoding': 'br' } });
      expect(answer.headers()['content-encoding'] ?? 'none').toMatch(/^(br|none)$/);
      return Number(answer.headers()['content-length'] ?? Infinity);
    }),
  );
  const sent = sizes.reduce((sum, size) => sum + size, 0);
  expect(sent).toBeGreaterThan(50_000);
  expect(sent).toBeLessThanOrEqual(150_000);
});
