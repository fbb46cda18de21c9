import { expect } from 'vitest';
import { type Case, DAY_MS, plant, times } from './case.ts';

const MINUTE_MS = 60_000;
const OLD = 12;
const YOUNG = 3;

/** Minutes that are kept for ninety days, and days that stay. */
const purge: Case = {
  job: 'stocks.purge-candles',
  items: OLD,
  seed: async (core, now) => {
    const candle = (span: '1m' | '1d', at: number, n: number) => ({
      ...{ symbol: `P${n}`, span, at, open: 1, high: 1, low: 1, close: 1, volume: 1, amount: 1 },
      ...{ trades: 1, sequence: n },
    });
    await plant(core, 'stocks_candles', [
      ...times(OLD, (n) => candle('1m', now - 91 * DAY_MS + n * MINUTE_MS, n % 5)),
      ...times(YOUNG, (n) => candle('1m', now - 89 * DAY_MS, n)),
      ...times(YOUNG, (n) => candle('1d', now - 400 * DAY_MS, n)),
    ]);
  },
  check: async ({ database }) => {
    const rows = await database.reader
      .selectFrom('stocks_candles')
      .select('span')
      .where('symbol', 'like', 'P_')
      .execute();
    expect(rows.map(({ span }) => span).sort()).toEqual([
      ...times(YOUNG, () => '1d'),
      ...times(YOUNG, () => '1m'),
    ]);
  },
};

export const stocksDataCases: readonly Case[] = [purge];
