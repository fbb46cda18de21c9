// `npm run check`: everything about the code that can be judged without running it, step by step. All steps run, so
// that one look shows all that is wrong; the summary stands at the end.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Step {
  name: string;
  command: string[];
  /** What to do when it fails. */
  remedy: string;
  /** A generated file that must be committed as the command writes it. */
  generates?: string;
}

const steps: Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '.'], remedy: '`npm run format` mends most of it.' },
  { name: 'types: server, tests, tools', command: ['tsc', '-p', '.'], remedy: 'See the errors above.' },
  { name: 'types: web', command: ['tsc', '-p', 'web'], remedy: 'See the errors above.' },
  {
    name: 'house rules',
    command: ['vitest', 'run', 'test/tidy.test.ts', 'test/lock-file.test.ts', '--reporter=dot'],
    remedy: 'Each failing test names its remedy.',
  },
  { name: 'unused code', command: ['knip'], remedy: 'Delete it, or use it.' },
  {
    name: 'openapi.json is up to date',
    command: ['node', 'scripts/openapi.ts'],
    generates: 'openapi.json',
    remedy: 'See the error above.',
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));

const results = steps.map((step) => {
  console.log(`\n— ${step.name}`);
  const startedAt = performance.now();
  const problem = findProblem(step);
  if (problem) console.log(`✗ ${step.name}: ${problem}`);
  return { name: step.name, passed: !problem, seconds: (performance.now() - startedAt) / 1000 };
});

console.log('\nSummary');
for (const { name, passed, seconds } of results) {
  console.log(`  ${passed ? '✓' : '✗'} ${name.padEnd(30)} ${seconds.toFixed(1).padStart(5)} s`);
}
// A machine that wants the numbers (see .ci/run) names a file for them.
if (process.env.MADANG_CHECK_JSON) writeFileSync(process.env.MADANG_CHECK_JSON, JSON.stringify(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** Runs a step. npm has put node_modules/.bin, and with it the pinned Node, first on the PATH. */
function findProblem({ command: [program = '', ...args], remedy, generates }: Step): string | undefined {
  const before = generates && readIfAny(generates);
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) return remedy;
  const isStale = generates && before !== readIfAny(generates);
  return isStale ? `${generates} has been written anew: review the difference and commit it.` : undefined;
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
}
