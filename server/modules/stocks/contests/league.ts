import { placed, returnOf } from './standing.ts';

/** Who takes part, and what they have now. */
export interface Player {
  readonly accountId: string;
  readonly tradingId: string;
  readonly nickname: string;
  readonly startingCash: number;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  readonly cash: number;
  readonly shares: readonly (readonly [symbol: string, quantity: number])[];
}

/** A row of the league table. */
export interface Standing {
  readonly accountId: string;
  readonly nickname: string;
  readonly place: number;
  readonly value: number;
  readonly profit: number;
  readonly returnRate: number;
}

interface Valued extends Player {
  value: number;
}

/**
 * The league table of one season, kept as trades happen: only who traded is read again, only who holds what has moved is
 * valued again. Pure; whoever keeps it hears the events and reads the rows.
 */
export class League {
  readonly #players = new Map<string, Valued>();
  readonly #holders = new Map<string, Set<string>>();
  readonly #prices = new Map<string, number>();
  readonly #moved = new Set<string>();
  readonly #touched = new Set<string>();
  #table: readonly Standing[] = [];
  #places = new Map<string, Standing>();

  /** Whether something has happened that the table does not show yet. */
  get isBehind(): boolean {
    return this.#moved.size > 0 || this.#touched.size > 0;
  }

  /** A symbol trades at another price. */
  price(symbol: string, price: number): void {
    if (this.#prices.get(symbol) === price) return;
    this.#prices.set(symbol, price);
    this.#moved.add(symbol);
  }

  /** What was read of a symbol, where nothing newer was heard meanwhile. */
  firstPrice(symbol: string, price: number): void {
    if (!this.#prices.has(symbol)) this.price(symbol, price);
  }

  /** Somebody's cash or shares are others, or they are new. */
  touch(tradingId: string): void {
    this.#touched.add(tradingId);
  }

  /** Who must be read again. Whoever is touched from now on is of the next reading. */
  takeTouched(): string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }

  /** Takes in what was read, and values anew whoever is touched by it or by a price. */
  update(players: readonly Player[]): void {
    const again = new Set<string>();
    for (const player of players) {
      for (const [symbol] of this.#players.get(player.tradingId)?.shares ?? []) {
        this.#holders.get(symbol)?.delete(player.tradingId);
      }
      this.#players.set(player.tradingId, { ...player, value: 0 });
      for (const [symbol] of player.shares) this.#hold(symbol, player.tradingId);
      again.add(player.tradingId);
    }
    for (const symbol of this.#moved) for (const id of this.#holders.get(symbol) ?? []) again.add(id);
    this.#moved.clear();
    for (const id of again) this.#value(this.#players.get(id)!);
    if (again.size > 0) this.#rank();
  }

  /** Rows in order of their places. @param from how many to pass over */
  rows(from: number, limit: number): readonly Standing[] {
    return this.#table.slice(from, from + limit);
  }

  get size(): number {
    return this.#table.length;
  }

  of(accountId: string): Standing | null {
    return this.#places.get(accountId) ?? null;
  }

  #hold(symbol: string, tradingId: string): void {
    const holders = this.#holders.get(symbol) ?? new Set();
    this.#holders.set(symbol, holders.add(tradingId));
  }

  #value(player: Valued): void {
    player.value = player.cash;
    for (const [symbol, quantity] of player.shares) {
      player.value += quantity * (this.#prices.get(symbol) ?? 0);
    }
  }

  #rank(): void {
    this.#table = placed([...this.#players.values()], ({ joinedAt }) => joinedAt).map(
      ([{ accountId, nickname, value, startingCash }, place]) => ({
        ...{ accountId, nickname, place, value, profit: value - startingCash },
        returnRate: returnOf(value, startingCash),
      }),
    );
    this.#places = new Map(this.#table.map((row) => [row.accountId, row]));
  }
}
