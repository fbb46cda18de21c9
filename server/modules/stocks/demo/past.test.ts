import { expect, test } from 'vitest';
import { seededRandom } from '../../../../test/simulation/random.ts';
import { type Fair, wander } from './fair.ts';
import { pastOf } from './past.ts';

test('the past ends where the demo begins, each candle within its own range and after the one before', () => {
  const past = { count: 200, spanMs: 60_000, newestAt: 600 * 60_000, unrest: 2, volume: 500 };
  const candles = pastOf({ price: 41_250 }, past, (price) => Math.floor(price / 50) * 50, seededRandom(3));
  expect(candles).toHaveLength(200);
  expect(candles.at(-1)).toMatchObject({ at: past.newestAt, close: 41_250 });
  for (const [i, { at, open, high, low, close, volume }] of candles.entries()) {
    expect(low <= Math.min(open, close) && high >= Math.max(open, close) && volume > 0).toBe(true);
    if (i > 0) expect([at, open]).toEqual([candles[i - 1]!.at + past.spanMs, expect.any(Number)]);
    if (i > 0) expect(candles[i - 1]!.close).toBe(open);
  }
});

test('what is fair wanders, and is drawn back to where it began', () => {
  const random = seededRandom(4);
  const fair: Fair = { value: 10_000, news: 0 };
  let [lowest, highest] = [fair.value, fair.value];
  for (let minute = 0; minute < 60 * 24 * 14; minute += 1) {
    wander(fair, 10_000, 3, 60_000, random);
    lowest = Math.min(lowest, fair.value);
    highest = Math.max(highest, fair.value);
  }
  expect(highest).toBeGreaterThan(10_300);
  expect(lowest).toBeLessThan(9_700);
  expect(highest).toBeLessThan(20_000);
  expect(lowest).toBeGreaterThan(5_000);
});
