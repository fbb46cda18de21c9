import type { Attention } from './attention.ts';
import { Board, type BoardStart } from './board.ts';
import type { Moved, ToldTrade } from './moved.ts';

/** More are read again when they are asked for. */
const KEPT = 500;
/** What was compared with the database so lately is not compared again. */
const FRESH_MS = 200;

/** What boards are made of. */
export interface BoardSource {
  /** A book as it was committed; null for a symbol that there is not. */
  readonly read: (symbol: string) => Promise<BoardStart | null>;
  /** The sequence of a book as it was committed. */
  readonly sequenceOf: (symbol: string) => Promise<number | null>;
  /** The newest trades that are stored, oldest first. */
  readonly readTape: (symbol: string) => Promise<readonly ToldTrade[]>;
}

/** The boards of this process: for symbols that somebody looks at, kept up to date by what it hears. */
export interface Boards {
  /** @returns null for a symbol that there is not */
  of(symbol: string): Promise<Board | null>;
  /** The board as it is at hand; null: it is being read. */
  peek(symbol: string): Board | null;
  /** The newest trades, oldest first, without a hole between them as far as that can be known. */
  tapeOf(board: Board): Promise<readonly ToldTrade[]>;
  /** From the outbox: of each symbol in order. */
  hear(moved: Moved): void;
  /** Of a commit of this process, maybe before the outbox tells of what came before it. */
  noted(moved: Moved): void;
}

interface Entry {
  readonly symbol: string;
  readonly period: number;
  board: Board | null;
  reading: Promise<Board | null> | null;
  /** What was heard while the board was being read. */
  heard: Moved[];
  /** Milliseconds that only go forward: it was the newest then. */
  at: number;
}

export function createBoards(source: BoardSource, attention: Attention, monotonic: () => number): Boards {
  const entries = new Map<string, Entry>();

  const entryOf = (symbol: string): Entry => {
    const period = attention.look();
    let entry = entries.get(symbol);
    if (entry?.period === period) return entry;
    entry = { symbol, period, board: null, reading: null, heard: [], at: Number.NEGATIVE_INFINITY };
    entries.delete(symbol);
    entries.set(symbol, entry);
    for (const [oldest] of entries) if (entries.size > KEPT) entries.delete(oldest);
    return entry;
  };

  async function read(entry: Entry): Promise<Board | null> {
    const at = monotonic();
    entry.heard = [];
    const start = await source.read(entry.symbol);
    if (!start) return null;
    const board = new Board(start);
    // In their order; one that is missing will be missed by the next that comes.
    const isWhole = entry.heard.every((moved) => board.apply(moved));
    entry.board = isWhole ? board : null;
    entry.at = at;
    entry.heard = [];
    return board;
  }
  const reading = (entry: Entry): Promise<Board | null> => {
    entry.reading ??= read(entry).finally(() => {
      entry.reading = null;
    });
    return entry.reading;
  };

  /** Where nothing is heard (a process without a dispatcher, a database that is slow) the database is asked. */
  async function compared(entry: Entry, board: Board): Promise<Board | null> {
    const at = monotonic();
    const sequence = await source.sequenceOf(entry.symbol);
    if (sequence === null || sequence > board.sequence) return reading(entry);
    entry.at = at;
    return board;
  }

  return {
    of: async (symbol) => {
      const entry = entryOf(symbol);
      const { board } = entry;
      if (!board) return reading(entry);
      const isFresh = attention.hearsAll || monotonic() - entry.at < FRESH_MS;
      return isFresh ? board : compared(entry, board);
    },
    peek: (symbol) => {
      const entry = entryOf(symbol);
      // Whoever asks again finds it; a failure is met by whoever asks for it in a request.
      if (!entry.board) reading(entry).catch(() => {});
      return entry.board;
    },
    tapeOf: async (board) => {
      if (!board.isTapeWhole) board.mendTape(await source.readTape(board.symbol));
      return board.tape;
    },
    hear: (moved) => {
      const entry = entries.get(moved.symbol);
      if (!entry) return;
      if (entry.reading) entry.heard.push(moved);
      if (entry.board && !entry.board.apply(moved)) entry.board = null;
    },
    noted: (moved) => {
      const board = entries.get(moved.symbol)?.board;
      if (board && moved.sequence === board.sequence + 1) board.apply(moved);
    },
  };
}
