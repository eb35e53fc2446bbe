import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Prints the counts of the run as JSON for tools/test.mjs. */
export default class CountsReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(result: FullResult): void {
    const outcomes = (this.#suite?.allTests() ?? []).map((test) => test.outcome());
    const passed = outcomes.filter((outcome) => outcome === 'expected').length;
    const skipped = outcomes.filter((outcome) => outcome === 'skipped').length;
    const failed = outcomes.length - passed - skipped;
    const counts = { passed, failed: failed === 0 && result.status !== 'passed' ? 1 : failed, skipped };
    process.stdout.write(`\nJourney counts ${JSON.stringify(counts)}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
