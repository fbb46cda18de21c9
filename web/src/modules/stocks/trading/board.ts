import type {
  BookLevel,
  BookNews,
  BookView,
  Indicative,
  Phase,
  SymbolQuote,
  TapeTrade,
  TradedSymbol,
} from '../../../api/stocks-trading.ts';

/** How many trades of the tape are kept. */
const TAPE = 40;

/** What moves of a symbol, as the screen shows it now. */
export interface Board {
  readonly quote: SymbolQuote;
  readonly phase: Phase;
  readonly phaseEndsAt: string | null;
  readonly indicative: Indicative | null;
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
  /** Of the newest word on quote and phase, and of that on the book. */
  readonly sequence: number;
  readonly bookSequence: number;
  /** The newest first. */
  readonly tape: readonly TapeTrade[];
  readonly isBookRead: boolean;
  readonly isTapeRead: boolean;
}

export function boardOf(traded: TradedSymbol): Board {
  const { last, open, high, low, volume, amount, phase, phaseEndsAt, indicative, sequence } = traded;
  return {
    ...{ phase, phaseEndsAt, indicative, sequence },
    quote: { last, open, high, low, volume, amount },
    ...{ bids: [], asks: [], tape: [], bookSequence: -1, isBookRead: false, isTapeRead: false },
  };
}

/** After the symbol was read again; an answer that was overtaken changes nothing. */
export function withSymbol(board: Board, traded: TradedSymbol): Board {
  if (traded.sequence < board.sequence) return board;
  const { quote, phase, phaseEndsAt, indicative, sequence } = boardOf(traded);
  return { ...board, quote, phase, phaseEndsAt, indicative, sequence };
}

/** After the book was read, or came live: whole each time, so that a message that was missed is made good by the next. */
export function withBook(board: Board, news: BookView & Partial<Pick<BookNews, 'quote'>>): Board {
  const { bids, asks, sequence, quote, phase, phaseEndsAt, indicative } = news;
  const withDepth =
    sequence < board.bookSequence
      ? board
      : { ...board, bids, asks, bookSequence: sequence, isBookRead: true };
  if (quote === undefined || sequence < board.sequence) return withDepth;
  return { ...withDepth, quote, sequence, phase, phaseEndsAt, indicative };
}

/**
 * After trades came live, in any order. @returns also those that were not known, the oldest first, and whether some
 * between are missing: then the tape is read again
 */
export function withTrades(
  board: Board,
  trades: readonly TapeTrade[],
): { board: Board; fresh: readonly TapeTrade[]; isGap: boolean } {
  const newest = board.tape[0]?.tradeNo ?? 0;
  const fresh = trades.filter(({ tradeNo }) => tradeNo > newest).sort((a, b) => a.tradeNo - b.tradeNo);
  if (fresh.length === 0) return { board, fresh, isGap: false };
  const numbers = [newest, ...fresh.map(({ tradeNo }) => tradeNo)];
  const isGap = board.isTapeRead && numbers.some((no, index) => index > 0 && no !== numbers[index - 1]! + 1);
  return { board: { ...board, tape: [...fresh.toReversed(), ...board.tape].slice(0, TAPE) }, fresh, isGap };
}

/** After the tape was read: what came live meanwhile stays. */
export function withTape(board: Board, trades: readonly TapeTrade[]): Board {
  const byNumber = new Map([...trades, ...board.tape].map((trade) => [trade.tradeNo, trade]));
  const tape = [...byNumber.values()].sort((a, b) => b.tradeNo - a.tradeNo).slice(0, TAPE);
  return { ...board, tape, isTapeRead: true };
}
