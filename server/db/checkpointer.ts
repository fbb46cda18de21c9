import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread of its own that moves SQLite's write-ahead log into the database file. It never blocks the
 * writer (passive checkpoints), so that commits cost what they write and nothing else.
 */
const INTERVAL_MS = 1_000;
/** Above this many pages the log is not reset by itself under a steady load: ask for a restart. */
const LONG_LOG_PAGES = 40_000;

const database = new DatabaseSync((workerData as { path: string }).path, { timeout: 1_000 });
database.exec('pragma synchronous = normal');
const passive = database.prepare('pragma wal_checkpoint(passive)');
const restart = database.prepare('pragma wal_checkpoint(restart)');

const timer = setInterval(() => {
  try {
    const result = passive.get() as { log: number };
    if (result.log > LONG_LOG_PAGES) restart.get();
  } catch {
    // Busy: the next round tries again; nothing is lost, the log only stays longer.
  }
}, INTERVAL_MS);

parentPort?.on('message', () => {
  clearInterval(timer);
  database.close();
  parentPort?.close();
});
