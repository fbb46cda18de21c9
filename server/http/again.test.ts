import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeServiceFolder } from '../../test/services/service.ts';
import { openDatabase } from '../db/open.ts';
import { again } from './again.ts';

test('a change that a full disk does not take is a 503 to come back from, with its cause', async () => {
  const folder = await makeServiceFolder();
  const database = openDatabase(`sqlite:${join(folder, 'madang.db')}`);
  await sql`create table letters (text text not null)`.execute(database.writer);
  const write = () =>
    again(database, (tx) => sql`insert into letters values (${'x'.repeat(100_000)})`.execute(tx));
  // The fewest pages that it may have are those that it has.
  await sql`pragma max_page_count = 1`.execute(database.writer);
  await expect(write()).rejects.toMatchObject({
    code: 'lane.unavailable',
    extras: { retryAfterS: 1 },
    cause: { message: 'database or disk is full' },
  });
  await sql`pragma max_page_count = 1000000`.execute(database.writer);
  await write();
  const { rows } = await sql<{ letters: number }>`select count(*) as letters from letters`.execute(
    database.reader,
  );
  expect(rows).toEqual([{ letters: 1 }]);
  await database.close();
  await rm(folder, { recursive: true });
});
