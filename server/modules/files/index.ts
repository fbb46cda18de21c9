import { availableParallelism } from 'node:os';
import type { CreateBuckets } from '../../cache/index.ts';
import type { Config } from '../../config.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { makePicture } from '../../files/pictures.ts';
import type { FileStore } from '../../files/store.ts';
import { createTurns } from '../../files/turns.ts';
import { ProblemError } from '../../http/errors.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import type { App, Module } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { createAllowance, noAllowance } from './allowance.ts';
import { erasePerson, personOf } from './person.ts';
import { createPictures } from './pictures-of.ts';
import { createPrivateFiles, type PrivateFiles } from './private.ts';
import { attach, lockForUse, release } from './references.ts';
import { registerFileRoutes } from './routes.ts';
import { registerServing } from './serving.ts';
import { createShelf } from './shelf.ts';
import { createKeep, type Keep } from './storing.ts';
import { createSweep, purgeUploads } from './sweep.ts';

export type { PrivateFile, PrivateFiles } from './private.ts';
export type { LockedFile, Owner } from './references.ts';
export { takeUploads } from './routes.ts';
export { PictureBody } from './schemas.ts';

/** Uploads that are read, wait or are worked on at the same time: each is held in memory. */
const MAX_OPEN = 12;
const BUSY_RETRY_AFTER_S = 5;

export interface FilesDependencies {
  readonly database: Database;
  readonly store: FileStore;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly createBuckets: CreateBuckets;
  readonly log: Pick<Log, 'warn'>;
  readonly config: Pick<Config, 'files' | 'rateLimit'>;
}

/** What the module's own routes share. */
export interface FilesParts {
  readonly config: Config['files'];
  readonly keep: Keep;
  readonly receiving: Receiving;
}

/**
 * Does the work of one upload, within what the account and this process may have under way.
 * @throws ProblemError file.busy, file.too-many
 */
export type Receiving = <T>(accountId: string, work: () => Promise<T>) => Promise<T>;

export interface Files extends Module {
  /** `GET /files/…`, which is no part of the API. */
  readonly registerServing: (app: App) => void;
  /** Keeps an upload of an account as `POST /files` does. @throws ProblemError */
  readonly keep: Keep;
  /** Files that are nobody's business but those whom another module names. */
  readonly private: PrivateFiles;
  /** See `lockForUse`: for a lane's prefetch. */
  readonly lock: typeof lockForUse;
  /** See `attach`. */
  readonly attach: typeof attach;
  /** See `release`. */
  readonly release: typeof release;
  /**
   * Pictures by file id, in bulk; an id that stands for none is left out.
   * @throws the database's error
   */
  readonly picturesOf: (executor: Executor, fileIds: readonly string[]) => Promise<Map<string, Picture>>;
}

/** Files: pictures that people upload, made safe, kept for as long as something shows them. */
export function createFiles(deps: FilesDependencies): Files {
  const { database, store, now, monotonic, config } = deps;
  const shelf = createShelf(database.reader, store, monotonic);
  const encoding = createTurns({
    // One core is left for everybody else.
    parallel: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_OPEN,
  });
  const busy = () => new ProblemError('file.busy', { retryAfterS: BUSY_RETRY_AFTER_S });
  const keep = createKeep({ ...deps, make: (upload) => encoding.take(() => makePicture(upload), busy) });
  const allowance = config.rateLimit ? createAllowance(deps.createBuckets('uploads')) : noAllowance;
  const reading = createTurns({ parallel: MAX_OPEN, maxWaiting: 0 });
  // A place is taken before a byte is read: what waits is in memory.
  const receiving: Receiving = (accountId, work) =>
    allowance.spend(accountId, () => reading.take(work, busy));
  const parts: FilesParts = { config: config.files, keep, receiving };
  return {
    routes: (app) => registerFileRoutes(app, parts),
    registerServing: (app) => registerServing(app, shelf),
    consumers: [],
    streams: () => [],
    jobs: [createSweep({ database, store, swept: shelf.forget }), purgeUploads()],
    personalData: (executor, accountId) => personOf(executor, accountId, config.files.publicUrl),
    onErase: (tx, accountId) => erasePerson(tx, accountId, now()),
    keep,
    private: createPrivateFiles({
      ...deps,
      receiving,
      make: (upload) => encoding.take(() => makePicture(upload, ['image/webp']), busy),
    }),
    lock: lockForUse,
    attach,
    release,
    picturesOf: createPictures(config.files.publicUrl),
  };
}
