import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { findService, howToInstall, serviceNames } from './binaries.ts';

/** Ends each run with the list of what was not tested, and why, so that a green run cannot hide a missing half. */
export class SkippedReporter implements Reporter {
  // Printed on exit, because other reporters write their summaries after the run has ended.
  #lines: string[] = [];

  onInit(): void {
    process.once('exit', () => process.stdout.write(this.#lines.map((line) => `${line}\n`).join('')));
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const suites = Map.groupBy(modules.flatMap(skippedTests), suiteOf);
    this.#lines = [...suites].map(
      ([suite, tests]) => `SKIPPED: ${suite} (${tests.length}) — ${reasonFor(suite)}`,
    );
  }
}

function skippedTests(module: TestModule): TestCase[] {
  return [...module.children.allTests('skipped')];
}

/** `file > outermost suite`, or the file alone for a test outside any suite. */
function suiteOf(test: TestCase): string {
  const names: string[] = [];
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) names.unshift(parent.name);
  return [test.module.relativeModuleId, ...names].join(' > ');
}

function reasonFor(suite: string): string {
  const missing = serviceNames.find((service) => suite.includes(service) && !findService(service));
  return missing ? howToInstall(missing) : 'the test asked for it';
}
