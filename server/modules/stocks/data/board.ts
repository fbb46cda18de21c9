import type { Phase } from '../market.ts';
import { joinTapes, type Moved, type ToldTrade } from './moved.ts';

/** So many trades of a symbol are remembered in a process. */
export const TAPE = 100;

/** One price of one side. */
export type Level = readonly [price: number, quantity: number, orders: number];

/** A book as it was read: where a board begins. */
export interface BoardStart {
  readonly symbol: string;
  readonly sequence: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly phase: Phase;
  readonly phaseEndsAt: number | null;
  /** Number of the newest trade. */
  readonly tradeNo: number;
  /** The newest trades that are stored, oldest first; the very newest may be missing. */
  readonly tape: readonly ToldTrade[];
}

/**
 * What everybody sees of one symbol: its levels, its newest trades and its phase, kept up to date by events. Orders that
 * wait for an auction without a price stand at the price 0 and are shown to nobody, but count in it.
 */
export class Board {
  readonly symbol: string;
  sequence: number;
  phase: Phase;
  phaseEndsAt: number | null;
  readonly #bids = new Map<number, Level>();
  readonly #asks = new Map<number, Level>();
  #tape: ToldTrade[];
  #tradeNo: number;
  /** Prices in order, best first; null when they must be sorted anew. */
  #sorted: { b: Level[] | null; s: Level[] | null } = { b: null, s: null };

  constructor(start: BoardStart) {
    this.symbol = start.symbol;
    this.sequence = start.sequence;
    this.phase = start.phase;
    this.phaseEndsAt = start.phaseEndsAt;
    this.#tape = [...start.tape];
    this.#tradeNo = start.tradeNo;
    for (const level of start.bids) this.#bids.set(level[0], level);
    for (const level of start.asks) this.#asks.set(level[0], level);
  }

  /**
   * Takes over what happened. What it has already is passed over.
   * @returns false when something before it is missing: the board is of no use then
   */
  apply(moved: Moved): boolean {
    if (moved.sequence <= this.sequence) return true;
    if (moved.sequence !== this.sequence + 1) return false;
    this.sequence = moved.sequence;
    for (const [side, price, quantity, orders] of moved.levels) {
      const levels = side === 'b' ? this.#bids : this.#asks;
      if (quantity === 0) levels.delete(price);
      else levels.set(price, [price, quantity, orders]);
      this.#sorted[side] = null;
    }
    if (moved.trades.length > 0) {
      this.#tape = joinTapes(this.#tape, moved.trades, TAPE);
      this.#tradeNo = moved.trades.at(-1)![0];
    }
    if (moved.phase) {
      this.phase = moved.phase.to;
      this.phaseEndsAt = moved.phase.phaseEndsAt;
    }
    return true;
  }

  /** The best prices of both sides, best first. @param n of each */
  depth(n: number): { readonly bids: Level[]; readonly asks: Level[] } {
    return { bids: this.priced('b').slice(0, n), asks: this.priced('s').slice(0, n) };
  }

  /** Shares of a side that wait for an auction without a price. */
  unpriced(side: 'b' | 's'): number {
    return (side === 'b' ? this.#bids : this.#asks).get(0)?.[1] ?? 0;
  }

  /** The newest trades, oldest first. */
  get tape(): readonly ToldTrade[] {
    return this.#tape;
  }

  /** Whether no trade is missing from the oldest of the tape to the newest there is. */
  get isTapeWhole(): boolean {
    const newest = this.#tape.at(-1)?.[0] ?? 0;
    const oldest = this.#tape[0]?.[0] ?? 1;
    return newest === this.#tradeNo && newest - oldest + 1 === this.#tape.length;
  }

  /** Puts trades in that are missing. */
  mendTape(trades: readonly ToldTrade[]): void {
    this.#tape = joinTapes(trades, this.#tape, TAPE);
  }

  /** All prices of a side, best first. */
  priced(side: 'b' | 's'): readonly Level[] {
    const known = this.#sorted[side];
    if (known) return known;
    const levels = [...(side === 'b' ? this.#bids : this.#asks).values()].filter(([price]) => price > 0);
    const sorted = levels.sort(side === 'b' ? (a, b) => b[0] - a[0] : (a, b) => a[0] - b[0]);
    this.#sorted[side] = sorted;
    return sorted;
  }
}
