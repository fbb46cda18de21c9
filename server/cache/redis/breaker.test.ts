import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';

const closed = (random = () => 1) => {
  const breaker = new Breaker(random);
  breaker.close(0);
  return breaker;
};

test('three failures in a row are one too many; an answer in between begins anew', () => {
  const breaker = closed();
  expect([breaker.failed(), breaker.failed()]).toEqual([false, false]);
  breaker.succeeded();
  expect([breaker.failed(), breaker.failed(), breaker.failed()]).toEqual([false, false, true]);
  expect(breaker.failures).toBe(5);
});

test('each pause is twice as long, up to five seconds', () => {
  const breaker = closed();
  const pauses = Array.from({ length: 8 }, () => {
    const pauseMs = breaker.open(0);
    breaker.probe();
    return pauseMs;
  });
  expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  expect(breaker.openings).toBe(1);
});

test('who comes back and goes again is not tried as often as who had been well for long', () => {
  const breaker = closed();
  breaker.open(0);
  breaker.close(1_000);
  expect(breaker.open(1_100)).toBe(200);
  breaker.close(2_000);
  expect(breaker.open(8_000)).toBe(100);
  expect(breaker.openings).toBe(3);
});

test('pauses are spread, so that instances do not come back together', () => {
  expect(closed(() => 0).open(0)).toBe(50);
  expect(closed(() => 0.5).open(0)).toBe(75);
});
