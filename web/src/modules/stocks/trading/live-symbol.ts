import {
  type BookNews,
  readBook,
  readTrades,
  type TapeTrade,
  type TradedSymbol,
  type TradesNews,
} from '../../../api/stocks-trading.ts';
import { subscribe as listenTo } from '../../../api/stream.ts';
import { type Board, boardOf, withBook, withSymbol, withTape, withTrades } from './board.ts';

/** A symbol that is followed. What it shows changes a few times a second at the most, however much arrives. */
export interface LiveSymbol {
  readonly get: () => Board;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hears trades as they arrive, the oldest first; null: some were missed. @returns how to stop */
  readonly onTrades: (listener: (trades: readonly TapeTrade[] | null) => void) => () => void;
  /** The symbol was read again. */
  readonly learn: (traded: TradedSymbol) => void;
  /** @returns how to stop */
  readonly start: () => () => void;
}

/** How soon after somebody's news it is read again: where everyone comes at once, everyone misses the same message. */
const AFRESH_MS = { least: 100, spread: 900 };

/** The eye follows no more; the server sends no more often either. */
const CALM_MS = 100;

/** @param onSession the phase has changed, or time has gone by unheard: what hangs on the session is to be read again */
export function liveSymbol(traded: TradedSymbol, onSession: () => void): LiveSymbol {
  const { symbol } = traded;
  let board = boardOf(traded);
  let shown = board;
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  const listeners = new Set<() => void>();
  const tradeListeners = new Set<(trades: readonly TapeTrade[] | null) => void>();

  const show = (): void => {
    frame = undefined;
    shownAt = performance.now();
    shown = board;
    for (const listener of listeners) listener();
  };
  /** With the next frame; after a short rest where one was just drawn. */
  const wake = (): void => {
    if (frame !== undefined || rest !== undefined) return;
    const restMs = shownAt + CALM_MS - performance.now();
    if (restMs <= 0) frame = requestAnimationFrame(show);
    else
      rest = setTimeout(() => {
        rest = undefined;
        frame = requestAnimationFrame(show);
      }, restMs);
  };
  const set = (next: Board): void => {
    if (next === board) return;
    const isOtherPhase = next.phase !== board.phase;
    board = next;
    wake();
    if (isOtherPhase) onSession();
  };

  const start = (): (() => void) => {
    const abort = new AbortController();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      soon = undefined;
      readBook(symbol, abort.signal).then(
        (book) => set(withBook(board, book)),
        () => {
          if (!abort.signal.aborted) readSoon(5_000);
        },
      );
      readTrades(symbol, abort.signal).then(
        ({ items }) => set(withTape(board, items)),
        () => {},
      );
    };
    const readSoon = (leastMs = AFRESH_MS.least): void => {
      soon ??= setTimeout(read, leastMs + Math.random() * AFRESH_MS.spread);
    };
    const takeTrades = ({ trades }: TradesNews): void => {
      const { board: next, fresh, isGap } = withTrades(board, trades);
      set(next);
      for (const listener of tradeListeners) listener(isGap ? null : fresh);
      if (isGap) readSoon();
    };
    const missed = (): void => {
      onSession();
      for (const listener of tradeListeners) listener(null);
    };
    read();
    const stop = listenTo(`stocks:${symbol}`, ({ event, data }) => {
      if (event === 'book') set(withBook(board, data as BookNews));
      else if (event === 'trades') takeTrades(data as TradesNews);
      else if (event === 'opened' || event === 'reset') {
        missed();
        readSoon();
      }
    });
    return () => {
      stop();
      abort.abort();
      clearTimeout(soon);
      clearTimeout(rest);
      rest = undefined;
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
    };
  };
  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onTrades: (listener) => {
      tradeListeners.add(listener);
      return () => void tradeListeners.delete(listener);
    },
    learn: (next) => set(withSymbol(board, next)),
    start,
  };
}
