import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { findBinary, requireService } from './binaries.ts';
import { freePort } from './ports.ts';
import { makeServiceFolder, type PrivateService, startService } from './service.ts';

/** A private MariaDB server. `kill` keeps what was committed. */
export interface MariaDb extends PrivateService {
  /** Connection string of the empty database `madang`, for DATABASE_URL. */
  readonly url: string;
  readonly port: number;
  /** Makes another empty database and returns its connection string. */
  createDatabase(name: string): Promise<string>;
}

export interface MariaDbOptions {
  /** More options for mariadbd, such as `--innodb-buffer-pool-size=1G`; later ones win. */
  options?: string[];
  /** Folder under which the data folder is made. Default: the system's temporary folder. */
  directory?: string | undefined;
  /** Nothing is created on it: its databases come from its primary. See mariadb-pair.ts. */
  isReplica?: boolean;
}

const execute = promisify(execFile);
const cacheFolder = fileURLToPath(new URL('../../.cache', import.meta.url));

// As a careful operator would set it: what was committed is on the disk. Small memory, because tests run beside it.
const serverOptions = [
  '--bind-address=127.0.0.1',
  '--skip-networking=0',
  '--skip-name-resolve',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
  '--innodb-flush-log-at-trx-commit=1',
  '--sync-binlog=1',
  '--innodb-buffer-pool-size=256M',
  '--innodb-log-file-size=32M',
  '--max-connections=400',
  '--performance-schema=OFF',
];

/**
 * Starts a MariaDB of our own from the machine's binary, on a free port, with its data in a temporary folder.
 * Durable by default. Throws, naming the remedy, when the machine has no MariaDB.
 */
export async function startMariadb({
  options = [],
  directory,
  isReplica = false,
}: MariaDbOptions = {}): Promise<MariaDb> {
  const binary = requireService('MariaDB');
  const template = await emptyDataFolder(binary);
  const folder = await makeServiceFolder(directory);
  await cp(template, join(folder, 'data'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  const port = await freePort();
  const urlOf = (name: string) => `mysql://root@127.0.0.1:${port}/${name}`;
  const places = [
    `--datadir=${join(folder, 'data')}`,
    `--socket=${join(folder, 'socket')}`,
    // Temporary tables of one server are of no concern to another's clean-up.
    `--tmpdir=${folder}`,
    `--port=${port}`,
  ];
  const service = await startService({
    name: 'MariaDB',
    folder,
    command: binary,
    args: [
      '--no-defaults',
      ...places,
      `--pid-file=${join(folder, 'pid')}`,
      ...asRoot(),
      ...serverOptions,
      ...options,
    ],
    isReady: () => run(urlOf('mysql'), 'SELECT 1'),
  });
  async function createDatabase(name: string): Promise<string> {
    await run(urlOf('mysql'), `CREATE DATABASE \`${name}\``);
    return urlOf(name);
  }
  const url = isReplica ? urlOf('madang') : await createDatabase('madang');
  return Object.assign(service, { url, port, createDatabase });
}

/** Runs one statement on a connection of its own. */
async function run(url: string, sql: string): Promise<true> {
  const connection = await createConnection({ uri: url, connectTimeout: 2_000 });
  try {
    await connection.query(sql);
    return true;
  } finally {
    await connection.end();
  }
}

/** The data folder of a server that was never used; made once for each version, because it takes seconds. */
async function emptyDataFolder(binary: string): Promise<string> {
  const { stdout } = await execute(binary, ['--no-defaults', '--version']);
  const version = /Ver (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  const template = join(cacheFolder, `mariadb-${version}`);
  if (existsSync(template)) return template;
  const installer = findBinary(['mariadb-install-db', 'mysql_install_db']);
  if (!installer) throw new Error('mariadb-install-db not found; it comes with the package of mariadbd');
  await mkdir(cacheFolder, { recursive: true });
  const draft = await mkdtemp(join(cacheFolder, 'draft-'));
  await execute(installer, [
    '--no-defaults',
    `--datadir=${draft}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=32M',
    ...asRoot(),
  ]);
  // Two runs may race here: one rename wins, and the other draft is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  return template;
}

/** mariadbd refuses to run as root unless told so. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}
