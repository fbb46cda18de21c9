import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'redis';
import { failed, type OpenMethod } from './claim-method.ts';
import { claimChecked } from './row-lock.ts';
import { openPool } from './transaction.ts';

const LEASE_MS = 3_000;
const WAIT_MS = 5_000;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 20;

/** Only its owner may release a lock: the lease may have run out and the lock be somebody else's by now. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** The distributed lock: one customer at a time among all instances, and no row lock in the database. */
export const openRedisLock: OpenMethod = async ({ databaseUrl, redisUrl, poolSize }) => {
  const pool = openPool(databaseUrl, poolSize);
  const redis = createClient({ url: redisUrl });
  redis.on('error', (error) => console.error(String(error)));
  await redis.connect();

  async function acquire(key: string, owner: string): Promise<boolean> {
    const deadline = performance.now() + WAIT_MS;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const reply = await redis.set(key, owner, {
        condition: 'NX',
        expiration: { type: 'PX', value: LEASE_MS },
      });
      if (reply === 'OK') return true;
      if (performance.now() > deadline) return false;
      await delay(pauseMs * (0.5 + Math.random()));
    }
  }

  return {
    async claim(claim) {
      const key = `lock:${claim.dropId}`;
      const owner = randomUUID();
      if (!(await acquire(key, owner))) return failed('method.lock-timeout');
      try {
        return await claimChecked(pool, claim, '');
      } finally {
        await redis.eval(RELEASE, { keys: [key], arguments: [owner] });
      }
    },
    async close() {
      await redis.close();
      await pool.end();
    },
  };
};
