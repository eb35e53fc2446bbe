// The browser is found by tools/find-browser.mjs and handed over in CHROME_BIN.

/** Prints what failed, a line each, and the counts of the run as JSON, for tools/test.mjs. */
function countsReporter() {
  const failures = [];
  return {
    onSpecComplete(_browser, { success, skipped, suite, description, log }) {
      if (success || skipped) return;
      failures.push(`${[...suite, description].join(' ')}: ${(log[0] ?? '').trim().split('\n')[0]}`);
    },
    onBrowserError(_browser, fault) {
      failures.push(`the run as a whole: ${String(fault?.message ?? fault).split('\n')[0]}`);
    },
    onRunComplete(_browsers, results) {
      const { success: passed = 0, failed = 0, skipped = 0, error } = results;
      const counts = { passed, failed: failed === 0 && error ? 1 : failed, skipped };
      for (const failure of failures) process.stdout.write(`\nfailed: ${failure}`);
      process.stdout.write(`\nKarma counts ${JSON.stringify(counts)}\n`);
    },
  };
}

export default function configure(config) {
  config.set({
    frameworks: ['jasmine'],
    plugins: ['karma-jasmine', 'karma-chrome-launcher', { 'reporter:counts': ['factory', countsReporter] }],
    client: { jasmine: { random: true } },
    reporters: ['dots', 'counts'],
    browsers: ['HeadlessChrome'],
    customLaunchers: {
      HeadlessChrome: {
        base: 'ChromeHeadless',
        flags: [
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
    restartOnFileChange: false,
  });
}
