import type { Executor } from '../../db/dialect.ts';
import type { DomainEvent, Refused } from '../../engine/types.ts';

/** A payment as the purpose sees it: what never changes of it. */
export interface PaidFor {
  readonly paymentId: string;
  readonly accountId: string;
  /** The order that it pays, by the purpose's own number; null when there is none. */
  readonly subject: string | null;
  readonly amount: number;
  readonly currency: string;
}

/** Money that is asked back of a payment. */
export interface AskedBack {
  /** The module's own number of its refund, where the module asked (`GiveBackOrder.key`); of two alike only this tells which. */
  readonly id: string;
  /** Smallest unit. */
  readonly amount: number;
}

/**
 * What a payment is for. A module that is paid through a gateway gives one of these to `createPayments`; its rows are
 * loaded, decided upon and written in the very batch that settles the payment, so that an order is paid in the same
 * commit, or not at all.
 *
 * The money itself is moved by this module, from the gateways' house wallet to `walletOf` and back: a purpose says who
 * gets it and what else becomes true. All but `prefetch` and `write` are pure.
 */
export interface Purpose<Rows = unknown> {
  /** Short, unique, for ever: it stands in the rows. */
  readonly name: string;
  /** Its module tells members itself that money was used, or could not be used any more. */
  readonly isToldElsewhere?: true;
  /**
   * Loads and locks the rows that these payments are about. Called before payments and money are locked; see the order
   * of locks in docs/architecture.md.
   */
  prefetch(tx: Executor, payments: readonly PaidFor[]): Promise<Rows>;
  /** The wallet that gets the money. It must follow from what never changes. */
  walletOf(payment: PaidFor): string;
  /**
   * Whether the money can be used now. Asked before the gateway is told to capture, and again when the money is there:
   * a refusal then gives it back to the customer, who is told.
   */
  accept(rows: Rows, payment: PaidFor, at: number): Refused | null;
  /** It is paid: changes the rows and says what happened. */
  take(rows: Rows, payment: PaidFor, at: number): readonly DomainEvent[];
  /** Whether this may be given back of it. */
  release(rows: Rows, payment: PaidFor, refund: AskedBack, at: number): Refused | null;
  /** It is being given back; `undo` when the gateway then refused to, and the money is here again. */
  giveBack(
    rows: Rows,
    payment: PaidFor,
    refund: AskedBack,
    at: number,
    undo: boolean,
  ): readonly DomainEvent[];
  write(tx: Executor, rows: Rows): Promise<void>;
}

/** Each purpose with the rows that it loaded for this batch. */
export type PurposeRows = ReadonlyMap<string, { readonly purpose: Purpose; readonly rows: unknown }>;

/** Money into one's own wallet. The wallet's own rules are the ledger's. */
export const topUp: Purpose<null> = {
  name: 'top-up',
  prefetch: async () => null,
  walletOf: ({ accountId }) => accountId,
  accept: () => null,
  take: () => [],
  release: () => null,
  giveBack: () => [],
  write: async () => undefined,
};
