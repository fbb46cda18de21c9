import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('totals.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'madang-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = { status: 'failed', assertionResults: [{}] };
const green = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const steps = [{ passed: true }, { passed: true }];

test.each([
  { case: 'all is well', tests: green, line: '9 passed, 0 failed', exit: 0 },
  {
    case: 'some are skipped',
    tests: { ...green, numPendingTests: 3 },
    line: '9 passed, 0 failed, 3 skipped',
    exit: 0,
  },
  {
    case: 'tests fail',
    testExit: 1,
    tests: { ...green, numFailedTests: 2, testResults: [file] },
    line: '9 passed, 2 failed',
  },
  {
    case: 'a file does not load',
    testExit: 1,
    tests: { ...green, testResults: [{ status: 'failed', assertionResults: [] }] },
    line: '9 passed, 1 failed',
  },
  { case: 'an error belongs to no test', testExit: 1, tests: green, line: '9 passed, 1 failed' },
  { case: 'the tests never ran', testExit: 124, tests: undefined, line: '2 passed, 1 failed' },
])('counts when $case', ({ testExit = 0, tests, line, exit = 1 }) => {
  const [testJson, checkJson] = [join(folder, 'tests.json'), join(folder, 'check.json')];
  rmSync(testJson, { force: true });
  if (tests) writeFileSync(testJson, JSON.stringify(tests));
  writeFileSync(checkJson, JSON.stringify(steps));
  const run = spawnSync(process.execPath, [script, `${testExit}`, testJson, '0', checkJson], {
    encoding: 'utf8',
  });
  expect(run.stdout).toBe(`${line}\n`);
  expect(run.status).toBe(exit);
});
