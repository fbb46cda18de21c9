import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTrades, beginOf, type Candle, fold, type StoredCandle } from './candle.ts';
import { joinTapes } from './moved.ts';
import { movedTo, TEN, traded } from './testing/moves.ts';

const shown = (candles: Map<string, StoredCandle>) =>
  [...candles.values()].map(({ span, at, open, high, low, close, volume, amount, trades }) => [
    ...[span, (at - TEN) / 60_000, open, high, low, close, volume, amount, trades],
  ]);

test('minutes begin by the clock, days as in Seoul', () => {
  expect(beginOf('1m', TEN + 59_999)).toBe(TEN);
  expect(beginOf('15m', TEN + 16 * 60_000)).toBe(TEN + 15 * 60_000);
  expect(new Date(beginOf('1d', TEN)).toISOString()).toBe('2026-11-22T15:00:00.000Z');
  expect(beginOf('1d', Date.parse('2026-11-23T14:59:59.999Z'))).toBe(beginOf('1d', TEN));
});

test('trades make candles, and the same event again changes nothing', () => {
  const candles = new Map<string, StoredCandle>();
  const moves = [
    movedTo(7, { trades: [traded(1, 100, 5), traded(2, 110)] }),
    movedTo(8, { trades: [traded(3, 90, 2)] }),
    movedTo(9, { trades: [traded(4, 95, 1, 1)] }),
  ];
  for (const moved of moves) expect(addTrades(candles, moved)).toHaveLength(2);
  const once = shown(candles);
  expect(once).toEqual([
    ['1m', 0, 100, 110, 90, 90, 8, 790, 3],
    ['1d', -600, 100, 110, 90, 95, 9, 885, 4],
    ['1m', 1, 95, 95, 95, 95, 1, 95, 1],
  ]);
  for (const moved of moves) expect(addTrades(candles, moved)).toEqual([]);
  expect(shown(candles)).toEqual(once);
});

test('folded minutes are what their trades would have made', () => {
  const minute = fc.record({ gap: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 500 }) });
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 60 }), (steps) => {
      let at = 0;
      const minutes: Candle[] = steps.map(({ gap, price }, i) => {
        at += gap;
        const one = { open: price, high: price + 2, low: price, close: price + 1, volume: 3, amount: 9 };
        return { ...one, at: TEN + at * 60_000, trades: 1, sequence: i };
      });
      const folded = fold(minutes, '5m');
      expect(folded.reduce((sum, { volume }) => sum + volume, 0)).toBe(3 * minutes.length);
      for (const candle of folded) {
        const own = minutes.filter((one) => beginOf('5m', one.at) === candle.at);
        expect(candle).toMatchObject({
          ...{ open: own[0]!.open, close: own.at(-1)!.close },
          high: Math.max(...own.map(({ high }) => high)),
          low: Math.min(...own.map(({ low }) => low)),
        });
      }
      expect(folded.map((one) => one.at)).toEqual(folded.map((one) => one.at).toSorted((a, b) => a - b));
    }),
  );
});

test('a tape keeps each trade once, the newest of them', () => {
  const tape = [traded(1, 10), traded(2, 11)];
  expect(joinTapes(tape, [traded(3, 12)], 2).map(([no]) => no)).toEqual([2, 3]);
  expect(joinTapes(tape, [traded(2, 11), traded(3, 12)], 9).map(([no]) => no)).toEqual([1, 2, 3]);
});
