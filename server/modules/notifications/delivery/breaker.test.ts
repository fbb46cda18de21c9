import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorthAnother, MAX_AGE_MS, MAX_ATTEMPTS, pauseMs } from './backoff.ts';
import { afterAttempt, type Breaker, CLOSED, notProbed, OPEN_AFTER, passOf, probing } from './breaker.ts';
import { createPace } from './pace.ts';

const failure = { ok: false, error: 'no answer' };
const success = { ok: true, error: null };
const failing = (breaker: Breaker, times: number, at = 0): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((state) => afterAttempt(state, failure, at, 1), breaker);

describe('the circuit breaker', () => {
  test('opens after failures in a row, and one success in between begins the count anew', () => {
    expect(failing(CLOSED, OPEN_AFTER - 1).state).toBe('closed');
    const nearly = afterAttempt(failing(CLOSED, OPEN_AFTER - 1), success, 0, 1);
    expect(failing(nearly, OPEN_AFTER - 1).state).toBe('closed');
    expect(failing(CLOSED, OPEN_AFTER)).toMatchObject({ state: 'open', openings: 1, retryAt: 5_000 });
  });

  test('lets nothing through, then one, then all or nothing for longer', () => {
    const open = failing(CLOSED, OPEN_AFTER);
    expect([passOf(CLOSED, 0), passOf(open, 4_999), passOf(open, 5_000)]).toEqual(['all', 'none', 'one']);
    const half = probing(open, 5_000);
    expect(passOf(half, 5_001)).toBe('none');
    // Whoever went to see has died on the way.
    expect(passOf(half, 5_000 + 180_000)).toBe('one');
    expect(passOf(notProbed(half, 6_000), 6_000)).toBe('one');
    expect(afterAttempt(half, failure, 6_000, 1)).toMatchObject({
      state: 'open',
      openings: 2,
      retryAt: 16_000,
    });
    expect(afterAttempt(half, success, 6_000, 1)).toMatchObject({
      state: 'closed',
      openings: 0,
      lastSentAt: 6_000,
    });
  });

  test('what was on its way when it opened lengthens no rest', () => {
    const open = failing(CLOSED, OPEN_AFTER);
    expect(failing(open, 20)).toMatchObject({ openings: 1, retryAt: open.retryAt });
  });

  test('who refuses one message is there, but nothing was sent', () => {
    const alive = afterAttempt(probing(failing(CLOSED, OPEN_AFTER), 9), { ok: true, error: '550' }, 10, 1);
    expect(alive).toMatchObject({ state: 'closed', lastSentAt: null });
  });

  test('a rest is never shorter than half of its due and never longer than five minutes, unless it is asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const before: Breaker = { ...CLOSED, state: 'half-open', failures: 5, openings: n };
          const { retryAt } = afterAttempt(before, failure, 0, random);
          const due = Math.min(300_000, 5_000 * 2 ** n);
          expect(retryAt).toBeGreaterThanOrEqual(due / 2);
          expect(retryAt).toBeLessThanOrEqual(due);
        },
      ),
    );
    const asked = afterAttempt(CLOSED, { ...failure, retryAfterMs: 600_000 }, 0, 0);
    expect(asked).toMatchObject({ state: 'open', retryAt: 600_000 });
  });
});

describe('pauses between attempts', () => {
  test('grow, are spread over all of their length, and end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const pause = pauseMs(n, random);
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(Math.min(6 * 3_600_000, 5_000 * 2 ** (n - 1)));
        },
      ),
    );
    expect([pauseMs(1, 0.999), pauseMs(2, 0.999), pauseMs(60, 0)]).toEqual([4_995, 9_990, 0]);
    expect(isWorthAnother(MAX_ATTEMPTS - 1, MAX_AGE_MS - 1)).toBe(true);
    expect(isWorthAnother(MAX_ATTEMPTS, 0)).toBe(false);
    expect(isWorthAnother(1, MAX_AGE_MS)).toBe(false);
  });
});

describe('the pace', () => {
  test('lets so many begin in a second, and no burst of more than a tenth', () => {
    let now = 0;
    const pace = createPace(100, () => now);
    let begun = 0;
    for (; now < 10_000; now += 1) while (pace.take() === 0) begun += 1;
    expect(begun).toBeGreaterThan(990);
    expect(begun).toBeLessThanOrEqual(1_010);
    now += 60_000;
    let burst = 0;
    while (pace.take() === 0) burst += 1;
    expect(burst).toBe(10);
    expect(pace.take()).toBeGreaterThan(0);
    expect(createPace(null, () => now).take()).toBe(0);
  });
});
