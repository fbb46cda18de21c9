import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { parsePosition } from './gtid.ts';
import { ReplicaWatch, type Servers } from './watch.ts';

const MAX_LAG_MS = 5_000;
const at = (number: number) => parsePosition(number === 0 ? '' : `0-1-${number}`);

/** Two servers whose positions a test sets, and a clock that it turns. */
class Fakes implements Servers {
  now = 0;
  primary = 1;
  replica = 1;
  failure: Error | null = null;
  primaryFailure: Error | null = null;
  waits = 0;
  cuts = 0;
  told: { standing: string; lagMs: number | null; cause?: unknown }[] = [];
  readonly watch = new ReplicaWatch(this, MAX_LAG_MS, () => this.now, {
    checked: (standing, lagMs, cause) => this.told.push({ standing, lagMs, cause }),
    read: () => undefined,
  });

  async primaryPosition() {
    if (this.primaryFailure) throw this.primaryFailure;
    return at(this.primary);
  }
  async replicaPosition() {
    if (this.failure) throw this.failure;
    return at(this.replica);
  }
  async waitForReplica(position: ReturnType<typeof at>) {
    this.waits += 1;
    if (this.failure) throw this.failure;
    return this.replica >= Number(position.text.split('-')[2]);
  }
  cut() {
    this.cuts += 1;
  }
}

const gone = Object.assign(new Error('gone'), { code: 'ECONNRESET' });

describe('the watch over a replica', () => {
  let fakes: Fakes;
  beforeEach(() => {
    fakes = new Fakes();
  });

  test('nothing is read from it before it is known', async () => {
    expect(fakes.watch.standing).toBe('unreachable');
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
    expect(fakes.told).toEqual([{ standing: 'fresh', lagMs: 0, cause: undefined }]);
  });

  test('its age counts from the question to the primary, and goes on without checks', async () => {
    await fakes.watch.check();
    fakes.now = MAX_LAG_MS;
    expect(fakes.watch.standing).toBe('fresh');
    fakes.now += 1;
    expect(fakes.watch.standing).toBe('behind');
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
  });

  test('one that stands still is behind as soon as something was committed long enough ago', async () => {
    await fakes.watch.check();
    fakes.now = 1_000;
    await fakes.watch.check();
    fakes.primary = 2;
    for (fakes.now = 2_000; fakes.now <= 6_000; fakes.now += 1_000) {
      await fakes.watch.check();
      expect(fakes.watch.standing).toBe('fresh');
    }
    fakes.now = 6_001;
    await fakes.watch.check();
    expect(fakes.told.at(-1)).toMatchObject({ standing: 'behind', lagMs: 5_001 });
    fakes.replica = 2;
    fakes.now = 7_000;
    await fakes.watch.check();
    expect(fakes.told.at(-1)).toMatchObject({ standing: 'fresh', lagMs: 0 });
  });

  test('half of what was missed is not enough: the age is that of the oldest thing it has not', async () => {
    await fakes.watch.check();
    for (fakes.now = 1_000; fakes.now <= 9_000; fakes.now += 1_000) {
      fakes.primary += 1;
      await fakes.watch.check();
    }
    fakes.now = 9_500;
    // What the primary had at 4 s.
    fakes.replica = 5;
    await fakes.watch.check();
    expect(fakes.told.at(-1)).toMatchObject({ standing: 'behind', lagMs: 5_500 });
  });

  test('catching up waits only for what is not known to be there, and not again and again', async () => {
    await fakes.watch.check();
    expect(await fakes.watch.catchesUp(20)).toBe(true);
    expect(fakes.waits).toBe(0);
    fakes.primary = 2;
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    expect(fakes.waits).toBe(1);
    fakes.replica = 2;
    await fakes.watch.check();
    fakes.primary = fakes.replica = 3;
    expect(await fakes.watch.catchesUp(20)).toBe(true);
    expect(await fakes.watch.catchesUp(20)).toBe(true);
    expect(fakes.waits).toBe(2);
  });

  test('one that is gone is left at once, by those who wait for its answer too', async () => {
    await fakes.watch.check();
    const reading = fakes.watch.orLost(new Promise(() => undefined));
    fakes.failure = gone;
    await fakes.watch.check();
    await expect(reading).rejects.toBe(gone);
    expect(fakes.cuts).toBe(1);
    expect(fakes.told.at(-1)).toEqual({ standing: 'unreachable', lagMs: null, cause: gone });
    fakes.failure = null;
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
  });

  test('a read that lost its connection tells everybody; a read that failed otherwise tells nobody', async () => {
    await fakes.watch.check();
    fakes.watch.suspect(Object.assign(new Error('no such table'), { errno: 1146 }));
    expect(fakes.watch.standing).toBe('fresh');
    fakes.watch.suspect(gone);
    expect(fakes.watch.standing).toBe('unreachable');
  });

  test('after a connection ended nothing is believed that was known before', async () => {
    await fakes.watch.check();
    fakes.watch.connectionEnded();
    expect(fakes.watch.standing).toBe('behind');
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
  });

  test('the primary’s trouble is not the replica’s, but proves nothing either', async () => {
    await fakes.watch.check();
    fakes.primaryFailure = gone;
    fakes.now = MAX_LAG_MS;
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
    expect(await fakes.watch.catchesUp(20)).toBe(false);
    expect(fakes.watch.standing).toBe('fresh');
    fakes.now += 1;
    await fakes.watch.check();
    expect(fakes.told.at(-1)).toMatchObject({ standing: 'behind', cause: gone });
  });

  test('one that has more than the primary is not its replica', async () => {
    fakes.replica = 9;
    await fakes.watch.check();
    for (let round = 0; round < 3; round += 1) {
      fakes.now += 1_000;
      await fakes.watch.check();
      expect(fakes.told.at(-1)).toMatchObject({ standing: 'behind', lagMs: null });
      expect(String(fakes.told.at(-1)!.cause)).toContain('what the primary has not');
    }
    fakes.replica = 1;
    await fakes.watch.check();
    await fakes.watch.check();
    expect(fakes.watch.standing).toBe('fresh');
  });

  test('whatever happens in whatever order, it never shows less than what was committed before the question', async () => {
    const step = fc.oneof(
      fc.constant('commit' as const),
      fc.constant('replicate' as const),
      fc.constant('check' as const),
      fc.constant('ask' as const),
      fc.constant('restart' as const),
      fc.integer({ min: 1, max: 4_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const fakes = new Fakes();
        const asked: Promise<void>[] = [];
        /** When each number was committed. */
        const committedAt = [0, 0];
        for (const step of steps) {
          if (step === 'commit') committedAt[++fakes.primary] = fakes.now;
          else if (step === 'replicate') fakes.replica = Math.min(fakes.primary, fakes.replica + 1);
          else if (step === 'check') await fakes.watch.check();
          else if (step === 'restart') {
            fakes.watch.connectionEnded();
            fakes.replica = Math.max(1, fakes.replica - 1);
          } else if (step === 'ask') {
            const before = fakes.primary;
            const replicaNow = () => fakes.replica;
            asked.push(
              fakes.watch.catchesUp(0).then((mayAsk) => {
                if (mayAsk) expect(replicaNow()).toBeGreaterThanOrEqual(before);
              }),
            );
            await nextTurn();
          } else fakes.now += step;
          if (fakes.watch.standing === 'fresh' && fakes.replica < fakes.primary) {
            expect(fakes.now - committedAt[fakes.replica + 1]!).toBeLessThanOrEqual(MAX_LAG_MS);
          }
        }
        await Promise.all(asked);
      }),
      { numRuns: 300 },
    );
  });
});
