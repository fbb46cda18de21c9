import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../../db/dialect.ts';
import { wantsEnglish } from '../../../http/errors.ts';
import type { Payments } from '../../payments/index.ts';
import { PURPOSE } from './purpose.ts';
import { linesOf, titleOf } from './rows.ts';
import { summaryOf } from './settle.ts';

export interface Prepared {
  readonly paymentId: string;
  readonly checkoutUrl: string;
}

/** Gateways show no more of it. */
const NAME_LENGTH = 100;

/**
 * Prepares the payment of a reservation that waits for one, after its commit. The same attempt prepares the same payment
 * however often it is repeated, so a process that dies in between is made up for by the member's retry, or by the
 * reservation's deadline.
 * @param attempt the receipt of the command that asked for it
 * @returns the payment, or why there is none
 */
export async function preparePayment(
  { reader, payments }: { readonly reader: Executor; readonly payments: Payments },
  request: FastifyRequest,
  reservationId: string,
  attempt: string,
): Promise<Prepared | { readonly code: string }> {
  const row = await reader
    .selectFrom('tickets_reservations')
    .select(['account_id', 'total', 'title', 'seat_lines'])
    .where('id', '=', reservationId)
    .executeTakeFirstOrThrow();
  const named = { title: titleOf(row.title), lines: linesOf(row.seat_lines) };
  return payments.prepare({
    accountId: row.account_id,
    purpose: PURPOSE,
    subject: reservationId,
    key: `reservation:${reservationId}:${attempt}`,
    orderName: summaryOf(named, wantsEnglish(request) ? 'en' : 'ko').slice(0, NAME_LENGTH),
    amount: row.total,
  });
}
