import type { Candle, CandleSpan } from '../../../../api/stocks-trading.ts';

export const SPANS = ['1m', '3m', '5m', '15m', '30m', '1h', '1d'] as const satisfies readonly CandleSpan[];

const MINUTE_MS = 60_000;
const SPAN_MS: Record<CandleSpan, number> = {
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '1d': 1_440 * MINUTE_MS,
};
/** Days begin in Seoul, which knows no summer time. */
const SEOUL_MS = 9 * 60 * MINUTE_MS;

/** When the candle begins that a moment belongs to. Both are epoch milliseconds. */
export const candleStart = (at: number, span: CandleSpan): number => at - ((at + SEOUL_MS) % SPAN_MS[span]);

/** The candle after a trade: the newest one grown, or the first of a new one. A trade of the past changes nothing. */
export function grown(
  newest: Candle | null,
  trade: { readonly at: number; readonly price: number; readonly quantity: number },
  span: CandleSpan,
): Candle | null {
  const { price, quantity } = trade;
  const start = candleStart(trade.at, span);
  if (newest === null || start > newest[0]) return [start, price, price, price, price, quantity];
  if (trade.at < newest[0]) return newest;
  const [at, open, high, low, , volume] = newest;
  return [at, open, Math.max(high, price), Math.min(low, price), price, volume + quantity];
}

/** Candles in order of time without doubles; where both know one, the newer word holds. */
export function joined(older: readonly Candle[], newer: readonly Candle[]): Candle[] {
  const byTime = new Map<number, Candle>();
  for (const candle of older) byTime.set(candle[0], candle);
  for (const candle of newer) byTime.set(candle[0], candle);
  return [...byTime.values()].sort((a, b) => a[0] - b[0]);
}

export interface ChartSummary {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  readonly highest: number;
  readonly lowest: number;
  readonly volume: number;
}

/** What a sighted person sees at a glance, in numbers. */
export function summaryOf(candles: readonly Candle[]): ChartSummary | null {
  const [first, last] = [candles[0], candles.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    from: first[0],
    to: last[0],
    first: first[1],
    last: last[4],
    highest: candles.reduce((most, [, , high]) => Math.max(most, high), 0),
    lowest: candles.reduce((least, [, , , low]) => Math.min(least, low), Number.POSITIVE_INFINITY),
    volume: candles.reduce((sum, candle) => sum + candle[5], 0),
  };
}
