import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SkippedReporter } from './test/services/skipped-reporter.ts';

// A machine that wants the numbers (see .ci/run) names a file for them.
const jsonFile = process.env.MADANG_TEST_JSON;

export default defineConfig({
  test: {
    include: ['{server,test,scripts,bench}/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Processes, not threads: databases, native addons and crashes are under test.
    pool: 'forks',
    maxWorkers: 2,
    // Servers and scripts that tests start as processes find their modules compiled, as with `npm start`.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compile', import.meta.url)) },
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // What is waited for comes when it comes: on a slow machine later, and never is told soon enough.
    expect: { poll: { timeout: 20_000 } },
    // The private services are started on first use and ended with the run.
    globalSetup: 'test/services/global-setup.ts',
    reporters: ['default', new SkippedReporter(), ...(jsonFile ? (['json'] as const) : [])],
    ...(jsonFile ? { outputFile: { json: jsonFile } } : {}),
  },
});
