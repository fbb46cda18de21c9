import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread of its own that moves SQLite's write-ahead log into the database file. It never blocks the
 * writer (passive checkpoints), so that commits cost what they write and nothing else.
 */
const INTERVAL_MS = 250;
/** So many pages are moved in a few milliseconds. */
const FEW_PAGES = 2_000;
/** Above this many pages the log is not begun anew by itself under a steady load: ask for it. */
const LONG_LOG_PAGES = 20_000;

const database = new DatabaseSync((workerData as { path: string }).path, { timeout: 0 });
database.exec('pragma synchronous = normal');
const passive = database.prepare('pragma wal_checkpoint(passive)');
const restart = database.prepare('pragma wal_checkpoint(restart)');

const timer = setInterval(() => {
  try {
    const { log, checkpointed } = passive.get() as { log: number; checkpointed: number };
    // A restart holds the writer's lock while it works. It is asked for only when hardly anything is left to
    // move (a long reader leaves much), and never waits: with a time-out of 0 it fails at once instead.
    if (log > LONG_LOG_PAGES && log - checkpointed < FEW_PAGES) restart.get();
  } catch {
    // Busy: the next round tries again; nothing is lost, the log only stays longer.
  }
}, INTERVAL_MS);

parentPort?.on('message', () => {
  clearInterval(timer);
  database.close();
  parentPort?.close();
});
