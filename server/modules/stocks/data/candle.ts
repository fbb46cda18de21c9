import type { Moved } from './moved.ts';

/** What is stored; longer minutes are folded when they are read. */
export type StoredSpan = '1m' | '1d';
export type Span = '1m' | '3m' | '5m' | '15m' | '30m' | '1h' | '1d';

const MINUTE_MS = 60_000;
const KOREA_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTES: Readonly<Record<Exclude<Span, '1d'>, number>> = {
  '1m': 1,
  '3m': 3,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
};

export interface Candle {
  /** When it begins, epoch milliseconds. */
  readonly at: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** Shares. */
  volume: number;
  /** Money, in the smallest unit. */
  amount: number;
  trades: number;
  /** Of the market: all of its trades up to there are in it. */
  sequence: number;
}
export interface StoredCandle extends Candle {
  readonly symbol: string;
  readonly span: StoredSpan;
}

/** How long a candle is, milliseconds. */
export const spanMs = (span: Span): number => (span === '1d' ? DAY_MS : MINUTES[span] * MINUTE_MS);

/** When the candle of a moment begins: minutes by the clock, days as in Seoul. All are epoch milliseconds. */
export const beginOf = (span: Span, at: number): number => {
  const shift = span === '1d' ? KOREA_MS : 0;
  const length = spanMs(span);
  return Math.floor((at + shift) / length) * length - shift;
};

export const candleKey = (symbol: string, span: StoredSpan, at: number): string => `${symbol} ${span} ${at}`;

/** The stored candles that an event has trades of. */
export function candlesOf({ symbol, trades }: Moved): { symbol: string; span: StoredSpan; at: number }[] {
  const found = new Map<string, { symbol: string; span: StoredSpan; at: number }>();
  for (const [, , , , at] of trades) {
    for (const span of ['1m', '1d'] as const) {
      const begin = beginOf(span, at);
      found.set(candleKey(symbol, span, begin), { symbol, span, at: begin });
    }
  }
  return [...found.values()];
}

/**
 * Adds an event's trades to the candles, by `candleKey`. A candle that has them already, by its sequence, stays as it is:
 * events that come again change nothing.
 * @returns keys of candles that have changed
 */
export function addTrades(candles: Map<string, StoredCandle>, moved: Moved): string[] {
  const changed: string[] = [];
  for (const { symbol, span, at } of candlesOf(moved)) {
    const key = candleKey(symbol, span, at);
    const known = candles.get(key);
    if (known && known.sequence >= moved.sequence) continue;
    const own = moved.trades.filter((trade) => beginOf(span, trade[4]) === at);
    const first = own[0]!;
    const candle: StoredCandle = known ?? {
      ...{ symbol, span, at, open: first[1], high: first[1], low: first[1], close: first[1] },
      ...{ volume: 0, amount: 0, trades: 0, sequence: 0 },
    };
    for (const [, price, quantity] of own) {
      candle.high = Math.max(candle.high, price);
      candle.low = Math.min(candle.low, price);
      candle.close = price;
      candle.volume += quantity;
      candle.amount += price * quantity;
      candle.trades += 1;
    }
    candle.sequence = moved.sequence;
    candles.set(key, candle);
    changed.push(key);
  }
  return changed;
}

/** Minutes as longer candles. @param minutes ascending by time */
export function fold(minutes: readonly Candle[], span: Span): Candle[] {
  const folded: Candle[] = [];
  for (const minute of minutes) {
    const at = beginOf(span, minute.at);
    const last = folded.at(-1);
    if (last?.at !== at) {
      folded.push({ ...minute, at });
      continue;
    }
    last.high = Math.max(last.high, minute.high);
    last.low = Math.min(last.low, minute.low);
    last.close = minute.close;
    last.volume += minute.volume;
    last.amount += minute.amount;
    last.trades += minute.trades;
    last.sequence = Math.max(last.sequence, minute.sequence);
  }
  return folded;
}
