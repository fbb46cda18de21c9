import { createConnection } from 'mysql2/promise';
import { type MariaDb, startMariadb } from './mariadb.ts';

/** A primary and its replica, as an operator would set them up: row format, GTID, read only. */
export interface MariaDbPair {
  readonly primary: MariaDb;
  readonly replica: MariaDb;
  /** Runs a statement on one of them, as root. */
  run(server: MariaDb, sql: string): Promise<unknown[]>;
  /** Ends both and removes their folders. */
  stop(): Promise<void>;
}

const PRIMARY = ['--log-bin=binlog', '--binlog-format=row', '--server-id=1'];
const REPLICA = ['--server-id=2', '--read-only', '--skip-slave-start=OFF', '--innodb-buffer-pool-size=64M'];

/** Starts two private servers of which the second follows the first, also after either is restarted. */
export async function startMariadbPair(): Promise<MariaDbPair> {
  const primary = await startMariadb({ options: PRIMARY });
  const replica = await startMariadb({ options: REPLICA, isReplica: true }).catch(async (error: unknown) => {
    await primary.stop();
    throw error;
  });
  await run(
    replica,
    `change master to master_host = '127.0.0.1', master_port = ${primary.port}, master_user = 'root',
      master_use_gtid = slave_pos, master_connect_retry = 1`,
  );
  await run(replica, 'start slave');
  const stop = async (): Promise<void> => {
    await Promise.all([replica.stop(), primary.stop()]);
  };
  return { primary, replica, run, stop };
}

async function run(server: MariaDb, sql: string): Promise<unknown[]> {
  const connection = await createConnection({
    uri: server.url.replace(/\/[^/]*$/, '/mysql'),
    connectTimeout: 2_000,
  });
  try {
    const [rows] = await connection.query(sql);
    return Array.isArray(rows) ? rows : [];
  } finally {
    await connection.end();
  }
}
