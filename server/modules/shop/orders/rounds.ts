import type { Answer, Rejection } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { GivenBack } from '../../payments/index.ts';
import { type OrderInput, type RefundName, SYSTEM } from './input.ts';
import type { OrdersParts } from './parts.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 20;
/** How long an instance has for what it took up: longer than a gateway's calls may take together. */
const CLAIM_MS = 120_000;
const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 10 * 60_000;
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

interface DueRefund extends RefundName {
  readonly paymentId: string;
  readonly amount: number;
  readonly attempts: number;
}

/**
 * Asks gateways, through payments, for what orders give back, until it is done or refused. Each instance does it; a
 * refund is one instance's for a while, and is done once in any case, because its number is the same each time.
 */
export function createRefundRound(parts: OrdersParts): Round {
  const { database, payments, now, log } = parts;

  async function due(): Promise<DueRefund[]> {
    const rows = await database.reader
      .selectFrom('shop_refunds')
      .select(['id', 'order_id', 'payment_id', 'amount', 'attempts'])
      .where('next_at', '<=', now())
      .orderBy('next_at')
      .limit(AT_ONCE)
      .execute();
    return rows.map((row) => ({
      refundId: row.id,
      orderId: row.order_id,
      paymentId: row.payment_id ?? '',
      amount: row.amount,
      attempts: row.attempts,
    }));
  }

  async function settle({ orderId, refundId, attempts }: DueRefund, given: GivenBack): Promise<void> {
    const code = 'code' in given ? given.code : null;
    const againInMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LAST_PAUSE_MS);
    const input = {
      kind: 'settle-refund',
      orderId,
      refundId,
      outcome: given.status,
      code,
      againInMs,
    } as const;
    const answer = await submitAsSystem(parts, 'shop.settle-refund', input);
    if (given.status === 'refused' && answer.answered) {
      log.error({ orderId, refundId, code }, 'a refund of an order needs a person');
    }
  }

  return {
    name: 'shop-refunds',
    everyMs: EVERY_MS,
    run: async (signal) => {
      const found = await due();
      if (found.length === 0) return false;
      const refunds = found.map(({ orderId, refundId }) => ({ orderId, refundId }));
      const input = { kind: 'claim-refunds', refunds, forMs: CLAIM_MS } as const;
      const answer = await submitAsSystem(parts, 'shop.claim-refunds', input);
      if (!answer.answered || !answer.decision.accepted) return false;
      const claimed = new Set(answer.decision.result.claimed as string[]);
      for (const refund of found) {
        if (signal.aborted) return false;
        if (!claimed.has(refund.refundId)) continue;
        const { paymentId, amount, refundId: key } = refund;
        await settle(refund, await payments().giveBack({ paymentId, amount, reason: REASON, key }));
      }
      return found.length === AT_ONCE;
    },
  };
}
