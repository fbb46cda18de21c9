import { type Candle, type CandleSpan, readCandles } from '../../../../api/stocks-trading.ts';
import type { LiveSymbol } from '../live-symbol.ts';
import { grown } from './candles.ts';
import type { CandleSource } from './kline.ts';

/** As many candles as one answer has at the most. */
const PAGE = 300;

/**
 * The candles of a symbol: stored ones from the server, the newest one grown by the tape. @param onState hears whether
 * there is anything to show, and what went wrong @param onGap trades were missed: the candles are to be read again
 */
export function candleSource(
  symbol: string,
  span: CandleSpan,
  live: LiveSymbol,
  on: { state: (state: { isEmpty: boolean; error: unknown }) => void; gap: () => void },
): CandleSource {
  let newest: Candle | null = null;
  /** Trades up to this one are in the candles that were read. */
  let counted = 0;
  return {
    read: async (until) => {
      const counts = live.get().tape[0]?.tradeNo ?? 0;
      try {
        const { items } = await readCandles(symbol, span, until);
        if (until === undefined) {
          newest = items.at(-1) ?? null;
          counted = counts;
          on.state({ isEmpty: items.length === 0, error: null });
        }
        return { candles: items, hasMore: items.length >= PAGE };
      } catch (error) {
        if (until === undefined) on.state({ isEmpty: false, error });
        return { candles: [], hasMore: false };
      }
    },
    follow: (listener) => {
      /** What has changed since the last frame, by when it begins. */
      const changed = new Map<number, Candle>();
      let frame: number | undefined;
      const show = (): void => {
        frame = undefined;
        for (const candle of changed.values()) listener(candle);
        changed.clear();
        on.state({ isEmpty: newest === null, error: null });
      };
      const stop = live.onTrades((trades) => {
        if (trades === null) {
          on.gap();
          return;
        }
        for (const { tradeNo, price, quantity, at } of trades) {
          if (tradeNo <= counted) continue;
          const next = grown(newest, { at: Date.parse(at), price, quantity }, span);
          if (next === newest || next === null) continue;
          newest = next;
          changed.set(next[0], next);
        }
        if (changed.size > 0) frame ??= requestAnimationFrame(show);
      });
      return () => {
        stop();
        if (frame !== undefined) cancelAnimationFrame(frame);
      };
    },
  };
}
