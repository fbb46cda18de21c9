import type { Executor } from '../../db/dialect.ts';
import type { RecordedEvent } from '../../events/outbox.ts';

/**
 * What the exchange has to do with wallets, as functions of the module that owns it. They are asked whether or not it
 * is switched on: what it has done stays true.
 */
export interface Exchange {
  /** Its events in which trades are told. */
  readonly events: readonly string[];
  /** The transfers of the trades that such events tell of, in their order. */
  readonly tradesIn: (executor: Executor, events: readonly RecordedEvent[]) => Promise<string[]>;
  /** What is held for it, by wallet: for open buys and for what is not settled. */
  readonly liens: (executor: Executor) => Promise<Map<string, number>>;
  /** The same of one wallet; 0 when there is nothing. */
  readonly lienOn: (executor: Executor, walletId: string) => Promise<number>;
  /** Those of some wallets, locked by the caller, whose owners still have shares or open orders. */
  readonly tied: (tx: Executor, walletIds: readonly string[]) => Promise<Set<string>>;
  /** Whose a wallet with play money is, and of which contest; null for every wallet with real money. */
  readonly playMoneyOf: (walletId: string) => PlayMoney | null;
}

export interface PlayMoney {
  readonly seasonId: string;
  /** null: the house's, out of which a contest's cash comes. */
  readonly memberId: string | null;
}

/** Where there is none: in tests of Pay alone. */
export const NO_EXCHANGE: Exchange = {
  events: [],
  tradesIn: async () => [],
  liens: async () => new Map(),
  lienOn: async () => 0,
  tied: async () => new Set(),
  playMoneyOf: () => null,
};
