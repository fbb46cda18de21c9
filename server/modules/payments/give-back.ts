import type { Executor } from '../../db/dialect.ts';
import type { Lane } from '../../engine/index.ts';
import type { MakeId } from '../../lib/id.ts';
import { type PaymentInput, type PaymentState, SYSTEM } from './payment.ts';
import type { Work } from './work.ts';

/** What a module gives back of a payment for its order. */
export interface GiveBackOrder {
  readonly paymentId: string;
  /** Smallest unit; not more than what is left of the payment. */
  readonly amount: number;
  /** For the gateway and the operators; at most 200 characters. */
  readonly reason: string;
  /** 16 characters of an id: the same for the same refund, which is done once however often it is asked for. */
  readonly key: string;
}

/**
 * How it stands. `under-way`: begun, and not known yet; ask again. `later`: not begun, because another cancellation of
 * the payment is under way or nobody could decide now; ask again. `refused`: it will not be done under this key; the
 * money is where it was before.
 */
export type GivenBack =
  | { readonly status: 'done' | 'under-way' }
  | { readonly status: 'later' | 'refused'; readonly code: string };

export type GiveBack = (order: GiveBackOrder) => Promise<GivenBack>;

/** @param deps.now epoch milliseconds */
export function createGiveBack(deps: {
  readonly lane: Lane<PaymentInput, PaymentState>;
  readonly work: Pick<Work, 'cancel'>;
  readonly reader: Executor;
  readonly makeId: MakeId;
  readonly now: () => number;
}): GiveBack {
  const { lane, work, reader, makeId, now } = deps;
  return async ({ paymentId, amount, reason, key }) => {
    const id = makeId();
    const input = { kind: 'give-back', paymentId, cancellationId: key, amount, reason } as const;
    const command = { id, at: now(), accountId: SYSTEM, key: id, name: 'payment.give-back', input };
    const answer = await lane.submit({ ...command, fingerprint: '' });
    if (!answer.answered) return { status: 'later', code: answer.code };
    const { decision } = answer;
    if (!decision.accepted) {
      const isBusy = decision.code === 'payment.cancellation-under-way';
      return { status: isBusy ? 'later' : 'refused', code: decision.code };
    }
    if (decision.result.fresh !== true) return standing(decision.result);
    await work.cancel(paymentId);
    const row = await reader
      .selectFrom('payment_cancellations')
      .select(['status', 'failure_code as failure'])
      .where('id', '=', key)
      .executeTakeFirstOrThrow();
    return standing(row);
  };
}

function standing({ status, failure }: Readonly<Record<string, unknown>>): GivenBack {
  if (status === 'done') return { status: 'done' };
  return status === 'refused'
    ? { status: 'refused', code: String(failure ?? 'payment.cancellation-refused') }
    : { status: 'under-way' };
}
