import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from './database.ts';

async function countTables({ kind, reader }: TestDatabase): Promise<number> {
  const tables =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
      : sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = database()`;
  return (await tables.execute(reader)).rows.length;
}

eachDatabase('test database', (open) => {
  test('is migrated', async () => {
    expect(await countTables(await open())).toBeGreaterThan(5);
  });

  test('is nobody else’s, unless its url is passed on', async () => {
    const first = await open();
    await sql`create table mark (id integer)`.execute(first.writer);
    expect(await countTables(await open(first.url))).toBe(await countTables(first));
    expect(await countTables(await open())).toBe((await countTables(first)) - 1);
  });

  test('keeps what it has committed', async () => {
    const settings = await (await open()).durability();
    expect(settings).toMatchObject(
      'journal_mode' in settings
        ? { journal_mode: 'wal', synchronous: '2' }
        : { innodb_flush_log_at_trx_commit: '1', innodb_doublewrite: 'ON' },
    );
  });
});
