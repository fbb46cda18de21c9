import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFailed, test } from 'vitest';
import { STALE_BOUND_MS } from '../../server/cache/index.ts';
import { seedDrop } from '../../server/modules/coupons/index.ts';
import { startRedis } from '../services/redis.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { judge, type Read, type Write } from './judge.ts';

const INSTANCES = 3;
const DROPS = 6;
const now = () => performance.now();

/**
 * Three installations on one database. A claim's position is the version that it makes of its drop, and `claimed` the
 * version that a reader sees. Every drop is claimed from for a while and then left alone, so that an old value that
 * nobody took away would show.
 */
async function hammer(runMs: number, env: Record<string, string>, trouble: () => Promise<unknown>) {
  const seed = chosenSeed();
  const random = seededRandom(seed);
  onTestFailed(() => console.error(`SEED=${seed}`));
  const url = await newMariadbDatabase();
  const sites: TestInstallation[] = [];
  try {
    for (let i = 0; i < INSTANCES; i += 1) {
      sites.push(await startInstallation({ DATABASE_URL: url, MADANG_RATE_LIMIT: 'off', ...env }));
    }
    const [first] = sites as [TestInstallation];
    const drops = Array.from({ length: DROPS }, () => first.makeId());
    await first.database.transact(async (tx) => {
      for (const id of drops) await seedDrop(tx, { id, name: 'drop', total: 100_000, at: 0 + Date.now() });
    });
    // Redis is lost in the middle, not before anybody has used it.
    await expect
      .poll(async () => (await Promise.all(sites.map(figuresOf))).map(({ breaker }) => breaker ?? 0), {
        timeout: 10_000,
      })
      .toEqual(sites.map(() => 0));
    const writes: Write[] = [];
    const reads: Read[] = [];
    const startedAt = now();
    const endAt = startedAt + runMs;

    async function claim(site: TestInstallation, instance: number): Promise<void> {
      while (now() < endAt) {
        await delay(random() * 30);
        // Two drops at a time, one pair after the other.
        const pair = Math.min(Math.floor(((now() - startedAt) / runMs) * (DROPS / 2)), DROPS / 2 - 1);
        const key = drops[pair * 2 + Math.floor(random() * 2)]!;
        const token = site.tokens.sign({
          accountId: first.makeId(),
          role: 'member',
          sessionId: null,
        });
        const { status, body } = await site.call('POST', `/coupons/drops/${key}/claims`, { token });
        expect(status).toBe(201);
        writes.push({ instance, key, version: body.position, ackedAt: now() });
      }
    }
    async function look(site: TestInstallation, instance: number): Promise<void> {
      while (now() < endAt) {
        const key = drops[Math.floor(random() * DROPS)]!;
        const isList = random() < 0.2;
        const startedAt = now();
        const { status, body } = await site.call('GET', `/coupons/drops${isList ? '' : `/${key}`}`);
        expect(status).toBe(200);
        for (const { dropId, claimed } of isList ? body.items : [body]) {
          reads.push({ instance, key: dropId, version: claimed, startedAt });
        }
        await nextTurn();
      }
    }
    await Promise.all([
      ...sites.flatMap((site, i) => [claim(site, i), claim(site, i), look(site, i), look(site, i)]),
      trouble(),
    ]);

    // When it is quiet, everybody knows everything.
    for (const [i, site] of sites.entries()) {
      for (const key of drops) {
        const newest = Math.max(
          0,
          ...writes.filter((write) => write.key === key).map(({ version }) => version),
        );
        await expect
          .poll(async () => (await site.call('GET', `/coupons/drops/${key}`)).body.claimed, {
            timeout: STALE_BOUND_MS,
            message: `instance ${i}`,
          })
          .toBe(newest);
      }
    }
    const figures = await Promise.all(sites.map(figuresOf));
    return { ...judge(writes, reads, STALE_BOUND_MS), reads: reads.length, writes: writes.length, figures };
  } finally {
    await Promise.all(sites.map((site) => site.end()));
  }
}

async function figuresOf({ metrics }: TestInstallation) {
  const read = async (name: string, labels: Record<string, string>) => {
    const { values } = (await metrics.registry.getSingleMetric(name)?.get()) ?? { values: [] };
    return values.find((each) => Object.entries(labels).every(([label, is]) => each.labels[label] === is))
      ?.value;
  };
  return {
    hits: await read('madang_cache_events_total', { cache: 'coupons.drops', event: 'hits' }),
    misses: await read('madang_cache_events_total', { cache: 'coupons.drops', event: 'misses' }),
    redisHits: await read('madang_cache_redis_events_total', { event: 'hits' }),
    breaker: await read('madang_cache_redis_breaker', {}),
    openings: await read('madang_cache_redis_events_total', { event: 'openings' }),
  };
}

describeWith('MariaDB', 'three instances', () => {
  test('hear of each other from the outbox alone: nothing older than the bound, nothing older than an own write', async () => {
    const found = await hammer(3_500, {}, async () => undefined);
    expect(found.violations).toEqual([]);
    expect(found.writes).toBeGreaterThan(0);
    for (const { hits } of found.figures) expect(hits).toBeGreaterThan(0);
  });

  describeWith('Redis', 'and with Redis', () => {
    test('the same while Redis is killed and comes back in the middle', async () => {
      const redis = await startRedis();
      // On a busy machine too it is to be used until it is killed.
      const settings = { REDIS_URL: redis.url, MADANG_REDIS_TIMEOUT_MS: '500' };
      try {
        const found = await hammer(4_500, settings, async () => {
          await delay(1_500);
          await redis.kill();
          await delay(700);
          await redis.restart();
        });
        expect(found.violations).toEqual([]);
        expect(found.writes).toBeGreaterThan(0);
        for (const { hits, openings } of found.figures) {
          expect(hits).toBeGreaterThan(0);
          expect(openings).toBeGreaterThan(0);
        }
        expect(found.figures.some(({ redisHits }) => (redisHits ?? 0) > 0)).toBe(true);
      } finally {
        await redis.stop();
      }
    });
  });
});
