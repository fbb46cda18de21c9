import { type DomainEvent, type Refused, refused } from '../../engine/types.ts';
import { MAX_AMOUNT } from '../../lib/schema.ts';
import { availableAt, type Hold, releaseDue, timeOf, WALLET_CEILING, type Wallet } from './wallets.ts';

export type TransferKind =
  | 'deposit'
  | 'withdrawal'
  | 'transfer'
  | 'purchase'
  | 'capture'
  | 'refund'
  | 'adjustment'
  | 'trade'
  | 'settlement';

/** A transfer as it is written; never changed afterwards but for what was refunded of it. */
export interface Transfer {
  readonly id: string;
  readonly kind: TransferKind;
  readonly currency: string;
  readonly amount: number;
  /** JSON: [[walletId, entryNo, signedAmount, balanceAfter], …], payer first. */
  readonly legs: string;
  readonly memo: string | null;
  readonly refersTo: string | null;
  readonly at: number;
}
export interface Posting {
  readonly transferId: string;
  readonly walletId: string;
  readonly entryNo: number;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly balanceAfter: number;
  /** Empty for the payer of several. */
  readonly counterpartyId: string;
  readonly at: number;
}
/** What a refund needs to know of the transfer that it gives back. */
export interface Refundable {
  readonly id: string;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly payerId: string;
  readonly payeeIds: readonly string[];
  refunded: number;
  changed: boolean;
}

/** The working state of all money that a batch touches, and what the batch will write. */
export interface Ledger {
  readonly wallets: Map<string, Wallet>;
  readonly holds: Map<string, Hold>;
  readonly refundables: Map<string, Refundable>;
  readonly newTransfers: Transfer[];
  readonly newPostings: Posting[];
}

export const emptyLedger = (): Ledger => ({
  wallets: new Map(),
  holds: new Map(),
  refundables: new Map(),
  newTransfers: [],
  newPostings: [],
});

/** The event `pay.transferred`: what seals, open pages and other modules learn of a transfer. */
export type Transferred = {
  transferId: string;
  kind: TransferKind;
  currency: string;
  /** Epoch milliseconds, as it stands in the transfer. */
  at: number;
  /** [walletId, signed amount, balance after, available after], payer first. */
  legs: [string, number, number, number][];
  memo: string | null;
};

export interface Leg {
  readonly walletId: string;
  readonly amount: number;
}
/** An order to move money from one wallet to one or more others. */
export interface Order {
  readonly transferId: string;
  readonly kind: TransferKind;
  /** Epoch milliseconds of the command. */
  readonly at: number;
  readonly payerId: string;
  readonly legs: readonly Leg[];
  readonly memo: string | null;
  /** The hold captured, the transfer refunded, or the trip settled. */
  readonly refersTo: string | null;
  /** An operator's order: a frozen payer does not stop it. */
  readonly byOperator?: boolean;
}
export interface Posted {
  readonly accepted: true;
  readonly transferId: string;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly at: number;
  readonly events: DomainEvent[];
}

/**
 * Moves money, all legs or none, out of what the payer may spend.
 * @returns what was posted; or refused with pay.wallet-not-found, recipient-not-found, same-account,
 *   duplicate-recipient, limit-exceeded, account-frozen, account-closed, insufficient-funds
 */
export function pay(ledger: Ledger, order: Order): Posted | Refused {
  const payer = ledger.wallets.get(order.payerId);
  if (!payer) return refused('pay.wallet-not-found');
  const { legs } = order;
  let total = 0;
  for (const leg of legs) {
    if (leg.walletId === payer.id) return refused('pay.same-account');
    total += leg.amount;
  }
  if (legs.length > 1 && new Set(legs.map((leg) => leg.walletId)).size < legs.length) {
    return refused('pay.duplicate-recipient');
  }
  if (total > MAX_AMOUNT) return refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT });
  if (payer.status === 'closed') return refused('pay.account-closed', { walletId: payer.id });
  if (payer.status === 'frozen' && order.byOperator !== true) {
    return refused('pay.account-frozen', { walletId: payer.id });
  }
  for (const leg of legs) {
    const payee = ledger.wallets.get(leg.walletId);
    const refusal = refuseReceipt(payee, leg.amount);
    if (refusal) return refusal;
    // The play money of a season and the won never meet.
    if (payee!.currency !== payer.currency) return refused('pay.recipient-not-found');
  }
  if (payer.kind === 'member') {
    const available = availableAt(payer, timeOf(payer, order.at));
    if (available < total) return refused('pay.insufficient-funds', { available });
  } else if (payer.balance - total < Number.MIN_SAFE_INTEGER) {
    return refused('pay.limit-exceeded');
  }
  return post(ledger, order);
}

/** Whether a wallet may not receive an amount; null when it may. */
export function refuseReceipt(wallet: Wallet | undefined, amount: number): Refused | null {
  if (!wallet) return refused('pay.recipient-not-found');
  if (wallet.status === 'closed') return refused('pay.account-closed', { walletId: wallet.id });
  const ceiling = wallet.kind === 'member' ? WALLET_CEILING : Number.MAX_SAFE_INTEGER;
  return wallet.balance + amount > ceiling ? refused('pay.limit-exceeded', { ceiling }) : null;
}

/**
 * Writes a transfer into the ledger without asking whether it may be: a posting for each wallet, payer
 * first, summing to zero, dated by the latest clock among them and by the command.
 * @throws Error when a wallet is missing, an amount is no positive integer, or a member would be overdrawn
 */
export function post(ledger: Ledger, order: Order): Posted {
  const { transferId, kind, legs, memo, refersTo } = order;
  const payer = mustHave(ledger, order.payerId);
  const { at, amount } = measure(ledger, payer, order);
  const events: DomainEvent[] = [];
  releaseDue(payer, at, events);
  const counterpartyId = legs.length === 1 ? legs[0]!.walletId : '';
  const told: Transferred['legs'] = [];
  let text = `[${entry(ledger, payer, -amount, { transferId, kind, at, counterpartyId }, told)}`;
  for (const leg of legs) {
    const payee = mustHave(ledger, leg.walletId);
    text += `,${entry(ledger, payee, leg.amount, { transferId, kind, at, counterpartyId: payer.id }, told)}`;
  }
  refuseOverdraft(payer);
  const { currency } = payer;
  ledger.newTransfers.push({ id: transferId, kind, currency, amount, legs: `${text}]`, memo, refersTo, at });
  events.push({
    name: 'pay.transferred',
    key: payer.id,
    data: { transferId, kind, currency, at, legs: told, memo } satisfies Transferred,
  });
  return { accepted: true, transferId, kind, amount, at, events };
}

/**
 * Posts a trade of the exchange, for whoever tells of it in an event of their own (its transfer is sealed by way of that).
 * Who is on the other side stays unsaid: in a market nobody learns whom they met.
 * @throws Error as `post` does
 */
export function postTrade(ledger: Ledger, order: Omit<Order, 'kind' | 'byOperator'>): void {
  const { transferId, legs, memo, refersTo } = order;
  const kind = 'trade';
  const payer = mustHave(ledger, order.payerId);
  const { at, amount } = measure(ledger, payer, order);
  const posting = { transferId, kind, at, counterpartyId: '' } as const;
  let text = `[${entry(ledger, payer, -amount, posting, null)}`;
  for (const leg of legs)
    text += `,${entry(ledger, mustHave(ledger, leg.walletId), leg.amount, posting, null)}`;
  refuseOverdraft(payer);
  const { currency } = payer;
  ledger.newTransfers.push({ id: transferId, kind, currency, amount, legs: `${text}]`, memo, refersTo, at });
}

/** When a transfer is, by the clocks of all its wallets, and what it comes to. */
function measure(ledger: Ledger, payer: Wallet, order: Pick<Order, 'at' | 'legs'>) {
  let at = timeOf(payer, order.at);
  let amount = 0;
  for (const leg of order.legs) {
    if (!Number.isSafeInteger(leg.amount) || leg.amount <= 0) throw new Error(`Amount ${leg.amount}`);
    at = timeOf(mustHave(ledger, leg.walletId), at);
    amount += leg.amount;
  }
  return { at, amount };
}

function refuseOverdraft(payer: Wallet): void {
  if (payer.kind === 'member' && payer.balance < payer.held) throw new Error(`${payer.id} is overdrawn`);
}

/** Posts one leg to its wallet. */
function entry(
  ledger: Ledger,
  wallet: Wallet,
  amount: number,
  transfer: Pick<Posting, 'transferId' | 'kind' | 'at' | 'counterpartyId'>,
  told: Transferred['legs'] | null,
): string {
  const balanceAfter = wallet.balance + amount;
  const entryNo = wallet.entryNo + 1;
  const { transferId, kind, at, counterpartyId } = transfer;
  wallet.balance = balanceAfter;
  wallet.entryNo = entryNo;
  wallet.clock = at;
  wallet.moved = true;
  ledger.newPostings.push({
    transferId,
    walletId: wallet.id,
    entryNo,
    kind,
    amount,
    balanceAfter,
    counterpartyId,
    at,
  });
  told?.push([wallet.id, amount, balanceAfter, availableAt(wallet, at)]);
  return `["${wallet.id}",${entryNo},${amount},${balanceAfter}]`;
}

/** @throws Error when prefetch did not load the wallet */
export function mustHave(ledger: Ledger, walletId: string): Wallet {
  const wallet = ledger.wallets.get(walletId);
  if (!wallet) throw new Error(`Wallet ${walletId} is not loaded`);
  return wallet;
}

/** The transfer among a posting's events. */
export const transferredIn = (events: readonly DomainEvent[]): Transferred =>
  events.find((event) => event.name === 'pay.transferred')!.data as Transferred;
