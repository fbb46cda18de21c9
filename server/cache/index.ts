import type { Registry } from 'prom-client';
import type { CacheConfig } from '../config/cache.ts';
import type { Listener } from '../events/dispatcher.ts';
import type { RecordedEvent } from '../events/outbox.ts';
import type { Log } from '../telemetry/metrics.ts';
import { type CreateBuckets, sharedBuckets } from './buckets.ts';
import { ReadThrough } from './cache.ts';
import { type Cache, type CacheOptions, DEFAULTS } from './declaration.ts';
import { type Figures, newFigures, registerFigures } from './figures.ts';
import { Memory, type Shelf } from './memory.ts';
import { News } from './news.ts';
import { Counted } from './redis/counted.ts';
import { Link } from './redis/link.ts';
import { Tracked } from './redis/tracked.ts';

export { type CreateBuckets, type SharedBuckets, sharedBuckets } from './buckets.ts';
export type { Cache, CacheOptions } from './declaration.ts';
export { STALE_BOUND_MS } from './news.ts';

/** Declares a cache; in an installation each name once. */
export type CreateCache = <V>(options: CacheOptions<V>) => Cache<V>;

export interface CachesDependencies {
  readonly config: CacheConfig;
  readonly registry: Registry;
  readonly log: Log;
  /** Monotonic milliseconds, the same that the dispatcher tells. */
  readonly now: () => number;
  readonly random: () => number;
  readonly makeId: () => string;
  /** Asks the dispatcher to read the outbox soon. */
  readonly hurry: () => void;
}

export interface Caches {
  readonly create: CreateCache;
  /** What is allowed now and then only: counted by all instances together where there is Redis. */
  readonly buckets: CreateBuckets;
  /** Hears of every write, wherever it was made. */
  readonly listener: Listener;
  /** Connects to Redis, where there is one. Until the outbox is followed, every read goes to the database. */
  start(): void;
  stop(): void;
}

interface Declared {
  readonly cache: ReadThrough<never>;
  readonly shelf: Shelf<never>;
  readonly figures: Figures;
}
interface Reaction {
  readonly cache: ReadThrough<never>;
  readonly keysOf: (event: RecordedEvent) => readonly string[];
}

/** Caches in this process, kept right by the outbox, and with REDIS_URL a second level that instances share. */
export function createCaches(deps: CachesDependencies): Caches {
  const { config, log, now, random, makeId, hurry } = deps;
  const memory = new Memory(config.maxBytes);
  const news = new News();
  const declared = new Map<string, Declared>();
  const bySpace = new Map<string, ReadThrough<never>>();
  const reactions = new Map<string, Reaction[]>();
  const clearAll = () => {
    for (const { cache } of declared.values()) cache.clear();
  };

  const prefix = config.redis?.prefix ?? '';
  const changed = (name: string | null) => {
    if (name === null) return clearAll();
    const end = name.indexOf(':', prefix.length);
    bySpace.get(name.slice(prefix.length, end))?.forget([name.slice(end + 1)]);
  };
  const link = config.redis
    ? new Link({ ...config.redis, log, now, random, hurry, changed, reconnected: clearAll })
    : null;
  const far = link ? new Tracked(link, news, prefix, makeId) : null;
  registerFigures(deps.registry, memory, declared, far);

  const create: CreateCache = <V>(options: CacheOptions<V>) => {
    const { name } = options;
    if (declared.has(name)) throw new Error(`Two caches are called ${name}`);
    const shelf = memory.shelf<V>(options.maxEntries ?? DEFAULTS.maxEntries);
    const figures = newFigures();
    const cache = new ReadThrough(options, { shelf, news, far, figures, now });
    const untyped = cache as unknown as ReadThrough<never>;
    declared.set(name, { cache: untyped, shelf: shelf as unknown as Shelf<never>, figures });
    bySpace.set(cache.space, untyped);
    for (const [event, keysOf] of Object.entries(options.changedBy ?? {})) {
      reactions.set(event, [...(reactions.get(event) ?? []), { cache: untyped, keysOf }]);
    }
    return cache;
  };

  const named = new Set<string>();
  const buckets: CreateBuckets = (name) => {
    if (named.has(name)) throw new Error(`Two kinds of buckets are called ${name}`);
    named.add(name);
    return sharedBuckets(now, link && new Counted(link, `${prefix}bucket:${name}:`));
  };

  const hear: Listener['hear'] = (events) => {
    const keys = new Map<ReadThrough<never>, Set<string>>();
    for (const event of events) {
      for (const { cache, keysOf } of reactions.get(event.name) ?? []) {
        const known = keys.get(cache) ?? new Set();
        keys.set(cache, known);
        for (const key of keysOf(event)) known.add(key);
      }
    }
    // In Redis too, although the writer has done so: it may have died before, or not have reached it.
    for (const [cache, changedKeys] of keys) void cache.invalidate([...changedKeys]);
  };

  return {
    create,
    buckets,
    listener: {
      // Whoever reads from Redis must have heard of everything, not only of what it holds itself.
      isAwake: () => link !== null || [...declared.values()].some(({ cache }) => !cache.isEmpty),
      hear,
      caughtUp: (since, position) => {
        news.caughtUp(since, position);
        link?.caughtUp(since, position);
      },
    },
    start: () => link?.start(),
    stop: () => link?.stop(),
  };
}
