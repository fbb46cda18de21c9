import { type DomainEvent, type Refused, refused } from '../../engine/types.ts';
import { MAX_AMOUNT } from '../../lib/schema.ts';
import { type Ledger, mustHave, type Posted, post, refuseReceipt } from './ledger.ts';
import {
  availableAt,
  endHold,
  type Hold,
  holdEvent,
  isDue,
  releaseDue,
  timeOf,
  touch,
  uncaptured,
} from './wallets.ts';

export interface HoldOrder {
  readonly holdId: string;
  /** Epoch milliseconds of the command. */
  readonly at: number;
  readonly payerId: string;
  readonly payeeId: string;
  readonly amount: number;
  readonly expiresInMs: number;
  readonly memo: string | null;
}
export interface HoldChanged {
  readonly accepted: true;
  readonly hold: Hold;
  readonly events: DomainEvent[];
}

/**
 * Sets money of the payer aside for one payee.
 * @returns the hold; or refused as a payment of that amount would be
 */
export function makeHold(ledger: Ledger, order: HoldOrder): HoldChanged | Refused {
  const payer = ledger.wallets.get(order.payerId);
  if (!payer) return refused('pay.wallet-not-found');
  if (order.payeeId === order.payerId) return refused('pay.same-account');
  if (order.amount > MAX_AMOUNT) return refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT });
  if (payer.status === 'closed') return refused('pay.account-closed', { walletId: payer.id });
  if (payer.status === 'frozen') return refused('pay.account-frozen', { walletId: payer.id });
  const payee = ledger.wallets.get(order.payeeId);
  const refusal = refuseReceipt(payee, order.amount);
  if (refusal) return refusal;
  if (payee!.currency !== payer.currency) return refused('pay.recipient-not-found');
  const at = timeOf(payer, order.at);
  const available = availableAt(payer, at);
  if (available < order.amount) return refused('pay.insufficient-funds', { available });
  const events: DomainEvent[] = [];
  releaseDue(payer, at, events);
  const hold: Hold = {
    id: order.holdId,
    payerId: order.payerId,
    payeeId: order.payeeId,
    currency: payer.currency,
    amount: order.amount,
    captured: 0,
    status: 'active',
    memo: order.memo,
    createdAt: at,
    expiresAt: at + order.expiresInMs,
    change: 'new',
  };
  ledger.holds.set(hold.id, hold);
  payer.holds.push(hold);
  payer.held += hold.amount;
  payer.clock = at;
  if (payer.nextExpiryAt === null || hold.expiresAt < payer.nextExpiryAt) payer.nextExpiryAt = hold.expiresAt;
  payer.changed = true;
  events.push(holdEvent('pay.hold-made', hold));
  return { accepted: true, hold, events };
}

export interface CaptureOrder {
  readonly transferId: string;
  readonly at: number;
  readonly holdId: string;
  /** Who captures: only the hold's payee may. */
  readonly payeeId: string;
  readonly amount: number;
  /** Give the rest back to the payer. */
  readonly final: boolean;
}

/**
 * Takes a part of a hold, or all of it. A payer who was frozen after making the hold still keeps it: the
 * payee may have delivered on the strength of it.
 * @returns what was posted; or refused with pay.hold-not-found, hold-expired, hold-not-active,
 *   capture-too-large, account-closed, limit-exceeded
 */
export function captureHold(ledger: Ledger, order: CaptureOrder): Posted | Refused {
  const hold = ledger.holds.get(order.holdId);
  if (!hold || (hold.payeeId !== order.payeeId && hold.payerId !== order.payeeId)) {
    return refused('pay.hold-not-found');
  }
  if (hold.payeeId !== order.payeeId) return refused('auth.forbidden');
  const refusal = refuseEnded(ledger, hold, order.at);
  if (refusal) return refusal;
  if (order.amount > uncaptured(hold)) {
    return refused('pay.capture-too-large', { uncaptured: uncaptured(hold) });
  }
  const full = refuseReceipt(ledger.wallets.get(hold.payeeId), order.amount);
  if (full) return full;
  const payer = mustHave(ledger, hold.payerId);
  const ended: DomainEvent[] = [];
  hold.captured += order.amount;
  payer.held -= order.amount;
  payer.changed = true;
  touch(hold);
  if (order.final || uncaptured(hold) === 0) endHold(payer, hold, 'captured', ended);
  const posted = post(ledger, {
    transferId: order.transferId,
    kind: 'capture',
    at: order.at,
    payerId: hold.payerId,
    legs: [{ walletId: hold.payeeId, amount: order.amount }],
    memo: hold.memo,
    refersTo: hold.id,
  });
  if (ended.length === 0) ended.push(holdEvent('pay.hold-captured', hold));
  return { ...posted, events: [...ended, ...posted.events] };
}

/**
 * Gives back what was not captured.
 * @param by the payee, or null for an operator
 */
export function voidHold(
  ledger: Ledger,
  order: { holdId: string; at: number; by: string | null },
): HoldChanged | Refused {
  const hold = ledger.holds.get(order.holdId);
  if (!hold) return refused('pay.hold-not-found');
  if (order.by !== null && order.by !== hold.payeeId) {
    return refused(order.by === hold.payerId ? 'auth.forbidden' : 'pay.hold-not-found');
  }
  const refusal = refuseEnded(ledger, hold, order.at);
  if (refusal) return refusal;
  const payer = mustHave(ledger, hold.payerId);
  const events: DomainEvent[] = [];
  const at = timeOf(payer, order.at);
  releaseDue(payer, at, events);
  endHold(payer, hold, 'voided', events);
  payer.clock = at;
  return { accepted: true, hold, events };
}

/** A hold that is due has expired, whether or not anyone has said so yet. */
function refuseEnded(ledger: Ledger, hold: Hold, at: number): Refused | null {
  if (hold.status === 'expired') return refused('pay.hold-expired');
  if (hold.status !== 'active') return refused('pay.hold-not-active', { status: hold.status });
  return isDue(hold, timeOf(mustHave(ledger, hold.payerId), at)) ? refused('pay.hold-expired') : null;
}
