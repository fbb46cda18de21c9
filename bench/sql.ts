import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';

/** Something that must hold after a run, and whether it does. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Two counts that must be the same, for a check's detail. */
export const compared = (a: number, b: number): string => `${a} ${a === b ? '=' : '≠'} ${b}`;

/** A connection beside the app's own: what the bench checks, it does not ask of the code under test. */
export interface Sql {
  readonly kind: 'sqlite' | 'mariadb';
  query<R = unknown>(text: string, parameters?: readonly (string | number)[]): Promise<R[]>;
  close(): Promise<void>;
}

const BUSY_TIMEOUT_MS = 20_000;

/** Opens a connection to `sqlite:<file>` or `mysql://…`. */
export async function openSql(url: string): Promise<Sql> {
  if (url.startsWith('sqlite:')) {
    const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: BUSY_TIMEOUT_MS });
    return {
      kind: 'sqlite',
      query: async <R>(text: string, parameters: readonly (string | number)[] = []) =>
        database.prepare(text).all(...(parameters as SQLInputValue[])) as R[],
      close: async () => database.close(),
    };
  }
  const connection = await createConnection({ uri: url, charset: 'utf8mb4_bin' });
  return {
    kind: 'mariadb',
    query: async <R>(text: string, parameters: readonly (string | number)[] = []) => {
      const [rows] = await connection.query(text, [...parameters]);
      return rows as R[];
    },
    close: () => connection.end(),
  };
}
