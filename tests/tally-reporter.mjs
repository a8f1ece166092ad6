import { writeFileSync } from 'node:fs';

/** Writes down for tests/run.mjs what passed, failed and was skipped, and why. */
export default class TallyReporter {
  passed = 0;
  /** @type {string[]} */
  failed = [];
  /** @type {{ name: string, reason: string }[]} */
  skipped = [];

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const result = test.result();
    const name = `${test.module.relativeModuleId} › ${test.fullName}`;
    if (result.state === 'passed') this.passed += 1;
    else if (result.state === 'failed') this.failed.push(name);
    else this.skipped.push({ name, reason: ('note' in result && result.note) || '' });
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} errors
   */
  onTestRunEnd(modules, errors) {
    for (const module of modules) {
      for (const error of module.errors()) this.failed.push(`${module.relativeModuleId}: ${error.message}`);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors())
          this.failed.push(`${module.relativeModuleId} › ${suite.fullName}: ${error.message}`);
      }
    }
    for (const error of errors) this.failed.push(error.message);
    const file = process.env.TALLY_FILE;
    if (file) writeFileSync(file, JSON.stringify({ passed: this.passed, failed: this.failed, skipped: this.skipped }));
  }
}
