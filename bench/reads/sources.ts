import { Registry } from 'prom-client';
import { createClient } from 'redis';
import { createCaches } from '../../server/cache/index.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { Dispatcher } from '../../server/events/dispatcher.ts';
import { idMaker } from '../../server/lib/id.ts';
import { type Drops, dropsIn, rememberedDrops } from '../../server/modules/coupons/index.ts';

/** Where a reader gets a drop from. */
export const SOURCES = ['database', 'redis', 'tracking'] as const;
export type SourceName = (typeof SOURCES)[number];
export interface Source {
  readonly drops: Pick<Drops, 'get'>;
  close(): Promise<void>;
}

const KEPT_MS = 600_000;
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
const monotonic = () => performance.now();

/**
 * Opens a source on DATABASE_URL and REDIS_URL: each drop from the database; from Redis, as a cache is mostly built
 * (look there, else in the database, and write it down there); or from the product's own cache, which Redis tells of
 * changes.
 */
export async function openSource(name: SourceName): Promise<Source> {
  const config = readConfig(process.env);
  const database = openDatabase(config.databaseUrl, config.poolSize);
  const inDatabase = dropsIn(database.reader);
  if (name === 'database') return { drops: inDatabase, close: () => database.close() };
  if (!config.cache.redis) throw new Error('REDIS_URL is needed');
  if (name === 'redis') {
    const redis = createClient({ url: config.cache.redis.url });
    await redis.connect();
    const get: Drops['get'] = async (dropId) => {
      const key = `drop:${dropId}`;
      const text = await redis.get(key);
      if (text !== null) return JSON.parse(text);
      const drop = await inDatabase.get(dropId);
      await redis.set(key, JSON.stringify(drop), { expiration: { type: 'PX', value: KEPT_MS } });
      return drop;
    };
    return {
      drops: { get },
      close: async () => {
        redis.destroy();
        await database.close();
      },
    };
  }
  // As an installation has it: with the outbox followed.
  const dispatcher = new Dispatcher(database, quiet, monotonic);
  const caches = createCaches({
    config: config.cache,
    registry: new Registry(),
    log: quiet,
    now: monotonic,
    random: Math.random,
    makeId: idMaker(Date.now, Math.random),
    hurry: dispatcher.poke,
  });
  dispatcher.listen(caches.listener);
  const drops = rememberedDrops(database.reader, Date.now, caches.create);
  await dispatcher.start();
  caches.start();
  return {
    drops,
    close: async () => {
      caches.stop();
      await dispatcher.stop();
      await database.close();
    },
  };
}
