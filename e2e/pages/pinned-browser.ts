import type { LaunchOptions } from '@playwright/test';

/**
 * How to start the browser of the lock file, which draws the same picture on every machine that can run it, or null where it
 * cannot run. tools/find-browser.mjs unpacks it and says where it is.
 */
export function pinnedBrowser(): LaunchOptions | null {
  const path = process.env['PINNED_BROWSER'];
  if (path === undefined || path === '') return null;
  const own = JSON.parse(process.env['PINNED_BROWSER_ENVIRONMENT'] ?? '{}') as Record<string, string>;
  return {
    executablePath: path,
    env: { ...process.env, ...own },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-lcd-text',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      '--hide-scrollbars',
    ],
  };
}
