import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeServiceFolder } from '../../test/services/service.ts';
import { openDatabase } from './open.ts';

test('closing merges the log into the file, also when nothing was ever read', async () => {
  const folder = await makeServiceFolder();
  const database = openDatabase(`sqlite:${join(folder, 'madang.db')}`);
  await sql`create table things (id integer primary key)`.execute(database.writer);
  await database.close();
  expect(await readdir(folder)).toEqual(['madang.db']);
  await rm(folder, { recursive: true });
});
