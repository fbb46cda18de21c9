import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { expect, onTestFailed, test } from 'vitest';
import { createCaches, STALE_BOUND_MS } from '../../server/cache/index.ts';
import type { SequencedEvent } from '../../server/events/outbox.ts';
import { type Redis, startRedis } from '../services/redis.ts';
import { describeWith } from '../services/shared.ts';
import { startCuttingProxy } from '../simulation/cutting-proxy.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { judge, type Read, type Write } from './judge.ts';

const INSTANCES = 3;
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const RUN_MS = 5_500;
/** At first the network breaks so often, while Redis itself goes on with what it holds. */
const CUTS = 9;
/** What happens to Redis after that, and when. */
const TROUBLES: readonly (readonly [atMs: number, what: (redis: Redis) => unknown])[] = [
  [3_000, (redis) => process.kill(redis.pid, 'SIGSTOP')],
  [3_500, (redis) => process.kill(redis.pid, 'SIGCONT')],
  [4_300, (redis) => redis.kill()],
  [4_400, (redis) => redis.restart()],
];
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
const now = () => performance.now();

/**
 * Caches of three instances around one database that takes its time, so that readings and writes overlap in every
 * way: readings are slow on both sides of what they see, writers die before they have told anybody, news comes late.
 */
describeWith('Redis', 'three caches and a slow database', () => {
  test('serve nothing older than the bound, and nothing older than their own writes', async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    onTestFailed(() => console.error(`SEED=${seed}`));
    const redis = await startRedis();
    const proxies = await Promise.all(
      Array.from({ length: INSTANCES }, () =>
        startCuttingProxy(redis.port, (chunk) => chunk.includes('DEL\r\n')),
      ),
    );
    const versions = new Map(KEYS.map((key) => [key, 0]));
    const outbox: SequencedEvent[] = [];
    const writes: Write[] = [];
    const reads: Read[] = [];
    const endAt = now() + RUN_MS;
    const pick = () => KEYS[Math.floor(random() * KEYS.length)]!;
    const pause = (mostMs: number) => (random() < 0.3 ? nextTurn() : delay(random() * mostMs));

    const load = async (keys: readonly string[]) => {
      await pause(3);
      const seen = new Map(keys.map((key) => [key, { version: versions.get(key)! }]));
      await pause(8);
      return seen;
    };
    const instances = proxies.map(({ port }) => {
      const registry = new Registry();
      let hurry = () => {};
      const hurried = () => new Promise<void>((resolve) => (hurry = resolve));
      const caches = createCaches({
        config: {
          maxBytes: 1 << 20,
          redis: { url: `redis://127.0.0.1:${port}`, prefix: 'hammer:', timeoutMs: 150 },
        },
        registry,
        log: quiet,
        now,
        // Back again as soon as it can be.
        random: () => 0,
        makeId: () => `${random()}`,
        hurry: () => hurry(),
      });
      const cache = caches.create<{ version: number }>({
        name: 'test.versions',
        load,
        freshMs: 500,
        staleMs: 2_000,
        changedBy: { changed: ({ key }) => [key] },
      });
      return { caches, cache, registry, hurried };
    });

    /** What the dispatcher does, at its pace. */
    async function follow({ caches, hurried }: (typeof instances)[number]): Promise<void> {
      let position = 0;
      while (now() < endAt) {
        const since = now();
        const page = outbox.slice(position);
        await pause(5);
        position += page.length;
        if (page.length > 0) caches.listener.hear(page);
        caches.listener.caughtUp?.(since, position);
        await Promise.race([delay(20 + random() * 700), hurried()]);
      }
    }
    async function write(instance: number): Promise<void> {
      while (now() < endAt) {
        await delay(random() * 60);
        const key = pick();
        const version = versions.get(key)! + 1;
        versions.set(key, version);
        const sequence = outbox.length + 1;
        outbox.push({ name: 'changed', key, data: {}, at: 0, by: '', sequence, id: `${sequence}` });
        const isDead = random() < 0.1;
        if (!isDead) {
          await instances[instance]!.cache.invalidate([key]);
        }
        writes.push({ instance: isDead ? null : instance, key, version, ackedAt: now() });
      }
    }
    async function read(instance: number): Promise<void> {
      const { cache } = instances[instance]!;
      while (now() < endAt) {
        const keys = random() < 0.2 ? [pick(), pick(), pick()] : [pick()];
        const startedAt = now();
        const found =
          keys.length === 1 ? new Map([[keys[0]!, await cache.get(keys[0]!)]]) : await cache.getMany(keys);
        for (const [key, value] of found) {
          reads.push({ instance, key, version: value!.version, startedAt });
        }
        await (random() < 0.9 ? nextTurn() : delay(1));
      }
    }
    /** The network loses what Redis should be told, and what it answers. */
    async function cut(): Promise<void> {
      for (let i = 0; i < CUTS; i += 1) {
        await delay(200 + random() * 200);
        proxies[i % INSTANCES]!.cutNextCommit(random() < 0.8 ? 'before' : 'after');
      }
    }
    async function trouble(): Promise<void> {
      const startedAt = now();
      for (const [atMs, what] of TROUBLES) {
        await delay(Math.max(0, startedAt + atMs - now()));
        await what(redis);
      }
    }

    try {
      for (const { caches } of instances) caches.start();
      const each = (work: (instance: number) => Promise<void>) => instances.map((_, i) => work(i));
      await Promise.all([
        ...instances.map(follow),
        ...each(write),
        ...each(read),
        ...each(read),
        ...each(read),
        cut(),
        trouble(),
      ]);
      const { violations } = judge(writes, reads, STALE_BOUND_MS);
      expect(violations).toEqual([]);
      // It was put to the test: much was read and written, from memory and from Redis, which was lost again and again.
      expect(reads.length).toBeGreaterThan(1_000);
      expect(writes.length).toBeGreaterThan(50);
      const count = async (event: string) => {
        let sum = 0;
        for (const { registry } of instances) {
          const { values } = await registry.getSingleMetric('madang_cache_redis_events_total')!.get();
          sum += values.find(({ labels }) => labels.event === event)?.value ?? 0;
        }
        return sum;
      };
      expect(await count('hits')).toBeGreaterThan(0);
      expect(await count('openings')).toBeGreaterThan(0);
    } finally {
      for (const { caches } of instances) caches.stop();
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await redis.stop();
    }
  });
});
