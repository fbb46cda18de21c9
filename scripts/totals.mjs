// Prints the last line of .ci/run, `N passed, N failed[, N skipped]`, from what the runs have written down.
// A run that wrote nothing down, or failed without saying what failed, counts as one failure.
// Usage: node totals.mjs TEST_EXIT_CODE TEST_JSON CHECK_EXIT_CODE CHECK_JSON
import { readFileSync } from 'node:fs';

const [testExit, testJson, checkExit, checkJson] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
add(Number(testExit), read(testJson, countTests));
add(Number(checkExit), read(checkJson, countSteps));

const { passed, failed, skipped } = total;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function countTests({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that does not even load has no tests to count.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function countSteps(steps) {
  const passed = steps.filter((step) => step.passed).length;
  return { passed, failed: steps.length - passed, skipped: 0 };
}

function read(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function add(exitCode, counts) {
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += exitCode !== 0 && counts.failed === 0 ? 1 : counts.failed;
}
