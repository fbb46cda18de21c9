import type { Executor } from './dialect.ts';
import { connectMariadb } from './mariadb-pool.ts';
import { openReplica, type Replica, type ReplicaOptions } from './replica/open.ts';

/** READ COMMITTED, as everything else runs, would see each page of a long read at another moment. */
const BEGIN_SNAPSHOT = [
  'set transaction isolation level repeatable read',
  'start transaction with consistent snapshot, read only',
];

/**
 * Opens MariaDB: a pool of connections to the primary, and one to its replica where there is one.
 * @param url mysql://user:password@host:port/database
 * @param poolSize connections to each at the most
 */
export function openMariadb(url: string, poolSize: number, options: ReplicaOptions | null) {
  const { kysely } = connectMariadb(url, { poolSize, connectTimeoutMs: 5_000 });
  const replica: Replica | null = options === null ? null : openReplica(kysely, options, poolSize);
  return {
    writer: kysely,
    reader: kysely,
    background: replica?.background ?? kysely,
    lagging: replica?.lagging ?? kysely,
    current: replica?.current ?? ((): Executor => kysely),
    replica,
    withOwnReader: <T>(read: (own: Executor) => Promise<T>, mayLag: boolean) =>
      read((mayLag && replica?.freshReader()) || kysely),
    begin: BEGIN_SNAPSHOT,
    close: async () => {
      await replica?.close();
      await kysely.destroy();
    },
  };
}
