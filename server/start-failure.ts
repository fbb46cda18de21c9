import type { Config } from './config.ts';

interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly errno?: number;
  /** SQLite's own number. */
  readonly errcode?: number;
}

const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
/** User or password, no rights to the database, no such database. */
const NOT_LET_IN = [1044, 1045, 1049, 1698];
/** A statement that changes the schema is not this user's to give. */
const NO_RIGHTS = [1142, 1143, 1370];
/** Disk, rights and paths, of folders and of SQLite's file alike. */
const FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EISDIR'];
const SQLITE_FILE = [3, 8, 10, 11, 13, 14, 26];

/**
 * Why a process could not start, for the operator who is to mend it, naming the setting on which it hangs.
 * @returns null for what is no fault of a setting
 */
export function whyNoStart(error: unknown, config: Config): string | null {
  for (let at = error as SystemError | undefined; at instanceof Error; at = at.cause as SystemError) {
    const setting = settingOf(at, config);
    if (setting) return `${setting}: ${at.message}`;
  }
  return null;
}

function settingOf(error: SystemError, { databaseUrl, dataDir, host }: Config): string | null {
  const { code = '', syscall, errno = 0, errcode = 0 } = error;
  if (syscall === 'listen' || (code === 'ENOTFOUND' && error.message.includes(` ${host}`))) {
    return 'HOST and PORT (of a worker: MADANG_WORKER_PORT): nobody can listen there';
  }
  if (databaseUrl.startsWith('sqlite:')) {
    if (SQLITE_FILE.includes(errcode & 0xff))
      return `DATABASE_URL or MADANG_DATA: ${databaseUrl} cannot be used`;
  } else {
    // Without user and password.
    const where = databaseUrl.slice(databaseUrl.lastIndexOf('@') + 1).replace(/^\w+:\/\//, '');
    if (UNREACHABLE.includes(code)) return `DATABASE_URL: no database answers at ${where}`;
    if (NOT_LET_IN.includes(errno)) return `DATABASE_URL: ${where} does not let us in`;
    if (NO_RIGHTS.includes(errno)) {
      return 'DATABASE_URL: this user may not do what is to be done (npm run db:migrate as one who may change the schema)';
    }
  }
  return FOLDER.includes(code) ? `MADANG_DATA: ${dataDir} cannot be written` : null;
}
