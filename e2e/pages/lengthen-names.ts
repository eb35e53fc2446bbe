import type { Page } from '@playwright/test';
import { redcar } from './address-of.ts';
import { nextFrames } from './next-frames.ts';

/** Names of ninety characters and more, one of them with a word that fits on no line of a phone. */
const longNames: Readonly<Record<string, string>> = {
  'South Tees Hospitals NHS Foundation Trust':
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Teaching Hospitals NHS Foundation Trust',
  [redcar.name]: 'Redcar and Cleveland with Middlesbrough, Stockton, Hartlepool and the Parishes of the Coast',
};

/** Answers as the server does, with names made long, in the first words of a page too. End with `unrouteAll`: an answer may be on its way. */
export async function lengthenNames(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const kind = response.headers()['content-type'] ?? '';
    if (!kind.includes('json') && !kind.includes('html')) return route.fulfill({ response });
    let body = await response.text();
    for (const [short, long] of Object.entries(longNames)) body = body.replaceAll(short, long);
    return route.fulfill({ response, body });
  });
}

/** How far the page scrolls sideways at each width, where it does; only a labelled table may, inside its own region. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 720 });
    await nextFrames(page);
    const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (pixels > 0) found.push(`${String(width)} px: ${String(pixels)} px sideways`);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  return found;
}
