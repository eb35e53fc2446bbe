import { defineConfig } from '@playwright/test';
import { pinnedBrowser } from './pages/pinned-browser.ts';

/**
 * Walks the real pages on a real server with a store of its own (see start-server.ts). The browser is the one that
 * tools/find-browser.mjs found, named in CHROME_BIN: npm test hands it over. Pictures are taken with the browser of the lock
 * file, so that they are the same on every machine.
 */
export default defineConfig({
  projects: [
    { name: 'journeys', testDir: './journeys', testMatch: '**/*.journey.ts' },
    {
      name: 'pictures',
      testDir: './pictures',
      testMatch: '**/*.picture.ts',
      use: { launchOptions: pinnedBrowser() ?? {}, serviceWorkers: 'block' },
    },
  ],
  snapshotPathTemplate: '{testDir}/accepted/{arg}{ext}',
  updateSnapshots: 'none',
  outputDir: '../test-results/e2e',
  globalSetup: './start-server.ts',
  reporter: [['list'], ['./counts-reporter.ts']],
  forbidOnly: true,
  maxFailures: 25,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: {
    timeout: 20_000,
    // A few hundred pixels of a rounded edge may fall otherwise; a word, a colour or a line may not.
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', threshold: 0.15, maxDiffPixelRatio: 0.001 },
  },
  use: {
    baseURL: process.env['COMMON_MEASURE_ADDRESS'] ?? '',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Offline reading has a journey of its own; elsewhere each answer comes from the server, or from what the journey puts in its way.
    serviceWorkers: 'block',
    // Somebody who has been here before: the offer of a tour has a journey of its own.
    storageState: {
      cookies: [],
      origins: [
        {
          origin: process.env['COMMON_MEASURE_ADDRESS'] ?? 'http://127.0.0.1',
          localStorage: [{ name: 'common-measure.tour', value: 'seen' }],
        },
      ],
    },
    viewport: { width: 1280, height: 720 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env['CHROME_BIN'] ? { executablePath: process.env['CHROME_BIN'] } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
