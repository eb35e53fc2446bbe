import type { Page } from '@playwright/test';

/** Waits until what the last event set off is drawn: it is worked out in the frame after it, and stands in the one after that. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}
