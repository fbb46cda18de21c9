import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { openDatabase } from '../server/db/open.ts';
import { weakSettings } from '../server/http/health.ts';
import { findService } from '../test/services/binaries.ts';

const execute = promisify(execFile);

/** What a reader must know to compare figures: the processor, and the versions of all that took part. */
export async function describeMachine(): Promise<Record<string, string>> {
  const processors = cpus();
  return {
    processor: `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
    sqlite: process.versions.sqlite ?? 'unknown',
    mariadb: await versionOf('MariaDB'),
    redis: await versionOf('Redis'),
    commit: await commit(),
  };
}

async function versionOf(service: 'MariaDB' | 'Redis'): Promise<string> {
  const path = findService(service);
  if (!path) return 'not on this machine';
  const { stdout } = await execute(path, ['--version']).catch(() => ({ stdout: '' }));
  return /\d+\.\d+\.\d+(-MariaDB)?/.exec(stdout)?.[0] ?? 'unknown';
}

async function commit(): Promise<string> {
  const { stdout } = await execute('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
  }).catch(() => ({ stdout: 'unknown' }));
  return stdout.trim();
}

/**
 * Durability as the database itself tells it, through the very code that the product opens it with.
 * @throws when what is acknowledged might not be kept: figures without fsync would be worth nothing
 */
export async function assertDurable(url: string): Promise<string> {
  const database = openDatabase(url, 2);
  try {
    const found = await database.durability();
    const weak = weakSettings(database.kind, found);
    if (weak.length > 0) throw new Error(`The bench must not run on a database with ${weak.join(', ')}`);
    return Object.entries(found)
      .map(([name, value]) => `${name}=${value}`)
      .join(', ');
  } finally {
    await database.close();
  }
}

/** Whether a folder's files are on a disk, so that an fsync costs what it costs in production. */
export async function fileSystemOf(folder: string): Promise<string> {
  const mounts = (await readFile('/proc/mounts', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(' '));
  const owner = mounts
    .filter(([, at = '/']) => `${folder}/`.startsWith(at.endsWith('/') ? at : `${at}/`))
    .sort((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0];
  return owner?.[2] ?? 'unknown';
}
