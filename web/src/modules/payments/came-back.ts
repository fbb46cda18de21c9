import type { ConfirmBody, Payment, PaymentStatus } from '../../api/types.ts';

export type CameBack =
  | { kind: 'confirm'; body: ConfirmBody }
  | { kind: 'give-up'; reason: string }
  | { kind: 'look' };

/** Money may still be waiting at the gateway: the server is asked, and knows best. */
const OPEN: readonly PaymentStatus[] = ['prepared', 'abandoned', 'expired'];

export const isOpen = (status: PaymentStatus): boolean => OPEN.includes(status);

/**
 * What the address says with which a gateway sent the customer back. Toss gives `paymentKey`, `orderId` and
 * `amount`, or `code` and `message`; PortOne gives `paymentId`, and with a failure `code` and `message`.
 * Nothing of it is believed here: the server compares it with what was prepared.
 */
export function cameBack(
  parameters: Readonly<Record<string, string>>,
  payment: Pick<Payment, 'paymentId' | 'status' | 'amount' | 'gateway'>,
): CameBack {
  if (!isOpen(payment.status)) return { kind: 'look' };
  const { paymentKey, orderId, amount, code } = parameters;
  if (code !== undefined && code !== '') {
    return payment.status === 'prepared' ? { kind: 'give-up', reason: code.slice(0, 200) } : { kind: 'look' };
  }
  if (paymentKey !== undefined && orderId !== undefined && Number.isSafeInteger(Number(amount))) {
    return { kind: 'confirm', body: { paymentKey, orderId, amount: Number(amount) } };
  }
  if (payment.gateway === 'portone' && parameters.paymentId !== undefined) {
    const { paymentId } = parameters;
    return { kind: 'confirm', body: { paymentKey: paymentId, orderId: paymentId, amount: payment.amount } };
  }
  return { kind: 'look' };
}
