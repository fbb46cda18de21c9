import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from './schema.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { threadDialect } from './thread/dialect.ts';
import { ReaderThread } from './thread/thread.ts';

const CACHE_KIB = 64 * 1024;
/** Each is a thread with a connection; more of them wait their turn. */
const SNAPSHOTS_AT_ONCE = 4;
/** A reader sees what was committed when it first read, until it ends (write-ahead log). */
const BEGIN_SNAPSHOT = ['begin deferred'];

function connect(path: string, readOnly: boolean) {
  const database = new SqliteConnection(path, { readOnly, cacheKib: CACHE_KIB });
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const close = async (): Promise<void> => {
    await kysely.destroy();
    // Kysely closes what it has used; whoever closes last merges the log, so nothing may stay open.
    database.close();
  };
  return { kysely, close };
}

const connectOnThread = (path: string): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: threadDialect(new ReaderThread(path)) });

/**
 * Opens an SQLite file: one writer, one reader beside it, one on a thread of its own for what is heavy, and a thread
 * that checkpoints the log.
 * @param path the file; its folder is made
 * @returns the connections and what closes them
 */
export function openSqlite(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path, false);
  const reader = connect(path, true);
  const background = connectOnThread(path);
  const snapshots = new Set<Promise<unknown>>();
  const checkpointer = new Worker(new URL('./checkpointer.ts', import.meta.url), { workerData: { path } });
  checkpointer.unref();
  const close = async (): Promise<void> => {
    await Promise.allSettled(snapshots);
    await background.destroy();
    const ended = new Promise((resolve) => checkpointer.once('exit', resolve));
    // While its end is waited for it must hold the process, which may have nothing else to do.
    checkpointer.ref();
    checkpointer.postMessage('stop');
    await ended;
    await reader.close();
    await writer.close();
  };
  /** A thread of one's own, for reads that are so long that others would wait behind them. */
  const withOwnReader = async <T>(read: (own: Kysely<Tables>) => Promise<T>): Promise<T> => {
    // The outcome of another's snapshot is its own affair.
    while (snapshots.size >= SNAPSHOTS_AT_ONCE) await Promise.race(snapshots).catch(() => undefined);
    const own = connectOnThread(path);
    const reading = read(own).finally(() => own.destroy());
    snapshots.add(reading);
    try {
      return await reading;
    } finally {
      snapshots.delete(reading);
    }
  };
  return {
    writer: writer.kysely,
    reader: reader.kysely,
    background,
    lagging: reader.kysely,
    current: () => reader.kysely,
    replica: null,
    withOwnReader,
    begin: BEGIN_SNAPSHOT,
    close,
  };
}
