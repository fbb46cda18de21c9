import type { Socket } from 'node:net';
import { Kysely, sql } from 'kysely';
import type { PoolConnection } from 'mysql2';
import type { Executor } from '../dialect.ts';
import { connectMariadb } from '../mariadb-pool.ts';
import type { Tables } from '../schema.ts';
import { eitherDialect, type Sides } from './either-dialect.ts';
import { parsePosition } from './gtid.ts';
import { type ReplicaObserver, ReplicaWatch, type Servers, type Standing } from './watch.ts';

export type { ReplicaObserver, Standing } from './watch.ts';

export interface ReplicaOptions {
  /** mysql://user:password@host:port/database of one server, which follows the primary. */
  readonly url: string;
  /** What it shows may be so old, milliseconds; beyond that the primary is read. */
  readonly maxLagMs: number;
  readonly observer: ReplicaObserver;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds between two checks; null: `Replica.check` is called by whoever opened it. */
  readonly checkEveryMs: number | null;
}

/** The replica as the database uses it. */
export interface Replica {
  readonly background: Executor;
  readonly lagging: Executor;
  readonly current: () => Executor;
  /** The replica itself while it is fresh, for what needs one connection to the end; else null. */
  readonly freshReader: () => Executor | null;
  readonly standing: () => Standing;
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A request waits so long for the replica to catch up with what was committed before it. */
const REQUEST_PATIENCE_MS = 20;
const BACKGROUND_PATIENCE_MS = 200;
const CONNECT_TIMEOUT_MS = 1_000;
/** An account that may write everywhere must not write here by mistake. */
const SESSION = ['set session transaction read only'];

/** Opens a replica of `primary`; nothing is read from it before a check has found it fresh. */
export function openReplica(primary: Executor, options: ReplicaOptions, poolSize: number): Replica {
  const { observer, now } = options;
  const connect = (connections: number) =>
    connectMariadb(options.url, {
      poolSize: connections,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      session: SESSION,
    });
  const { pool, kysely: replica } = connect(poolSize);
  // A connection of their own: checks that waited behind heavy reads would find a replica dead that is at work.
  const checker = connect(1);
  const connections = new Set<PoolConnection>();
  const cut = (): void => {
    for (const connection of connections) {
      connection.destroy();
      // `destroy` says goodbye, and waits for ever for a server that does not hear it.
      socketOf(connection).destroy();
    }
  };
  const watch = new ReplicaWatch(
    serversOf({ primary, replica, checker: checker.kysely, cut }),
    options.maxLagMs,
    now,
    observer,
  );
  for (const one of [pool, checker.pool]) {
    one.on('connection', (connection) => {
      connections.add(connection);
      socketOf(connection).once('close', () => {
        connections.delete(connection);
        watch.connectionEnded();
      });
    });
  }

  const sides: Sides = { primary, replica, watch, observer };
  const reader = (mayAsk: () => boolean | Promise<boolean>): Executor =>
    new Kysely<Tables>({ dialect: eitherDialect(sides, mayAsk) });
  const checks = repeat(watch.check, options.checkEveryMs);
  return {
    background: reader(() => watch.catchesUp(BACKGROUND_PATIENCE_MS)),
    lagging: reader(() => watch.standing === 'fresh'),
    current: () => {
      let mayAsk: Promise<boolean> | null = null;
      return reader(() => {
        mayAsk ??= watch.catchesUp(REQUEST_PATIENCE_MS);
        return mayAsk;
      });
    },
    freshReader: () => (watch.standing === 'fresh' ? replica : null),
    standing: () => watch.standing,
    check: watch.check,
    close: async () => {
      await checks.stop();
      if (watch.standing === 'unreachable') cut();
      await Promise.all([replica.destroy(), checker.kysely.destroy()]);
    },
  };
}

const socketOf = (connection: PoolConnection): Socket => (connection as unknown as { stream: Socket }).stream;

interface Asked {
  readonly primary: Executor;
  readonly replica: Executor;
  readonly checker: Executor;
  readonly cut: () => void;
}

const serversOf = ({ primary, replica, checker, cut }: Asked): Servers => ({
  primaryPosition: async () => {
    const { rows } = await sql<{ position: string; log: number }>`
      select @@global.gtid_binlog_pos as position, @@global.log_bin as log`.execute(primary);
    if (rows[0]!.log !== 1) throw new Error('The primary writes no binary log: nothing can follow it');
    return parsePosition(rows[0]!.position);
  },
  replicaPosition: async () => {
    const { rows } = await sql<{ position: string }>`select @@global.gtid_slave_pos as position`.execute(
      checker,
    );
    return parsePosition(rows[0]!.position);
  },
  waitForReplica: async ({ text }, patienceMs) => {
    const { rows } = await sql<{ outcome: number }>`
      select master_gtid_wait(${text}, ${patienceMs / 1_000}) as outcome`.execute(replica);
    return rows[0]!.outcome === 0;
  },
  cut,
});

/** Does something at once and then again and again; holds no process that has nothing else to do. */
function repeat(work: () => Promise<void>, everyMs: number | null) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = everyMs === null;
  const run = async (): Promise<void> => {
    await work();
    if (!isStopped) timer = setTimeout(again, everyMs!).unref();
  };
  let underWay = isStopped ? Promise.resolve() : run();
  const again = (): void => {
    underWay = run();
  };
  return {
    stop: async (): Promise<void> => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
