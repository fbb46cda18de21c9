import { createConnection } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { startMariadb } from './mariadb.ts';
import { startOpensearch } from './opensearch.ts';
import { startRedis } from './redis.ts';
import { describeWith, newMariadbDatabase, sharedOpensearchUrl, sharedRedisUrl } from './shared.ts';

async function query(url: string, sql: string): Promise<unknown> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

/** Columns, keys and constraints, as the database itself tells them. */
const SCHEMA = [
  `SELECT table_name, column_name, column_type, is_nullable, column_default, collation_name, extra
   FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1, ordinal_position`,
  `SELECT table_name, index_name, seq_in_index, column_name, non_unique
   FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1, 2, 3`,
  `SELECT table_name, constraint_name, constraint_type
   FROM information_schema.table_constraints WHERE table_schema = DATABASE() ORDER BY 1, 2`,
  `SELECT table_name, constraint_name, check_clause
   FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2`,
];

describeWith('MariaDB', 'private database', () => {
  test('every caller gets a migrated database of its own on one server', async () => {
    const [first, second] = await Promise.all([newMariadbDatabase(), newMariadbDatabase()]);
    expect(new URL(first).host).toBe(new URL(second).host);
    await query(first, "INSERT INTO consumers (name, position) VALUES ('mine', 1)");
    expect(await query(second, 'SELECT name FROM consumers')).toEqual([]);
    expect(await query(second, 'SELECT last_sequence FROM outbox_head')).toEqual([{ last_sequence: 0 }]);
  });

  test('a copy of the schema is the schema, keys and all', async () => {
    const made = await startMariadb();
    try {
      const database = openDatabase(made.url);
      await migrate(database);
      await database.close();
      const copied = await newMariadbDatabase();
      for (const facts of SCHEMA) expect(await query(copied, facts)).toEqual(await query(made.url, facts));
    } finally {
      await made.stop();
    }
  });

  test('a commit outlives a crash', async () => {
    const mariadb = await startMariadb();
    try {
      await query(mariadb.url, 'CREATE TABLE item (id INT PRIMARY KEY)');
      await query(mariadb.url, 'INSERT INTO item VALUES (7)');
      await mariadb.kill();
      await expect(query(mariadb.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
      await mariadb.restart();
      expect(await query(mariadb.url, 'SELECT id FROM item')).toEqual([{ id: 7 }]);
    } finally {
      await mariadb.stop();
    }
  });

  test('a server that cannot start says why', async () => {
    await expect(startMariadb({ options: ['--no-such-option'] })).rejects.toThrow('no-such-option');
  });
});

describeWith('Redis', 'private cache', () => {
  test('is shared within a run', async () => {
    expect(await sharedRedisUrl()).toBe(await sharedRedisUrl());
  });

  test('comes back on the same port after a crash', async () => {
    const redis = await startRedis();
    try {
      const { url, pid } = redis;
      await redis.kill();
      await redis.restart();
      expect(redis.url).toBe(url);
      expect(redis.pid).not.toBe(pid);
    } finally {
      await redis.stop();
    }
  });
});

describeWith('OpenSearch', 'private search', () => {
  test('is shared within a run, and makes no index unasked', async () => {
    const url = await sharedOpensearchUrl();
    expect(await sharedOpensearchUrl()).toBe(url);
    const write = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await fetch(`${url}/nobody-made-this/_doc/1`, write)).status).toBe(404);
  });

  test('what was written outlives a crash', async () => {
    const opensearch = await startOpensearch();
    try {
      const send = (path: string, body: object) =>
        fetch(opensearch.url + path, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      await send('/items', { settings: { number_of_replicas: 0 } });
      expect((await send('/items/_doc/1', { name: 'kept' })).status).toBe(201);
      await opensearch.kill();
      await opensearch.restart();
      expect(await (await fetch(`${opensearch.url}/items/_source/1`)).json()).toEqual({ name: 'kept' });
    } finally {
      await opensearch.stop();
    }
  });
});
