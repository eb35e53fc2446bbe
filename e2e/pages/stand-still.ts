import type { Page } from '@playwright/test';

/**
 * Brings a settled page to rest for a picture: its fonts are there, every picture and every chart is drawn to its end, nothing has
 * the focus and nothing is pointed at.
 */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
    await document.fonts.ready;
    await Promise.all([...document.images].map(async (image) => image.decode().catch(() => undefined)));
  });
  await page.mouse.move(0, 0);
  await page.evaluate(
    async () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );
}
