import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';

/** Prints what failed, a line each, and the counts of the run as JSON, for tools/test.mjs. */
export default class CountsReporter implements Reporter {
  #suite: Suite | undefined;
  readonly #faults: string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#faults.push(`the run as a whole: ${firstLine(error)}`);
  }

  onEnd(result: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    const failures = tests.filter((test) => !['expected', 'skipped'].includes(test.outcome()));
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    const skipped = tests.length - passed - failures.length;
    const failed = failures.length === 0 && result.status !== 'passed' ? 1 : failures.length;
    for (const fault of [...failures.map(tell), ...this.#faults]) process.stdout.write(`\nfailed: ${fault}`);
    process.stdout.write(`\nJourney counts ${JSON.stringify({ passed, failed, skipped })}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** Which journey failed, where, and what it says first. */
function tell(test: TestCase): string {
  const last = test.results.at(-1);
  const error = last?.errors[0];
  const at = `${basename(test.location.file)}:${String(error?.location?.line ?? test.location.line)}`;
  return `${at} ${test.title}: ${error === undefined ? (last?.status ?? 'not run') : firstLine(error)}`;
}

function firstLine({ message, value }: TestError): string {
  return stripVTControlCharacters(message ?? value ?? '').split('\n')[0] ?? '';
}
