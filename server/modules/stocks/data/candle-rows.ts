import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksCandlesTable } from '../../../db/schema.ts';
import {
  type Candle,
  candleKey,
  fold,
  type Span,
  type StoredCandle,
  type StoredSpan,
  spanMs,
} from './candle.ts';

const KEYS = ['symbol', 'span', 'at'] as const;
const VALUES = ['open', 'high', 'low', 'close', 'volume', 'amount', 'trades', 'sequence'] as const;
/** A page of the longest minutes looks at so many single ones at the most. */
const MINUTES_READ = 20_000;

const candleOf = ({ symbol, span, ...row }: StocksCandlesTable): StoredCandle => ({ symbol, span, ...row });

/** The candles as they are stored, by `candleKey`. */
export async function readStored(
  executor: Executor,
  wanted: readonly { readonly symbol: string; readonly span: StoredSpan; readonly at: number }[],
): Promise<Map<string, StoredCandle>> {
  const rows = await selectMany<StocksCandlesTable>(
    executor,
    {
      table: 'stocks_candles',
      columns: [...KEYS, ...VALUES],
      keys: KEYS,
      index: 'PRIMARY',
      lock: false,
    },
    wanted.map(({ symbol, span, at }) => [symbol, span, at]),
  );
  return new Map(rows.map((row) => [candleKey(row.symbol, row.span, row.at), candleOf(row)]));
}

/** Writes candles in bulk. @param isNew whether it was not stored yet */
export async function writeCandles(
  tx: Executor,
  candles: readonly StoredCandle[],
  isNew: (candle: StoredCandle) => boolean,
): Promise<void> {
  const sorted = [...candles].sort(byKey);
  const values = (candle: StoredCandle) => VALUES.map((name) => candle[name]);
  const keys = ({ symbol, span, at }: StoredCandle) => [symbol, span, at];
  const fresh = sorted.filter(isNew);
  await insertMany(
    tx,
    'stocks_candles',
    [...KEYS, ...VALUES],
    fresh.map((candle) => [...keys(candle), ...values(candle)]),
  );
  await updateMany(
    tx,
    'stocks_candles',
    KEYS,
    VALUES,
    sorted.filter((candle) => !isNew(candle)).map((candle) => [...values(candle), ...keys(candle)]),
  );
}

const byKey = (a: StoredCandle, b: StoredCandle): number =>
  a.symbol !== b.symbol
    ? a.symbol < b.symbol
      ? -1
      : 1
    : a.span !== b.span
      ? a.span < b.span
        ? -1
        : 1
      : a.at - b.at;

/**
 * The newest candles before a moment, ascending. The first of a page of folded minutes is never cut in half.
 * @param until epoch milliseconds; candles that begin before it
 */
export async function readCandles(
  executor: Executor,
  symbol: string,
  span: Span,
  { until, limit }: { readonly until: number; readonly limit: number },
): Promise<Candle[]> {
  const stored: StoredSpan = span === '1d' ? '1d' : '1m';
  const each = span === '1d' ? 1 : spanMs(span) / spanMs('1m');
  // One more candle than asked for, so that the oldest one that is shown is whole.
  const rows = await executor
    .selectFrom('stocks_candles')
    .select([...KEYS, ...VALUES])
    .where('symbol', '=', symbol)
    .where('span', '=', stored)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(Math.min((limit + 1) * each, MINUTES_READ))
    .execute();
  const candles = rows.map(candleOf).reverse();
  return (each === 1 ? candles : fold(candles, span)).slice(-limit);
}
