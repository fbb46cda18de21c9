import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinary } from '../binaries.ts';
import { opensearchFolder, SOURCE_FILES, sources } from './folder.ts';

/**
 * Fetches the jars with Maven and compiles the node, where this machine has a JDK and Maven and has not done so yet.
 * @param timeoutMs for each step
 * @returns why it did not work, or undefined
 */
export function fetchOpensearch(timeoutMs: number): string | undefined {
  const folder = opensearchFolder();
  if (existsSync(folder)) return undefined;
  const [maven, javac] = [findBinary(['mvn']), findBinary(['javac'])];
  if (!maven || !javac) return `${maven ? 'javac' : 'mvn'} not found`;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), 'draft-'));
  const lib = join(draft, 'lib');
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${lib}`, '-DincludeScope=runtime'];
  const pom = ['-f', join(sources, SOURCE_FILES.jars)];
  const problem =
    run(maven, ['--quiet', '--batch-mode', ...pom, ...copy], timeoutMs) ??
    // Older than 17, it stops here, and the tests are skipped.
    run(
      javac,
      ['--release', '17', '-cp', join(lib, '*'), '-d', draft, join(sources, SOURCE_FILES.program)],
      timeoutMs,
    );
  if (problem === undefined) keep(draft, folder);
  rmSync(draft, { recursive: true, force: true });
  return problem;
}

function keep(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Two runs may race here: one rename wins, and the other draft is as good.
    if (!existsSync(folder)) throw error;
  }
  removeOlder(folder);
}

function run(command: string, args: string[], timeoutMs: number): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  if (status === 0) return undefined;
  return `${command}: ${error?.message ?? `${stdout}${stderr}`.trim().slice(0, 500)}`;
}

/** Jars of versions that are no longer named. */
function removeOlder(current: string): void {
  for (const name of readdirSync(dirname(current))) {
    const path = join(dirname(current), name);
    if (/^opensearch-[0-9a-f]{12}$/.test(name) && path !== current) rmSync(path, { recursive: true });
  }
}
