import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { expect, test } from 'vitest';
import { eachDatabase, type OpenTestDatabase, type TestDatabase } from '../../test/database.ts';
import { makeServiceFolder } from '../../test/services/service.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './open.ts';

const execute = promisify(execFile);

test('an empty database gets every migration, in order, and each once', async () => {
  const folder = await makeServiceFolder();
  const database = openDatabase(`sqlite:${join(folder, 'madang.db')}`);
  const names = await migrate(database);
  expect(names[0]).toBe('0001-foundation');
  expect(names).toEqual(names.toSorted());
  expect(await migrate(database)).toEqual([]);
  await database.close();
  await rm(folder, { recursive: true });
});

eachDatabase('migrations', (open) => {
  test('of a version that this one does not know are an error, and nothing is run', async () => {
    const database = await open();
    expect(await migrate(database)).toEqual([]);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(
      database.writer,
    );
    await expect(migrate(database)).rejects.toThrow('9999-later');
  });

  /** Tables of things, in order. `killed` throws as a process dies: behind the statement that it had begun. */
  const things = (killed: string | null, ...names: string[]): Record<string, Migration> => ({
    '0001-things': {
      up: async (db) => {
        for (const name of names) {
          await sql.raw(`create table ${name} (id integer not null primary key)`).execute(db);
          await sql.raw(`insert into ${name} (id) values (1)`).execute(db);
          await sql.raw(`create index ${name}_id on ${name} (id)`).execute(db);
          if (name === killed) throw new Error('killed');
        }
      },
    },
  });
  const count = async (database: Database, table: string) =>
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.writer))
      .rows[0]!.n;

  test('go on where they were killed', async () => {
    const database = await unmigrated(open);
    await expect(migrate(database, things('two', 'one', 'two', 'three'))).rejects.toThrow(
      'Migration 0001-things failed: killed',
    );
    expect(await migrate(database, things(null, 'one', 'two', 'three'))).toEqual(['0001-things']);
    for (const name of ['one', 'two', 'three']) expect(await count(database, name)).toBe(1);
    expect(await count(database, 'kysely_migration_lock')).toBe(1);
  });

  test('do not take the table of another for their own, however often they are run', async () => {
    const database = await unmigrated(open);
    await sql`create table two (id integer not null primary key, stranger int)`.execute(database.writer);
    for (let run = 0; run < 3; run += 1) {
      await expect(migrate(database, things(null, 'one', 'two'))).rejects.toThrow('0001-things');
    }
    await sql`drop table two`.execute(database.writer);
    expect(await migrate(database, things(null, 'one', 'two'))).toEqual(['0001-things']);
  });
});

test('two processes that find the same empty file wait for each other', async () => {
  const folder = await makeServiceFolder();
  const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'madang.db')}`, MADANG_DATA: folder };
  const script = fileURLToPath(new URL('../../scripts/migrate.ts', import.meta.url));
  const said = await Promise.all([1, 2].map(() => execute(process.execPath, [script], { env })));
  expect(said.map(({ stdout }) => stdout.split(':')[0]!.trim()).toSorted()).toEqual([
    'Migrated',
    'The schema is up to date.',
  ]);
  await rm(folder, { recursive: true });
});

/** All tables, and nothing known of how they came to be. */
async function unmigrated(open: OpenTestDatabase): Promise<TestDatabase> {
  const database = await open();
  await sql`delete from kysely_migration`.execute(database.writer);
  return database;
}
