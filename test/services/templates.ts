import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { MariaDb } from './mariadb.ts';
import { makeServiceFolder } from './service.ts';

/** Databases with the newest schema and nothing in it: to migrate costs many times what a copy does. */

const MIGRATE = fileURLToPath(new URL('../../scripts/migrate.ts', import.meta.url));
const execute = promisify(execFile);

export interface SqliteTemplate {
  readonly file: string;
  remove(): Promise<void>;
}

/** @throws Error when the schema cannot be made */
export async function makeSqliteTemplate(): Promise<SqliteTemplate> {
  const folder = await makeServiceFolder();
  const file = join(folder, 'madang.db');
  await migrate(`sqlite:${file}`, folder);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface MariadbTemplate {
  /** Makes another migrated database and returns its connection string. */
  copy(name: string): Promise<string>;
}

/** @throws Error when the schema cannot be made */
export async function makeMariadbTemplate(service: MariaDb): Promise<MariadbTemplate> {
  const source = 'madang_template';
  const url = await service.createDatabase(source);
  const folder = await makeServiceFolder();
  await migrate(url, folder);
  await rm(folder, { recursive: true });
  const script = await scriptOf(url, source);
  return {
    async copy(name) {
      const copied = await service.createDatabase(name);
      await withConnection(copied, (connection) => connection.query(script));
      return copied;
    },
  };
}

/** What makes each table as it is in the end, with the few rows that it begins with. */
function scriptOf(url: string, source: string): Promise<string> {
  return withConnection(url, async (connection) => {
    const [tables] = await connection.query<RowDataPacket[]>('show tables');
    const statements: string[] = [];
    for (const name of tables.flatMap((row) => Object.values(row) as string[])) {
      const [[made]] = await connection.query<RowDataPacket[]>(`show create table \`${name}\``);
      statements.push(made!['Create Table'], `insert into \`${name}\` select * from ${source}.\`${name}\``);
    }
    // Tables come by name, so one may refer to another that comes later.
    return ['set foreign_key_checks = 0', ...statements].join(';\n');
  });
}

async function withConnection<T>(
  uri: string,
  work: (connection: Awaited<ReturnType<typeof createConnection>>) => Promise<T>,
): Promise<T> {
  const connection = await createConnection({ uri, multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

const migrate = (url: string, folder: string) =>
  execute(process.execPath, [MIGRATE], {
    env: { ...process.env, DATABASE_URL: url, MADANG_DATA: folder },
  });
