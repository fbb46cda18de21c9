import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Tokens, tokens } from '../../server/http/auth.ts';
import { idMaker, type MakeId } from '../../server/lib/id.ts';
import { type MariaDb, startMariadb } from '../../test/services/mariadb.ts';
import { type Opensearch, startOpensearch } from '../../test/services/opensearch.ts';
import { freePort } from '../../test/services/ports.ts';
import { startProcess } from '../../test/services/process.ts';
import { type Redis, startRedis } from '../../test/services/redis.ts';
import { LoadGenerator } from '../load.ts';

/** A server process under test. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const out = fileURLToPath(new URL('../out', import.meta.url));
/** As its makers advise, a fixed heap; the rest of the memory caches files. */
const OPENSEARCH_OPTIONS = ['-Xms2g', '-Xmx2g', '-XX:+UseG1GC'];
const MARIADB_OPTIONS = ['--innodb-buffer-pool-size=512M', '--innodb-log-file-size=256M'];

/**
 * Everything that a run of the bench starts, and what ends it: one folder, two load generators, MariaDB and
 * Redis when first asked for, and server processes. All on 127.0.0.1; nothing outlives the bench, even when it is
 * killed.
 */
export class Rig {
  readonly quick: boolean;
  /** On the disk of the repository: in memory an fsync would cost nothing. */
  readonly directory: string;
  readonly load: LoadGenerator;
  /** For what runs beside the measured load. */
  readonly sideLoad: LoadGenerator;
  readonly tokens: Tokens;
  readonly makeId: MakeId;
  /** 0 until they run. */
  mariadbPid = 0;
  redisPid = 0;
  opensearchPid = 0;
  readonly #secret: string;
  readonly #open: Server[] = [];
  #mariadb: Promise<MariaDb> | undefined;
  #redis: Promise<Redis> | undefined;
  #opensearch: Promise<Opensearch> | undefined;
  #names = 0;

  private constructor(quick: boolean, directory: string, load: LoadGenerator, sideLoad: LoadGenerator) {
    this.quick = quick;
    this.directory = directory;
    this.load = load;
    this.sideLoad = sideLoad;
    this.#secret = randomBytes(36).toString('base64');
    this.tokens = tokens(this.#secret);
    this.makeId = idMaker(Date.now, Math.random);
  }

  static async open(quick: boolean): Promise<Rig> {
    await mkdir(out, { recursive: true });
    await removeLeftovers();
    const directory = await mkdtemp(join(out, `run-${process.pid}-`));
    return new Rig(quick, directory, await LoadGenerator.start(), await LoadGenerator.start());
  }

  /** One MariaDB for the whole run, durable and warm. */
  mariadb(): Promise<MariaDb> {
    this.#mariadb ??= startMariadb({ options: MARIADB_OPTIONS, directory: this.directory }).then(
      (service) => {
        this.mariadbPid = service.pid;
        return service;
      },
    );
    return this.#mariadb;
  }

  redis(): Promise<Redis> {
    this.#redis ??= startRedis().then((service) => {
      this.redisPid = service.pid;
      return service;
    });
    return this.#redis;
  }

  opensearch(): Promise<Opensearch> {
    this.#opensearch ??= startOpensearch({
      javaOptions: OPENSEARCH_OPTIONS,
      directory: this.directory,
    }).then((service) => {
      this.opensearchPid = service.pid;
      return service;
    });
    return this.#opensearch;
  }

  /** All processes of this run that may use CPU time while something is measured. */
  get pids(): number[] {
    const services = [this.mariadbPid, this.redisPid, this.opensearchPid];
    const own = [process.pid, this.load.pid, this.sideLoad.pid, ...services];
    return [...own, ...this.#open.map(({ pid }) => pid)].filter((pid) => pid > 0);
  }

  /** A short name that no other part of this run has. */
  newName(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }

  /** The environment of every process: one secret, no limits per account, quiet logs, its own data folder. */
  environment(settings: Record<string, string>): NodeJS.ProcessEnv {
    return {
      HOST: '127.0.0.1',
      // As `npm start` sets it: without it each thread's allocator keeps memory of its own.
      MALLOC_ARENA_MAX: '2',
      MADANG_MODE: 'demo',
      MADANG_SERVICES: '',
      MADANG_RATE_LIMIT: 'off',
      MADANG_LOG_LEVEL: 'warn',
      MADANG_JWT_SECRET: this.#secret,
      MADANG_DATA: join(this.directory, 'data'),
      ...settings,
    };
  }

  /**
   * Starts a script of ours that listens on PORT and answers /health/ready.
   * @param script relative to the root of the repository
   */
  async startServer(script: string, settings: Record<string, string>): Promise<Server> {
    const port = await freePort();
    const folder = await mkdtemp(join(this.directory, 'server-'));
    const running = await startProcess({
      name: script,
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', rootPath(script)],
      folder,
      env: { ...this.environment(settings), PORT: String(port) },
      isReady: async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok,
    });
    let stopped: Promise<void> | undefined;
    const server: Server = {
      port,
      pid: running.pid,
      stop: () => {
        stopped ??= running.end(10_000).then(() => {
          this.#open.splice(this.#open.indexOf(server), 1);
        });
        return stopped;
      },
    };
    this.#open.push(server);
    return server;
  }

  /** Ends all that was started, in order, and removes the folder. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#open].map((server) => server.stop()));
    await Promise.allSettled([this.load.stop(), this.sideLoad.stop()]);
    const services = await Promise.allSettled([this.#mariadb, this.#redis, this.#opensearch]);
    await Promise.allSettled(
      services.map((result) => (result.status === 'fulfilled' ? result.value?.stop() : undefined)),
    );
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Folders of runs that were killed: their processes ended with them, but their databases are still there. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(out)) {
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) await rm(join(out, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A path of the repository. */
export const rootPath = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
