import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';

/** Writes down for tests/run.mjs what passed, failed and was skipped, and why. */
export default class TallyReporter implements Reporter {
  private tests: TestCase[] = [];
  private errors: string[] = [];

  onBegin(_config: unknown, suite: Suite) {
    this.tests = suite.allTests();
  }

  onError(error: TestError) {
    this.errors.push(error.message ?? 'an error outside any test');
  }

  onEnd(_result: FullResult) {
    const name = (test: TestCase) => test.titlePath().filter(Boolean).join(' › ');
    const skipped = this.tests.filter((test) => test.outcome() === 'skipped');
    const failed = this.tests.filter((test) => test.outcome() === 'unexpected' || test.outcome() === 'flaky');
    const tally = {
      passed: this.tests.length - skipped.length - failed.length,
      failed: [...failed.map(name), ...this.errors],
      skipped: skipped.map((test) => ({
        name: name(test),
        reason: test.annotations.find(({ type }) => type === 'skip')?.description ?? '',
      })),
    };
    if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
  }
}
