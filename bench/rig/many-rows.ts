import { join } from 'node:path';
import { insertMany } from '../../server/db/dialect.ts';
import { migrate } from '../../server/db/migrate.ts';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { openSql, type Sql } from '../sql.ts';
import type { Rig } from './rig.ts';

/** A database of the product in this very process, for parts that measure its statements and not its HTTP. */
export interface OpenedDatabase {
  readonly name: 'SQLite' | 'MariaDB';
  readonly url: string;
  readonly database: Database;
  readonly sql: Sql;
  readonly databasePids?: readonly number[];
  close(): Promise<void>;
}

/** The columns of the audit log, which stands for the tables that jobs go through. */
export const COLUMNS = ['id', 'at', 'actor_id', 'action', 'subject', 'reason', 'details'] as const;
type AuditRow = readonly [string, number, string, string, string, string | null, string];

const PAGE = 1_000;

/** A new database with the newest schema and no rows. */
export async function openEmpty(rig: Rig, kind: 'sqlite' | 'mariadb'): Promise<OpenedDatabase> {
  const name = rig.newName('madang_bench_');
  const url =
    kind === 'sqlite'
      ? `sqlite:${join(rig.directory, name)}/madang.db`
      : await (await rig.mariadb()).createDatabase(name);
  const database = openDatabase(url, 2);
  await migrate(database);
  const sql = await openSql(url);
  return {
    name: kind === 'sqlite' ? 'SQLite' : 'MariaDB',
    url,
    database,
    sql,
    ...(kind === 'mariadb' && { databasePids: [rig.mariadbPid] }),
    close: async () => {
      await sql.close();
      await database.close();
    },
  };
}

/** Made-up rows whose ids ascend, as the product's do. */
export function auditRows(first: number, count: number): AuditRow[] {
  return Array.from({ length: count }, (_, i): AuditRow => {
    const number = first + i;
    return [
      String(number).padStart(16, '0'),
      1_790_000_000_000 + number,
      `account-${number % 10_000}`,
      'pay.adjust',
      `account-${(number * 7) % 10_000}`,
      number % 3 === 0 ? null : 'A reason of the usual length, as operators give it',
      `{"amount":${number % 100_000},"currency":"KRW"}`,
    ];
  });
}

/** Fills the audit log, in bulk. */
export async function fill({ database }: OpenedDatabase, count: number): Promise<void> {
  for (let from = 0; from < count; from += 10 * PAGE) {
    const rows = auditRows(from, Math.min(10 * PAGE, count - from));
    await database.transact((tx) => insertMany(tx, 'audit_log', COLUMNS, rows));
  }
}
