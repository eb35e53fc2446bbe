import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { nextFrames } from './next-frames.ts';

/** What can differ between a light and a dark page: no style here shows, hides or moves anything by the colour scheme. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds, one line an element; of the rules named, else of all. */
export async function faultsOn(page: Page, rules?: string[]): Promise<string[]> {
  // No page here has frames: asked in the page itself, axe answers in a third of the time. What is in order need not be listed.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false });
  const asked =
    rules === undefined ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']) : axe.withRules(rules);
  const results = await asked.analyze();
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/**
 * What is wrong in the four looks of every run, each said once a look: light and dark, at 1280 and 320 pixels; sideways scroll too.
 * In the dark only what colours can change is asked again; before a release everything is.
 */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 720 });
    // What is drawn for its width is drawn anew in the frame after.
    await nextFrames(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    // Only a labelled table may, inside its own region.
    if (sideways > 0) faults.push(`${String(width)} px: the page scrolls ${String(sideways)} px sideways`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const rules = colorScheme === 'dark' ? rulesOfColour : undefined;
      faults.push(...(await faultsOn(page, rules)).map((fault) => `${String(width)} px, ${colorScheme}: ${fault}`));
    }
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
