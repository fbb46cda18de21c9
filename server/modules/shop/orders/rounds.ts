import type { Answer, Rejection } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import { createRefundRound, type DueRefund } from '../../payments/index.ts';
import { type OrderInput, type RefundName, SYSTEM } from './input.ts';
import type { OrdersParts } from './parts.ts';

/** What the gateway and the operators read of it. */
const REASON = 'shop order';

type System = Pick<OrdersParts, 'lane' | 'makeId' | 'now'>;

/** A command that nobody sent. */
export async function submitAsSystem(
  { lane, makeId, now }: System,
  name: string,
  input: OrderInput,
): Promise<Answer | Rejection> {
  const id = makeId();
  return lane.submit({ id, at: now(), accountId: SYSTEM, key: id, name, input, fingerprint: '' });
}

/** Asks gateways for what orders give back. */
export function createOrderRefunds(parts: OrdersParts): Round {
  const { database, payments, now, log } = parts;

  async function due(limit: number): Promise<(DueRefund & RefundName)[]> {
    const rows = await database.reader
      .selectFrom('shop_refunds')
      .select(['id', 'order_id', 'payment_id', 'amount', 'attempts'])
      .where('next_at', '<=', now())
      .orderBy('next_at')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      refundId: row.id,
      orderId: row.order_id,
      paymentId: row.payment_id ?? '',
      amount: row.amount,
      attempts: row.attempts,
    }));
  }

  return createRefundRound<DueRefund & RefundName>(
    {
      name: 'shop-refunds',
      reason: REASON,
      due,
      claim: async (found, forMs) => {
        const refunds = found.map(({ orderId, refundId }) => ({ orderId, refundId }));
        const input = { kind: 'claim-refunds', refunds, forMs } as const;
        const answer = await submitAsSystem(parts, 'shop.claim-refunds', input);
        const isClaimed = answer.answered && answer.decision.accepted;
        return new Set(isClaimed ? (answer.decision.result.claimed as string[]) : []);
      },
      settle: async ({ orderId, refundId }, given, againInMs) => {
        const code = 'code' in given ? given.code : null;
        const about = { kind: 'settle-refund', orderId, refundId } as const;
        const input = { ...about, outcome: given.status, code, againInMs };
        const answer = await submitAsSystem(parts, 'shop.settle-refund', input);
        if (given.status === 'refused' && answer.answered) {
          log.error({ orderId, refundId, code }, 'a refund of an order needs a person');
        }
      },
    },
    (order) => payments().giveBack(order),
  );
}
