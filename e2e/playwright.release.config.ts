import { defineConfig } from '@playwright/test';
import { pinnedBrowser } from './pages/pinned-browser.ts';
import everyRun from './playwright.config.ts';

/** What takes too long for every run: all pages in every look, and axe at every zoom. Run by npm run test:release. */
export default defineConfig({
  ...everyRun,
  testDir: './release',
  outputDir: '../test-results/release',
  maxFailures: 0,
  timeout: 180_000,
  projects: [
    { name: 'axe', testDir: './release', testMatch: ['axe-matrix.release.ts', 'long-names.release.ts'] },
    {
      name: 'pictures',
      testDir: './release',
      testMatch: 'every-picture.release.ts',
      // What differs is shown as a picture anyhow; to trace pages as long as these takes longer than to look at them.
      use: { launchOptions: pinnedBrowser() ?? {}, serviceWorkers: 'block', trace: 'off', screenshot: 'off' },
    },
  ],
});
