import type { DomainEvent } from '../../engine/types.ts';

/** No wallet ever holds more (smallest units): far below 2^53, so that every sum stays exact. */
export const WALLET_CEILING = 1_000_000_000_000_000;

/** Rows for each purpose: one row that every batch writes would put all instances in one queue. */
const HOUSE_ROWS = 16;
/**
 * `gateways` stands for money that came through a gateway: it owes exactly what was paid there and not given back.
 * `shop` and `tickets` have what was sold for and not given back, `stocks` the fees of trades and the taxes on them.
 */
export const HOUSE_PURPOSES = [
  'deposits',
  'withdrawals',
  'adjustments',
  'gateways',
  'shop',
  'tickets',
  'stocks',
] as const;
export type HousePurpose = (typeof HOUSE_PURPOSES)[number];

/**
 * `active` pays and receives. `frozen` receives, and keeps the promises it made before: its holds may still
 * be captured; nothing else leaves it but an operator's adjustment. `closed` does neither, for ever.
 */
export type WalletStatus = 'active' | 'frozen' | 'closed';

/** The working copy of a wallet. Amounts are in the currency's smallest unit, times epoch milliseconds. */
export interface Wallet {
  readonly id: string;
  /** A house wallet stands for the world outside: it may go below zero. */
  readonly kind: 'member' | 'house';
  readonly currency: string;
  balance: number;
  /** The part of the balance that active holds have set aside, and what the exchange has a lien on. */
  held: number;
  status: WalletStatus;
  /** Number of its newest posting. */
  entryNo: number;
  /** Its own time, which never goes back: expiry is judged and postings are dated by it. */
  clock: number;
  /** No active hold expires earlier; a lower bound, because a hold that ends early does not move it. */
  nextExpiryAt: number | null;
  /** Its active holds as far as this batch knows them. */
  holds: Hold[];
  /** No active hold beside `holds` expires earlier; null when `holds` are all. */
  unreadExpiryAt: number | null;
  /** Its balance, number and clock are to be written. */
  moved: boolean;
  /** All of it is to be written. */
  changed: boolean;
}

export type HoldStatus = 'active' | 'captured' | 'voided' | 'expired';

/** Money that a payer set aside for one payee, until it is captured, voided or expires. */
export interface Hold {
  readonly id: string;
  readonly payerId: string;
  readonly payeeId: string;
  readonly currency: string;
  readonly amount: number;
  captured: number;
  status: HoldStatus;
  readonly memo: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  change: 'none' | 'new' | 'changed';
}

/** The working copy of a wallet that `openWallets` makes in the same transaction. @param at epoch milliseconds */
export const emptyWallet = (id: string, kind: Wallet['kind'], currency: string, at: number): Wallet => ({
  ...{ id, kind, currency, balance: 0, held: 0, status: 'active', entryNo: 0, clock: at },
  ...{ nextExpiryAt: null, holds: [], unreadExpiryAt: null, moved: false, changed: false },
});

/**
 * Changes the part of what is held that is there for the exchange. Whoever calls has seen that the balance bears it.
 * @param before the lien until now, which the exchange keeps
 * @throws Error when less is held than the lien was
 */
export function setLien(wallet: Wallet, before: number, after: number): void {
  if (before === after) return;
  wallet.held += after - before;
  if (wallet.held < after) throw new Error(`Wallet ${wallet.id} holds less than the exchange's lien`);
  wallet.changed = true;
}

/** The time of a command for a wallet: the wallet's own clock where the command's is behind it. */
export const timeOf = (wallet: Wallet, at: number): number => (at > wallet.clock ? at : wallet.clock);

/**
 * What may be spent at a time: balance − held, with the holds that are due by then already given back.
 * @param at epoch milliseconds
 */
export function availableAt(wallet: Wallet, at: number): number {
  let available = wallet.balance - wallet.held;
  if (wallet.nextExpiryAt !== null && wallet.nextExpiryAt <= at) {
    for (const hold of wallet.holds) if (isDue(hold, at)) available += uncaptured(hold);
  }
  return available;
}

/** Ends the holds that are due, gives their money back and says so in `events`. Doing it again does nothing. */
export function releaseDue(wallet: Wallet, at: number, events: DomainEvent[]): void {
  if (wallet.nextExpiryAt === null || wallet.nextExpiryAt > at) return;
  for (const hold of wallet.holds) if (isDue(hold, at)) endHold(wallet, hold, 'expired', events);
  wallet.holds = wallet.holds.filter((hold) => hold.status === 'active');
  let next = wallet.unreadExpiryAt;
  for (const hold of wallet.holds) if (next === null || hold.expiresAt < next) next = hold.expiresAt;
  wallet.nextExpiryAt = next;
  wallet.changed = true;
}

/** Ends an active hold and gives the rest of its money back to its payer. */
export function endHold(
  payer: Wallet,
  hold: Hold,
  status: Exclude<HoldStatus, 'active'>,
  events: DomainEvent[],
): void {
  payer.held -= uncaptured(hold);
  if (payer.held < 0) throw new Error(`Wallet ${payer.id} holds less than its hold ${hold.id}`);
  payer.changed = true;
  hold.status = status;
  touch(hold);
  events.push(holdEvent(`pay.hold-${status}`, hold));
}

/** What becomes of a hold, told in order with everything else of its payer. */
export const holdEvent = (name: string, hold: Hold): DomainEvent => ({
  name,
  key: hold.payerId,
  data: {
    holdId: hold.id,
    payerId: hold.payerId,
    payeeId: hold.payeeId,
    amount: hold.amount,
    captured: hold.captured,
    currency: hold.currency,
  },
});

export const isDue = (hold: Hold, at: number): boolean => hold.status === 'active' && hold.expiresAt <= at;

/** The part of a hold that is still set aside while it is active. */
export const uncaptured = (hold: Hold): number => hold.amount - hold.captured;

/** Marks a hold for writing; a new one is inserted with all that happened to it since. */
export function touch(hold: Hold): void {
  if (hold.change === 'none') hold.change = 'changed';
}

/** The name of a house wallet. */
const houseWallet = (purpose: HousePurpose, row: number): string =>
  `house:${purpose}:${String(row % HOUSE_ROWS).padStart(2, '0')}`;

/** The house wallets of one purpose. */
export const houseWalletsOf = (purpose: HousePurpose): string[] =>
  Array.from({ length: HOUSE_ROWS }, (_, row) => houseWallet(purpose, row));

/** All house wallets of an installation. */
export const HOUSE_WALLETS: readonly string[] = HOUSE_PURPOSES.flatMap(houseWalletsOf);

/**
 * The house wallet for a command. It follows the part of the id that is the admitting process's own: the
 * batches of one instance share a row, those of different instances rarely meet in one.
 */
export function houseWalletFor(purpose: HousePurpose, commandId: string): string {
  let sum = 0;
  for (let i = Math.max(0, commandId.length - 5); i < commandId.length; i += 1) {
    sum = (Math.imul(sum, 31) + commandId.charCodeAt(i)) >>> 0;
  }
  return houseWallet(purpose, sum);
}
