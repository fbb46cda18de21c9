import { type Refused, refused } from '../../engine/types.ts';
import { type Ledger, type Posted, pay, type TransferKind } from './ledger.ts';

const REFUNDABLE: readonly TransferKind[] = ['transfer', 'purchase', 'capture'];

export interface RefundOrder {
  readonly transferId: string;
  readonly at: number;
  /** The transfer that is given back. */
  readonly refundOf: string;
  /** Who gives back: only the one who received it may. */
  readonly payeeId: string;
  /** null: all that has not been refunded yet. */
  readonly amount: number | null;
  readonly memo: string | null;
}

/**
 * Gives a transfer or a capture back to the one who paid it, in parts or whole; never more than was paid.
 * A transfer to several is not refundable as a whole: each of them can send the money back.
 * @returns what was posted; or refused with pay.transfer-not-found, not-refundable, already-refunded,
 *   refund-too-large, or as a payment would be
 */
export function refund(ledger: Ledger, order: RefundOrder): Posted | Refused {
  const original = ledger.refundables.get(order.refundOf);
  if (!original) return refused('pay.transfer-not-found');
  const isPayee = original.payeeIds.includes(order.payeeId);
  if (!isPayee && original.payerId !== order.payeeId) return refused('pay.transfer-not-found');
  if (!isPayee || !REFUNDABLE.includes(original.kind) || original.payeeIds.length !== 1)
    return refused('pay.not-refundable');
  const left = original.amount - original.refunded;
  if (left === 0) return refused('pay.already-refunded');
  const amount = order.amount ?? left;
  if (amount > left) return refused('pay.refund-too-large', { left });
  const posted = pay(ledger, {
    transferId: order.transferId,
    kind: 'refund',
    at: order.at,
    payerId: order.payeeId,
    legs: [{ walletId: original.payerId, amount }],
    memo: order.memo,
    refersTo: original.id,
  });
  if (!posted.accepted) return posted;
  original.refunded += amount;
  original.changed = true;
  return posted;
}
