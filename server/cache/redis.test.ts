import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Redis, startRedis } from '../../test/services/redis.ts';
import { describeWith } from '../../test/services/shared.ts';
import { startCuttingProxy } from '../../test/simulation/cutting-proxy.ts';
import type { Cache } from './index.ts';
import { Source, type TestInstance, testInstance } from './testing/instance.ts';

type Value = { n: number };
const WAIT = { timeout: 5_000, interval: 5 };
const CLOSED = 0;

describeWith('Redis', 'the level that instances share', () => {
  let redis: Redis;
  let operator: ReturnType<typeof createClient>;
  let source: Source;
  const open: TestInstance[] = [];
  let names = 0;
  let prefix = '';
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const instance of open.splice(0)) instance.stop();
    operator?.destroy();
  });
  afterAll(() => redis.stop());

  type Linked = TestInstance & { cache: Cache<Value>; read: () => Promise<number | undefined> };
  const instanceAt = (url: string, timeoutMs = 1_000): Linked => {
    const instance = testInstance({ redis: { url, prefix, timeoutMs } });
    open.push(instance);
    const cache = instance.create<Value>({
      name: 'test.values',
      load: source.load,
      changedBy: { 'value.changed': ({ key }) => [key] },
    });
    instance.hears();
    instance.start();
    return { ...instance, cache, read: async () => (await cache.get('a'))?.n };
  };
  const metricOf = async (instance: TestInstance, name: string, event?: string): Promise<number> => {
    const { values } = await instance.registry.getSingleMetric(name)!.get();
    return values.find(({ labels }) => event === undefined || labels.event === event)?.value ?? -1;
  };
  const breakerOf = (instance: TestInstance) => metricOf(instance, 'madang_cache_redis_breaker');
  const isLinked = (instance: TestInstance) =>
    vi.waitFor(async () => {
      instance.hears();
      expect(await breakerOf(instance)).toBe(CLOSED);
    }, WAIT);
  async function operate(): Promise<void> {
    operator = createClient({ url: redis.url, socket: { reconnectStrategy: false } });
    operator.on('error', () => undefined);
    await operator.connect();
  }
  /** Instances that share Redis, linked; and an operator's connection. */
  async function linked(count: number, url = redis.url): Promise<Linked[]> {
    names += 1;
    prefix = `test${names}:`;
    source = new Source();
    source.values.set('a', 1);
    await operate();
    const instances = Array.from({ length: count }, () => instanceAt(url));
    await Promise.all(instances.map(isLinked));
    return instances;
  }
  const key = () => `${prefix}test.values@1:a`;
  const isFilled = () => vi.waitFor(async () => expect(await operator.hExists(key(), 'v')).toBe(1), WAIT);

  test('what one has read the others need not', async () => {
    const [a, b, c] = (await linked(3)) as [Linked, Linked, Linked];
    expect(await a.read()).toBe(1);
    await isFilled();
    expect(await b.read()).toBe(1);
    expect(await c.read()).toBe(1);
    expect(source.readings).toHaveLength(1);
    expect(await metricOf(b, 'madang_cache_redis_events_total', 'hits')).toBe(1);
  });

  test('a hot read costs no network', async () => {
    const [a] = (await linked(1)) as [Linked];
    await a.read();
    await isFilled();
    const commands = async () =>
      Number(/total_commands_processed:(\d+)/.exec(await operator.info('stats'))![1]);
    const before = await commands();
    for (let i = 0; i < 100; i += 1) await a.read();
    expect((await commands()) - before).toBe(1);
  });

  test('a write is seen by its instance at once and by the others when they are told, without any event', async () => {
    const [a, b, c] = (await linked(3)) as [Linked, Linked, Linked];
    for (const instance of [a, b, c]) {
      await instance.read();
      await isFilled();
    }
    source.values.set('a', 2);
    await b.cache.invalidate(['a']);
    expect(await b.read()).toBe(2);
    await vi.waitFor(async () => expect([await a.read(), await c.read()]).toEqual([2, 2]), WAIT);
  });

  test('a value that its own instance has filled in is tracked as well', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    for (const n of [2, 3, 4]) {
      expect(await a.read()).toBe(n - 1);
      await isFilled();
      source.values.set('a', n);
      await b.cache.invalidate(['a']);
      await vi.waitFor(async () => expect(await a.read()).toBe(n), WAIT);
    }
  });

  test('a fill that began before a write does not land after it', async () => {
    const [a, b, c] = (await linked(3)) as [Linked, Linked, Linked];
    source.hold();
    const early = a.read();
    await vi.waitFor(() => expect(source.readings).toHaveLength(1), WAIT);
    source.values.set('a', 2);
    await b.cache.invalidate(['a']);
    source.release();
    expect(await early).toBe(1);
    expect(await c.read()).toBe(2);
    expect(await b.read()).toBe(2);
    await vi.waitFor(async () => expect(await a.read()).toBe(2), WAIT);
  });

  test('of many instances that miss at once one fills it in, and nobody waits for it', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    source.hold();
    const first = a.read();
    await vi.waitFor(() => expect(source.readings).toHaveLength(1), WAIT);
    const second = b.read();
    await vi.waitFor(() => expect(source.readings).toHaveLength(2), WAIT);
    source.release();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    await isFilled();
  });

  test('an elderly value is read anew by one, and served meanwhile', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    await a.read();
    await isFilled();
    // As if most of its two minutes were over.
    await operator.pExpire(key(), 30_000);
    source.values.set('a', 2);
    expect(await b.read()).toBe(1);
    await vi.waitFor(async () => expect(await b.read()).toBe(2), WAIT);
    await vi.waitFor(async () => expect(await a.read()).toBe(2), WAIT);
    expect(await operator.pTTL(key())).toBeGreaterThan(100_000);
  });

  test('the news of a write whose writer died before it could tell Redis cleans Redis too', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    await a.read();
    await isFilled();
    await b.read();
    source.values.set('a', 2);
    a.hears({ name: 'value.changed', key: 'a' });
    expect(await a.read()).toBe(2);
    await vi.waitFor(async () => expect(await b.read()).toBe(2), WAIT);
  });

  test('what was filled in before an instance began to listen is not believed', async () => {
    const [a] = (await linked(1)) as [Linked];
    await a.read();
    await isFilled();
    // A writer died in between, and its event is before the newcomer's time.
    source.values.set('a', 2);
    const newcomer = instanceAt(redis.url);
    newcomer.hears({ name: 'something.happened', key: 'x' });
    await isLinked(newcomer);
    expect(await newcomer.read()).toBe(2);
    await vi.waitFor(async () => expect(await a.read()).toBe(2), WAIT);
  });

  test('an emptied Redis empties everybody', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    await a.read();
    await isFilled();
    await b.read();
    source.values.set('a', 2);
    await operator.flushAll();
    await vi.waitFor(async () => expect([await a.read(), await b.read()]).toEqual([2, 2]), WAIT);
  });

  test('values of another release are not taken for ours', async () => {
    const [a] = (await linked(1)) as [Linked];
    await a.read();
    await isFilled();
    source.values.set('a', 2);
    const newer = testInstance({ redis: { url: redis.url, prefix, timeoutMs: 1_000 } });
    open.push(newer);
    const cache = newer.create<Value>({ name: 'test.values', version: 2, load: source.load });
    newer.start();
    await isLinked(newer);
    expect(await cache.get('a')).toEqual({ n: 2 });
  });

  test('Redis dies: nothing fails, and when it is back nothing old survives', async () => {
    const [a, b] = (await linked(2)) as [Linked, Linked];
    await a.read();
    await isFilled();
    await b.read();
    await redis.kill();
    await vi.waitFor(async () => expect(await breakerOf(a)).not.toBe(CLOSED), WAIT);
    expect(await a.read()).toBe(1);
    expect((await a.cache.get('b')) ?? null).toBeNull();
    source.values.set('a', 2);
    await a.cache.invalidate(['a']);
    expect(await a.read()).toBe(2);
    await redis.restart();
    await operate();
    await Promise.all([isLinked(a), isLinked(b)]);
    expect([await a.read(), await b.read()]).toEqual([2, 2]);
    await isFilled();
    source.values.set('a', 3);
    await b.cache.invalidate(['a']);
    await vi.waitFor(async () => expect(await a.read()).toBe(3), WAIT);
  });

  test('Redis freezes: reads go to the database, writers are not kept, and it is taken up again', async () => {
    await linked(0);
    const [a, b] = [instanceAt(redis.url, 50), instanceAt(redis.url, 50)];
    await Promise.all([isLinked(a), isLinked(b)]);
    await a.read();
    await isFilled();
    await b.read();
    process.kill(redis.pid, 'SIGSTOP');
    try {
      source.values.set('a', 2);
      await a.cache.invalidate(['a']);
      expect(await a.read()).toBe(2);
      await a.cache.getMany(['b', 'c', 'd']);
      expect(await breakerOf(a)).not.toBe(CLOSED);
      const before = await metricOf(a, 'madang_cache_redis_events_total', 'failures');
      expect(await a.read()).toBe(2);
      expect(await metricOf(a, 'madang_cache_redis_events_total', 'failures')).toBe(before);
      expect(await metricOf(a, 'madang_cache_redis_events_total', 'openings')).toBe(1);
    } finally {
      process.kill(redis.pid, 'SIGCONT');
    }
    await isLinked(a);
    expect(await a.read()).toBe(2);
    await vi.waitFor(async () => {
      b.hears({ name: 'value.changed', key: 'a' });
      expect(await b.read()).toBe(2);
    }, WAIT);
  });

  test.each([
    ['DEL', 'before'],
    ['DEL', 'after'],
    ['EVALSHA', 'before'],
    ['EVALSHA', 'after'],
  ] as const)('the connection breaks %s: cut %s Redis has heard it', async (command, when) => {
    const proxy = await startCuttingProxy(redis.port, (chunk) => chunk.includes(command));
    try {
      await linked(0);
      const [a, b] = [instanceAt(`redis://127.0.0.1:${proxy.port}`), instanceAt(redis.url)];
      await Promise.all([isLinked(a), isLinked(b)]);
      expect(await b.read()).toBe(1);
      await isFilled();
      if (command === 'DEL') expect(await a.read()).toBe(1);
      proxy.cutNextCommit(when);
      source.values.set('a', 2);
      if (command === 'DEL') await a.cache.invalidate(['a']);
      else a.cache.get('a').catch(() => undefined);
      await vi.waitFor(() => expect(proxy.cuts()).toBe(1), WAIT);
      // Its own write it sees at once, although Redis may still hold what was before.
      if (command === 'DEL') expect(await a.read()).toBe(2);
      // The write has an event like any other; it comes before the position from which Redis is believed again.
      a.hears({ name: 'value.changed', key: 'a' });
      await isLinked(a);
      expect(await a.read()).toBe(2);
    } finally {
      await proxy.close();
    }
  });

  test('what is no value of ours is not believed', async () => {
    const [a] = (await linked(1)) as [Linked];
    await operator.set(key(), 'not a hash');
    for (let i = 0; i < 5; i += 1) expect(await a.read()).toBe(1);
    expect(await breakerOf(a)).toBe(CLOSED);
  });
});
