// Run by `npm test` before the tests: fetches the services that this machine lacks, where that is possible without
// asking anybody (Debian-like, root). Where it is not, the tests that need them are skipped by name, so nothing
// here may fail the run. A JDK and Maven are not installed for the sake of OpenSearch; where they are, it is fetched.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findBinary, howToInstall, serviceNames, services } from './binaries.ts';
import { fetchOpensearch } from './opensearch/fetch.ts';

// A package's own daemon must not start: the tests start private ones. This file is how Debian asks.
const policyFile = '/usr/sbin/policy-rc.d';
const minuteMs = 60_000;

const packaged = serviceNames.filter((service) => service !== 'OpenSearch');
const missing = packaged.filter((service) => !findBinary(services[service].names));
if (missing.length > 0 && canInstall()) installPackages();
for (const service of missing) {
  if (!findBinary(services[service].names))
    console.error(`Tests that need ${service} will be skipped: ${howToInstall(service)}`);
}

const problem = fetchOpensearch(3 * minuteMs);
if (problem) console.error(`Tests that need OpenSearch will be skipped: ${problem}`);

function canInstall(): boolean {
  return process.getuid?.() === 0 && findBinary(['apt-get']) !== undefined;
}

function installPackages(): void {
  console.error(`Installing ${missing.join(', ')} for the tests …`);
  const ownsPolicy = !existsSync(policyFile);
  if (ownsPolicy) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    aptGet(['update'], 2 * minuteMs);
    for (const service of missing) {
      // One by one: where a package does not exist, the others still arrive.
      aptGet(['install', '--yes', '--no-install-recommends', ...services[service].packages], 4 * minuteMs);
    }
  } finally {
    if (ownsPolicy) rmSync(policyFile, { force: true });
  }
}

/** Quiet unless it fails; then the end of what it said is shown. */
function aptGet(args: string[], timeoutMs: number): void {
  const { status, stderr, error } = spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  if (status !== 0)
    console.error(`apt-get ${args[0]} failed: ${error?.message ?? stderr.trim().slice(-500)}`);
}
