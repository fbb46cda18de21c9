import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const PRIMARY = 'mysql://madang@db1:3306/madang';
const REPLICA = 'mysql://madang@db2:3306/madang';

test('there is no replica unless one is named', () => {
  expect(readConfig({}).replica).toBeNull();
  expect(readConfig({ DATABASE_URL: PRIMARY, MADANG_REPLICA_LAG_MS: '100' }).replica).toBeNull();
});

test('a replica of MariaDB, and how old it may be', () => {
  const read = (more: Record<string, string> = {}) =>
    readConfig({ DATABASE_URL: PRIMARY, DATABASE_REPLICA_URL: REPLICA, ...more }).replica;
  expect(read()).toEqual({ url: REPLICA, maxLagMs: 5_000 });
  expect(read({ MADANG_REPLICA_LAG_MS: '750' })).toEqual({ url: REPLICA, maxLagMs: 750 });
  expect(() => read({ MADANG_REPLICA_LAG_MS: '0' })).toThrow('MADANG_REPLICA_LAG_MS');
  expect(() => read({ DATABASE_REPLICA_URL: 'sqlite:copy.db' })).toThrow('DATABASE_REPLICA_URL');
});

test('SQLite has none', () => {
  for (const env of [{}, { DATABASE_URL: 'sqlite:some.db' }]) {
    expect(() => readConfig({ ...env, DATABASE_REPLICA_URL: REPLICA })).toThrow('SQLite has no replica');
  }
});
