import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Redis, startRedis } from '../../../test/services/redis.ts';
import { describeWith } from '../../../test/services/shared.ts';
import { startCuttingProxy } from '../../../test/simulation/cutting-proxy.ts';
import type { Wanted } from '../../lib/buckets.ts';
import type { SharedBuckets } from '../index.ts';
import { type TestInstance, testInstance } from '../testing/instance.ts';

const WAIT = { timeout: 5_000, interval: 5 };
const DAY_MS = 86_400_000;
/** Ten, of which nothing grows back while a test runs. */
const TEN = { attempts: 10, perMs: 10 * DAY_MS };
type Linked = [TestInstance, SharedBuckets];
const WANTED: readonly Wanted[] = [['pair minji@example.com 1.1.1.1', TEN]];

describeWith('Redis', 'buckets that instances share', () => {
  let redis: Redis;
  let prefix = '';
  let tests = 0;
  const open: TestInstance[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(() => {
    for (const instance of open.splice(0)) instance.stop();
  });
  afterAll(() => redis.stop());

  const isUsed = (instance: TestInstance) =>
    vi.waitFor(async () => {
      instance.hears();
      const { values } = await instance.registry.getSingleMetric('madang_cache_redis_breaker')!.get();
      expect(values[0]?.value).toBe(0);
    }, WAIT);
  /** Instances that are linked to Redis, or to what stands before it. */
  async function instances(count: number, url = redis.url): Promise<Linked[]> {
    tests += 1;
    prefix = `test${tests}:`;
    const made = Array.from({ length: count }, (): Linked => {
      const instance = testInstance({ redis: { url, prefix, timeoutMs: 1_000 } });
      open.push(instance);
      instance.start();
      return [instance, instance.buckets('sign-in')];
    });
    for (const [instance] of made) await isUsed(instance);
    return made;
  }
  const passed = async (buckets: SharedBuckets, times: number): Promise<number> => {
    let count = 0;
    for (let i = 0; i < times; i += 1) if ((await buckets.take(WANTED)) === 0) count += 1;
    return count;
  };

  test('three instances together forgive what one would', async () => {
    const made = await instances(3);
    const passes = await Promise.all(made.map(([, buckets]) => passed(buckets, 8)));
    expect(passes.reduce((sum, count) => sum + count)).toBe(10);
    for (const [, buckets] of made) {
      // The tenth part of ten days, less what this test took.
      expect(await buckets.waitS(WANTED)).toBeGreaterThan(DAY_MS / 1000 - 3_600);
      expect(await buckets.waitS([['pair jun@example.com 1.1.1.1', TEN]])).toBe(0);
    }
  });

  test('what was given back or forgotten on one is so on all', async () => {
    const [[, a], [, b]] = (await instances(2)) as [Linked, Linked];
    expect(await passed(a, 5)).toBe(5);
    expect(await passed(b, 9)).toBe(5);
    await a.giveBack(WANTED);
    expect(await passed(b, 2)).toBe(1);
    await b.forget(WANTED[0]![0]);
    expect(await passed(b, 20)).toBe(10);
  });

  test('nothing is taken of the others when one has nothing left', async () => {
    const [[, a], [, b]] = (await instances(2)) as [Linked, Linked];
    const other: Wanted = ['address 1.1.1.1', { attempts: 11, perMs: 11 * DAY_MS }];
    expect(await passed(a, 10)).toBe(10);
    expect(await b.take([...WANTED, other])).toBeGreaterThan(0);
    let left = 0;
    while ((await b.take([other])) === 0) left += 1;
    expect(left).toBe(11);
  });

  test('no address can be read there, and what is full again is let go', async () => {
    const [[, a]] = (await instances(1)) as [Linked];
    await passed(a, 1);
    const operator = createClient({ url: redis.url, socket: { reconnectStrategy: false } });
    operator.on('error', () => undefined);
    await operator.connect();
    try {
      const keys = await operator.keys(`${prefix}*`);
      expect(keys).toHaveLength(1);
      expect(keys[0]).toMatch(/^test\d+:bucket:sign-in:[\w-]{22}$/);
      expect(await operator.pTTL(keys[0]!)).toBeGreaterThan(9 * DAY_MS);
    } finally {
      operator.destroy();
    }
  });

  test('while Redis is away each instance counts for itself, and goes on from what it has seen', async () => {
    const proxy = await startCuttingProxy(Number(new URL(redis.url).port));
    try {
      const [[, a], [, b]] = (await instances(2, `redis://127.0.0.1:${proxy.port}`)) as [Linked, Linked];
      expect(await passed(a, 7)).toBe(7);
      expect(await passed(b, 5)).toBe(3);
      await proxy.close();
      expect(await passed(a, 20)).toBe(3);
      expect(await passed(b, 20)).toBe(7);
      expect(await a.waitS(WANTED)).toBeGreaterThan(0);
    } finally {
      await proxy.close();
    }
  });

  test('a Redis that was emptied forgives nothing that an instance has seen itself', async () => {
    const [[, a]] = (await instances(1)) as [Linked];
    expect(await passed(a, 10)).toBe(10);
    const operator = createClient({ url: redis.url, socket: { reconnectStrategy: false } });
    operator.on('error', () => undefined);
    await operator.connect();
    try {
      await operator.flushAll();
      expect(await passed(a, 5)).toBe(0);
    } finally {
      operator.destroy();
    }
  });

  test('two kinds of buckets have two names', async () => {
    const instance = testInstance();
    instance.buckets('sign-in');
    expect(() => instance.buckets('sign-in')).toThrow('sign-in');
  });
});
