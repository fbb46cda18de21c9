/** What the two databases say when they refuse: the half of dialect.ts that is about errors. */

interface DriverError {
  code?: string;
  errno?: number;
  errcode?: number;
  fatal?: boolean;
}

const SQLITE_BUSY = 5;
const SQLITE_DUPLICATES = [2067, 1555];
const MARIADB_DUPLICATE = 1062;
/** Lock wait time-out, deadlock, and "record has changed since last read". */
const MARIADB_RETRYABLE = [1205, 1213, 1020];
/** Server shutting down, connection killed, too many connections. */
const MARIADB_GONE = [1053, 1927, 1040, 2006, 2013];
/** Disk full, out of memory, read-only, storage broken, statement ended from outside: true of whatever is written now. */
const MARIADB_UNWELL = [1021, 1030, 1037, 1041, 1114, 1203, 1226, 1290, 1317, 1792, 1836, 1969];
const SQLITE_UNWELL = [6, 7, 8, 9, 10, 11, 13, 14, 15, 26];
const NETWORK = ['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOENT'];
/** SQLite's background reader died; nothing but reads ran on it. */
export const THREAD_LOST = 'READER_THREAD_LOST';

/** A UNIQUE or PRIMARY KEY constraint refused the row. */
export function isDuplicate(error: unknown): boolean {
  const { errno, errcode } = error as DriverError;
  return errno === MARIADB_DUPLICATE || (errcode !== undefined && SQLITE_DUPLICATES.includes(errcode));
}

/** The same transaction may well succeed when it is run again. */
export function isRetryable(error: unknown): boolean {
  const { errno, errcode } = error as DriverError;
  return (
    (errno !== undefined && MARIADB_RETRYABLE.includes(errno)) ||
    (errcode !== undefined && (errcode & 0xff) === SQLITE_BUSY)
  );
}

/** The connection is gone; what ran on it was rolled back, unless it was in COMMIT. */
export function isDisconnect(error: unknown): boolean {
  const { code, errno, fatal } = error as DriverError;
  return (
    fatal === true ||
    (code !== undefined && (NETWORK.includes(code) || code === THREAD_LOST)) ||
    (errno !== undefined && MARIADB_GONE.includes(errno)) ||
    (error instanceof Error &&
      error.message.includes("Can't add new command when connection is in closed state"))
  );
}

/** The database itself cannot work now, whatever it is asked: nothing is learnt about what was to be written. */
export function isUnwell(error: unknown): boolean {
  const { errno, errcode } = error as DriverError;
  return (
    (errno !== undefined && MARIADB_UNWELL.includes(errno)) ||
    (errcode !== undefined && SQLITE_UNWELL.includes(errcode & 0xff))
  );
}
