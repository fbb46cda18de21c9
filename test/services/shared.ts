import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { describe, inject } from 'vitest';
import { findService, type Service } from './binaries.ts';

/**
 * `describe` for tests that need a service of the machine. Where it is missing they are skipped, and the list at the
 * end of the run names them. `name` is completed with the service's name.
 */
export function describeWith(service: Service, name: string, body: () => void): void {
  describe.skipIf(!findService(service))(`${name} on ${service}`, body);
}

/**
 * Connection string of a new migrated database on the MariaDB that all test files of a run share. It is started for the
 * first who asks. Tests that crash or restart their database start one of their own with `startMariadb`.
 */
export function newMariadbDatabase(): Promise<string> {
  return ask(`mariadb/test_${randomBytes(6).toString('hex')}`);
}

/** Puts a migrated SQLite database where there is none yet. @param file its path, in a folder that exists */
export async function placeSqliteFile(file: string): Promise<void> {
  await copyFile(await ask('sqlite'), file, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}

/** URL of the Redis that all test files of a run share: prefix your keys. Started for the first who asks. */
export function sharedRedisUrl(): Promise<string> {
  return ask('redis');
}

/**
 * URL of the OpenSearch that all test files of a run share: give your indexes a prefix of their own. Started for the
 * first who asks.
 */
export function sharedOpensearchUrl(): Promise<string> {
  return ask('opensearch');
}

async function ask(path: string): Promise<string> {
  const response = await fetch(`${inject('servicesUrl')}/${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
