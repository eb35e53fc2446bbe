import type { Page } from '@playwright/test';

/** Sheets of A4 across that the page takes, as its rules for paper ask for. */
export async function sheetsOf(page: Page): Promise<number> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/Type\s*\/Page\b/g)].length;
}
