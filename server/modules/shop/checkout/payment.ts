import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../../db/dialect.ts';
import { wantsEnglish } from '../../../http/errors.ts';
import type { Payments } from '../../payments/index.ts';
import { PURPOSE } from './purpose.ts';
import { linesOf } from './rows.ts';
import { summaryOf } from './settle.ts';

export interface Prepared {
  readonly paymentId: string;
  readonly checkoutUrl: string;
}

/**
 * Prepares the payment of an order that waits for one, after its commit. The same attempt prepares the same payment
 * however often it is repeated, so a process that dies in between is made up for by the customer's retry, or by the
 * order's deadline.
 * @param attempt the receipt of the command that asked for it
 * @returns the payment, or why there is none
 */
export async function preparePayment(
  { reader, payments }: { readonly reader: Executor; readonly payments: Payments },
  request: FastifyRequest,
  orderId: string,
  attempt: string,
): Promise<Prepared | { readonly code: string }> {
  const order = await reader
    .selectFrom('shop_orders')
    .select(['account_id', 'total', 'order_lines'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return payments.prepare({
    accountId: order.account_id,
    purpose: PURPOSE,
    subject: orderId,
    key: `order:${orderId}:${attempt}`,
    orderName: summaryOf({ lines: linesOf(order.order_lines) }, wantsEnglish(request) ? 'en' : 'ko').slice(
      0,
      100,
    ),
    amount: order.total,
  });
}
