import { expect, test } from 'vitest';
import { type CacheOptions, STALE_BOUND_MS } from './index.ts';
import { Source, testInstance } from './testing/instance.ts';

type Value = { n: number };

function prepare(options: Partial<CacheOptions<Value>> = {}, config = {}) {
  const source = new Source();
  source.values.set('a', 1).set('b', 1).set('c', 1);
  const instance = testInstance(config);
  const cache = instance.create<Value>({
    name: 'test.values',
    load: source.load,
    freshMs: 60_000,
    staleMs: 60_000,
    changedBy: { 'value.changed': ({ key }) => [key] },
    ...options,
  });
  instance.hears();
  /** Time passes while the outbox is followed. */
  const pass = (ms: number) => {
    instance.clock.now += ms;
    instance.hears();
  };
  const figures = async () => {
    const metric = await instance.registry.getSingleMetric('madang_cache_events_total')!.get();
    return Object.fromEntries(metric.values.map(({ labels, value }) => [labels.event, value]));
  };
  return { source, instance, cache, pass, figures };
}

test('a value is read once and then remembered', async () => {
  const { cache, source, figures } = prepare();
  expect(await cache.get('a')).toEqual({ n: 1 });
  expect(await cache.get('a')).toEqual({ n: 1 });
  expect(source.readings).toEqual([['a']]);
  expect(await figures()).toMatchObject({ hits: 1, misses: 1, loads: 1 });
});

test('a thousand who ask at once share one reading', async () => {
  const { cache, source } = prepare();
  source.hold();
  const asked = Array.from({ length: 1_000 }, () => cache.get('a'));
  source.release();
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(source.readings).toHaveLength(1);
});

test('many are read in one go: what is known is not read again, what is under way is joined', async () => {
  const { cache, source } = prepare();
  await cache.get('a');
  source.hold();
  const b = cache.get('b');
  const all = cache.getMany(['a', 'b', 'c', 'nobody', 'c']);
  source.release();
  expect(await all).toEqual(
    new Map([
      ['a', { n: 1 }],
      ['b', { n: 1 }],
      ['c', { n: 1 }],
    ]),
  );
  expect(await b).toEqual({ n: 1 });
  expect(source.readings).toEqual([['a'], ['b'], ['c', 'nobody']]);
});

test('each of many gets its own value, also when some are under way and some are not', async () => {
  const { cache, source } = prepare();
  for (const [i, key] of ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'].entries()) source.values.set(key, i);
  source.hold();
  void cache.get('k1');
  void cache.get('k4');
  const all = cache.getMany(['k5', 'k4', 'k3', 'k2', 'k1', 'k0']);
  source.release();
  expect([...(await all)].map(([key, { n }]) => `${key}=${n}`).toSorted()).toEqual(
    [0, 1, 2, 3, 4, 5].map((i) => `k${i}=${i}`),
  );
});

test('that there is none is remembered too, for a shorter time', async () => {
  const { cache, source, pass } = prepare({ negativeMs: 5_000 });
  expect(await cache.get('nobody')).toBeNull();
  pass(4_999);
  expect(await cache.get('nobody')).toBeNull();
  expect(source.readings).toHaveLength(1);
  pass(1);
  source.values.set('nobody', 7);
  expect(await cache.get('nobody')).toEqual({ n: 7 });
});

test('what was made after it was not there is found at once by whoever made it', async () => {
  const { cache, source } = prepare();
  expect(await cache.get('new')).toBeNull();
  source.values.set('new', 1);
  await cache.invalidate(['new']);
  expect(await cache.get('new')).toEqual({ n: 1 });
});

test('no reader can change what others get', async () => {
  const instance = testInstance();
  const load = async () => new Map([['a', { deep: { list: [1] } }]]);
  const cache = instance.create<{ deep: { list: number[] } }>({ name: 'test.deep', load });
  instance.hears();
  const value = (await cache.get('a'))!;
  expect(() => value.deep.list.push(2)).toThrow(TypeError);
  expect(await cache.get('a')).toEqual({ deep: { list: [1] } });
});

test('after its time a value is served while a newer one is read, and no longer than it may', async () => {
  const { cache, source, pass, figures } = prepare({ freshMs: 1_000, staleMs: 1_000 });
  await cache.get('a');
  source.values.set('a', 2);
  pass(1_500);
  source.hold();
  expect(await cache.get('a')).toEqual({ n: 1 });
  expect(await cache.get('a')).toEqual({ n: 1 });
  expect(source.readings).toHaveLength(2);
  pass(500);
  const waits = cache.get('a');
  source.release();
  expect(await waits).toEqual({ n: 2 });
  expect(source.readings).toHaveLength(2);
  expect(await cache.get('a')).toEqual({ n: 2 });
  expect(await figures()).toMatchObject({ stale: 2, hits: 1 });
});

test('a newer reading that fails takes nothing away from those who are served the older value', async () => {
  const { source, instance } = prepare();
  let isBroken = false;
  const cache = instance.create<Value>({
    name: 'test.broken',
    load: (keys) => (isBroken ? Promise.reject(new Error('the database is away')) : source.load(keys)),
    freshMs: 1_000,
    staleMs: 1_000,
  });
  await cache.get('a');
  isBroken = true;
  instance.clock.now += 1_200;
  instance.hears();
  expect(await cache.get('a')).toEqual({ n: 1 });
  await expect(cache.get('b')).rejects.toThrow('away');
  isBroken = false;
  expect(await cache.get('b')).toEqual({ n: 1 });
});

test('a reading that began before a write is not kept after it', async () => {
  const { cache, source } = prepare();
  source.hold();
  const early = cache.get('a');
  source.values.set('a', 2);
  await cache.invalidate(['a']);
  const late = cache.get('a');
  source.release();
  expect(await early).toEqual({ n: 1 });
  expect(await late).toEqual({ n: 2 });
  expect(await cache.get('a')).toEqual({ n: 2 });
  expect(source.readings).toHaveLength(2);
});

test('the same for a newer reading of a value that is served meanwhile', async () => {
  const { cache, source, pass } = prepare({ freshMs: 1_000, staleMs: 5_000 });
  await cache.get('a');
  pass(1_500);
  source.hold();
  await cache.get('a');
  source.values.set('a', 2);
  await cache.invalidate(['a']);
  source.release();
  expect(await cache.get('a')).toEqual({ n: 2 });
  expect(await cache.get('a')).toEqual({ n: 2 });
});

test('a write elsewhere is heard from the outbox', async () => {
  const { cache, source, instance } = prepare();
  await cache.get('a');
  await cache.get('b');
  source.values.set('a', 2).set('b', 2);
  instance.hears({ name: 'value.changed', key: 'a' }, { name: 'something.else', key: 'b' });
  expect(await cache.get('a')).toEqual({ n: 2 });
  expect(await cache.get('b')).toEqual({ n: 1 });
});

test('without news nothing is served that was not current within the bound', async () => {
  const { cache, source, instance } = prepare();
  await cache.get('a');
  source.values.set('a', 2);
  instance.clock.now += STALE_BOUND_MS;
  expect(await cache.get('a')).toEqual({ n: 1 });
  instance.clock.now += 1;
  expect(await cache.get('a')).toEqual({ n: 2 });
  // Read just now, it is good for as long again.
  source.values.set('a', 3);
  instance.clock.now += STALE_BOUND_MS;
  expect(await cache.get('a')).toEqual({ n: 2 });
});

test('nobody joins a reading that may be too old', async () => {
  const { cache, source, instance } = prepare();
  source.hold();
  const early = cache.get('a');
  source.values.set('a', 2);
  instance.clock.now += STALE_BOUND_MS + 1;
  const late = cache.get('a');
  source.release();
  expect(await early).toEqual({ n: 1 });
  expect(await late).toEqual({ n: 2 });
  expect(await cache.get('a')).toEqual({ n: 2 });
});

test('until the outbox is followed, every read goes to the database', async () => {
  const source = new Source();
  source.values.set('a', 1);
  const cache = testInstance().create<Value>({ name: 'test.early', load: source.load });
  await cache.get('a');
  source.values.set('a', 2);
  expect(await cache.get('a')).toEqual({ n: 2 });
});

test('it listens only while it holds something', async () => {
  const { cache, source, instance } = prepare();
  expect(instance.listener.isAwake()).toBe(false);
  source.hold();
  const asked = cache.get('a');
  expect(instance.listener.isAwake()).toBe(true);
  source.release();
  await asked;
  expect(instance.listener.isAwake()).toBe(true);
  await cache.invalidate(['a']);
  expect(instance.listener.isAwake()).toBe(false);
});

test('entries are bounded, and what was not asked for the longest goes first', async () => {
  const { cache, source, pass, figures } = prepare({ maxEntries: 2 });
  await cache.get('a');
  pass(200);
  await cache.get('b');
  pass(200);
  await cache.get('a');
  await cache.get('c');
  source.readings.length = 0;
  await cache.getMany(['a', 'c']);
  expect(source.readings).toEqual([]);
  await cache.get('b');
  expect(source.readings).toEqual([['b']]);
  expect(await figures()).toMatchObject({ evictions: 2 });
});

test('bytes are bounded over all caches together', async () => {
  const instance = testInstance({ maxBytes: 100_000 });
  const long = async (keys: readonly string[]) => new Map(keys.map((key) => [key, 'x'.repeat(10_000)]));
  const one = instance.create<string>({ name: 'test.one', load: long });
  const other = instance.create<string>({ name: 'test.other', load: long });
  instance.hears();
  for (let i = 0; i < 20; i += 1) await one.get(`k${i}`);
  instance.clock.now += 200;
  for (let i = 0; i < 3; i += 1) await other.get(`k${i}`);
  const entries = await instance.registry.getSingleMetric('madang_cache_entries')!.get();
  const held = Object.fromEntries(entries.values.map(({ labels, value }) => [labels.cache, value]));
  expect(held).toEqual({ 'test.one': 1, 'test.other': 3 });
  const bytes = await instance.registry.getSingleMetric('madang_cache_bytes')!.get();
  expect(bytes.values[0]!.value).toBeLessThanOrEqual(100_000);
});

test('a value larger than all the memory is handed on', async () => {
  const instance = testInstance({ maxBytes: 1_000 });
  const cache = instance.create<string>({
    name: 'test.huge',
    load: async () => new Map([['a', 'x'.repeat(10_000)]]),
  });
  instance.hears();
  expect(await cache.get('a')).toHaveLength(10_000);
  expect(await cache.get('a')).toHaveLength(10_000);
});

test('two caches of one name do not start', () => {
  const { instance } = prepare();
  expect(() => instance.create({ name: 'test.values', load: async () => new Map() })).toThrow('test.values');
});
