import { describe, expect, it } from 'vitest';
import { ApiError, networkError } from './error.ts';
import { afterGivingUp, retryDelayMs } from './use-command.ts';

const busy = (retryAfterMs?: number) =>
  new ApiError({ status: 503, code: 'lane.full', title: 'busy', retryAfterMs });

describe('retryDelayMs', () => {
  it('never comes back before the server said', () => {
    expect(retryDelayMs(busy(3000), 1, 0)).toBe(3000);
    expect(retryDelayMs(busy(3000), 1, 1)).toBeGreaterThan(3000);
  });

  it('backs off where the server said nothing, up to a bound', () => {
    expect([1, 2, 3].map((attempt) => retryDelayMs(busy(), attempt, 0))).toEqual([1000, 2000, 4000]);
    expect(retryDelayMs(busy(), 30, 0)).toBe(15_000);
  });
});

describe('afterGivingUp', () => {
  const waiting = (error: ApiError) => ({ phase: 'waiting', attempt: 1, retryAtMs: 0, error }) as const;

  it('does not forget that what was sent may have been carried out', () => {
    const error = networkError();
    expect(afterGivingUp(waiting(error))).toEqual({ phase: 'refused', error });
  });

  it('leaves nothing behind where it surely was not', () => {
    const error = new ApiError({ status: 429, code: 'rate.limited', title: 'slow down' });
    expect(afterGivingUp(waiting(error))).toEqual({ phase: 'idle' });
  });
});

describe('ApiError.retryable', () => {
  const problem = (status: number, code: string) => new ApiError({ status, code, title: code });

  it('waits out a crowd, and never repeats a wrong password', () => {
    expect(problem(429, 'rate.limited').retryable).toBe(true);
    expect(problem(429, 'auth.throttled').retryable).toBe(false);
    expect(problem(429, 'auth.proof-throttled').retryable).toBe(false);
  });
});
