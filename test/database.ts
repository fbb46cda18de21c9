import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { migrate } from '../server/db/migrate.ts';
import { type Database, openDatabase } from '../server/db/open.ts';
import { makeServiceFolder } from './services/service.ts';
import { describeWith, newMariadbDatabase, placeSqliteFile } from './services/shared.ts';

/** A database of one test suite; closed and removed when the suite has ended. */
export type TestDatabase = Database & {
  /** For opening it once more, as a second instance of the server would. */
  readonly url: string;
};

/** Opens a new, migrated database; or, given the `url` of one, opens that one once more. */
export type OpenTestDatabase = (url?: string) => Promise<TestDatabase>;

/**
 * Runs the same tests on SQLite and on MariaDB, each as a suite of its own: `eachDatabase('receipts', (open) => { … })`.
 * Where the machine has no MariaDB its half is skipped, and the list at the end of the run names it.
 */
export function eachDatabase(name: string, body: (open: OpenTestDatabase) => void): void {
  describe(`${name} on SQLite`, () => body(makeOpen(newSqliteFile)));
  describeWith('MariaDB', name, () => body(makeOpen(newMariadbDatabase)));
}

/** For a suite on SQLite alone: call it inside `describe`, use the result in tests and hooks. */
export function sqliteDatabase(): OpenTestDatabase {
  return makeOpen(newSqliteFile);
}

function makeOpen(makeUrl: () => Promise<string>): OpenTestDatabase {
  const opened: Database[] = [];
  const urls = new Set<string>();
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    for (const url of urls) {
      if (!url.startsWith('sqlite:')) continue;
      await rm(dirname(url.slice('sqlite:'.length)), { recursive: true, force: true });
    }
  });
  return async (givenUrl) => {
    const url = givenUrl ?? (await makeUrl());
    urls.add(url);
    const database = openDatabase(url);
    opened.push(database);
    if (!givenUrl) await migrate(database);
    return Object.assign(database, { url });
  };
}

/** A file on a real disk where there is one: durability is part of what is tested. */
async function newSqliteFile(): Promise<string> {
  const file = join(await makeServiceFolder(), 'madang.db');
  await placeSqliteFile(file);
  return `sqlite:${file}`;
}
