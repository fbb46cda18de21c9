import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { makeServiceFolder } from '../../test/services/service.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

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
});
