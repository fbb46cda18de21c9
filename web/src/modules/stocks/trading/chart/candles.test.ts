import { expect, test } from 'vitest';
import type { Candle } from '../../../../api/stocks-trading.ts';
import { candleStart, grown, joined, summaryOf } from './candles.ts';

const NINE = Date.UTC(2026, 10, 23, 0, 0);
const at = (minutes: number, seconds = 0) => NINE + minutes * 60_000 + seconds * 1_000;

test('a day begins at midnight in Seoul', () => {
  expect(new Date(candleStart(NINE, '1d')).toISOString()).toBe('2026-11-22T15:00:00.000Z');
  expect(candleStart(at(7, 12), '3m')).toBe(at(6));
  expect(candleStart(at(59, 59), '1h')).toBe(NINE);
});

test('trades let the newest candle grow, and begin the next one', () => {
  const first = grown(null, { at: at(0, 5), price: 1_000, quantity: 3 }, '1m');
  expect(first).toEqual([NINE, 1_000, 1_000, 1_000, 1_000, 3]);
  const lower = grown(first, { at: at(0, 30), price: 990, quantity: 2 }, '1m');
  expect(lower).toEqual([NINE, 1_000, 1_000, 990, 990, 5]);
  expect(grown(lower, { at: at(1), price: 1_010, quantity: 1 }, '1m')).toEqual([
    at(1),
    1_010,
    1_010,
    1_010,
    1_010,
    1,
  ]);
  expect(grown(lower, { at: at(-1), price: 5, quantity: 1 }, '1m')).toBe(lower);
});

test('pages are joined without doubles, and the newer word holds', () => {
  const older: Candle[] = [
    [1, 1, 1, 1, 1, 1],
    [2, 2, 2, 2, 2, 2],
  ];
  const newer: Candle[] = [
    [2, 2, 5, 2, 5, 9],
    [3, 3, 3, 3, 3, 3],
  ];
  expect(joined(older, newer)).toEqual([older[0], newer[0], newer[1]]);
});

test('the summary says what is seen', () => {
  expect(summaryOf([])).toBeNull();
  expect(
    summaryOf([
      [1, 100, 120, 90, 110, 5],
      [2, 110, 130, 105, 95, 7],
    ]),
  ).toEqual({ from: 1, to: 2, first: 100, last: 95, highest: 130, lowest: 90, volume: 12 });
});
