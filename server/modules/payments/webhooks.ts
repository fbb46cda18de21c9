import { type Executor, insertMany, isDuplicate } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Gateway, GatewayName, IncomingWebhook } from '../../gateways/index.ts';
import { type Code, isCode } from '../../http/codes.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Refusals } from './refusals.ts';
import { readPayment } from './views.ts';
import type { Work } from './work.ts';

const PROBLEMS: Readonly<Record<'forged' | 'skewed' | 'malformed', Code>> = {
  forged: 'payment.webhook-forged',
  skewed: 'payment.webhook-skewed',
  malformed: 'payment.webhook-malformed',
};

export interface WebhookDependencies {
  readonly database: Database;
  readonly byName: ReadonlyMap<GatewayName, Gateway>;
  readonly work: Work;
  readonly refusals: Refusals;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * A gateway says that something has happened to a payment. Nothing of it is believed but that it is worth a look: the
 * gateway itself is asked, and its answer is settled like any other.
 * @throws ProblemError with the code of its refusal, noted in the audit log
 */
export async function receiveWebhook(
  deps: WebhookDependencies,
  name: GatewayName,
  incoming: Omit<IncomingWebhook, 'now'>,
): Promise<void> {
  const { database, byName, work, refusals, now } = deps;
  const gateway = byName.get(name);
  if (!gateway) throw new ProblemError('payment.gateway-unknown');
  const subject = `gateway:${name}`;
  const verdict = gateway.readWebhook({ ...incoming, now: now() });
  if (verdict.kind === 'ignored') return;
  if (verdict.kind !== 'genuine')
    return refusals.refuse(PROBLEMS[verdict.kind], subject, { why: verdict.why });
  const { orderId, paymentKey, delivery } = verdict;
  if (delivery) {
    const seen = await readDeliveries(database.reader, name, delivery.id);
    // The very same message again is a replay. A gateway that was not heard sends it afresh, with a new time.
    if (seen.includes(delivery.sentAt)) {
      return refusals.refuse('payment.webhook-replayed', subject, { id: delivery.id, orderId });
    }
    if (seen.length > 0) return keepDelivery(database, name, delivery, now());
  }
  const learned = await gateway.lookUp({ paymentId: orderId ?? '', paymentKey });
  if (learned.kind === 'unknown') throw new ProblemError('payment.gateway-unavailable', { retryAfterS: 60 });
  const known = learned.kind === 'found' ? learned.payment.orderId : orderId;
  const payment = known === null ? null : await readPayment(database.reader, known);
  if (payment?.gateway !== name || learned.kind !== 'found') {
    return refusals.refuse('payment.not-found', subject, { orderId, paymentKey, known });
  }
  const answer = await work.settle(payment.id, learned, 'webhook');
  if (!answer.answered && isCode(answer.code)) {
    throw new ProblemError(answer.code, { retryAfterS: answer.retryAfterS });
  }
  if (delivery) await keepDelivery(database, name, delivery, now());
}

async function readDeliveries(executor: Executor, gateway: GatewayName, id: string): Promise<number[]> {
  const rows = await executor
    .selectFrom('payment_webhooks')
    .select('sent_at')
    .where('gateway', '=', gateway)
    .where('delivery_id', '=', id)
    .execute();
  return rows.map((row) => row.sent_at);
}

async function keepDelivery(
  database: Database,
  gateway: GatewayName,
  delivery: { readonly id: string; readonly sentAt: number },
  at: number,
): Promise<void> {
  const columns = ['gateway', 'delivery_id', 'sent_at', 'received_at'];
  const row = [gateway, delivery.id, delivery.sentAt, at];
  try {
    await database.transact((tx) => insertMany(tx, 'payment_webhooks', columns, [row]));
  } catch (error) {
    // Its twin was handled at the same moment; both have led to the same look.
    if (!isDuplicate(error)) throw error;
  }
}
