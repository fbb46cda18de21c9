import type { CreateBuckets, CreateCache } from './cache/index.ts';
import type { Config } from './config.ts';
import type { Database } from './db/open.ts';
import type { Admit } from './http/commands.ts';
import type { Reads } from './http/reads.ts';
import type { MakeId } from './lib/id.ts';
import type { Lists } from './lists/index.ts';
import type { OpenLane } from './module.ts';
import type { Accounts } from './modules/accounts/index.ts';
import type { Files } from './modules/files/index.ts';
import type { SearchIndexes } from './search/open.ts';
import type { Log } from './telemetry/metrics.ts';

/** What every service that people use is made of; each adds what it alone needs. */
export interface ServiceDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly createCache: CreateCache;
  readonly createBuckets: CreateBuckets;
  readonly admit: Admit;
  readonly reads: Reads;
  readonly lists: Lists;
  readonly index: SearchIndexes['public'];
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly log: Log;
  readonly config: Config;
  readonly accounts: Accounts;
  readonly files: Files;
}
