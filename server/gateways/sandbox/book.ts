import { sql } from 'kysely';
import { type Executor, insertMany, isRetryable } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { SandboxPaymentsTable } from '../../db/schema.ts';
import type { MakeId } from '../../lib/id.ts';
import { CURRENCY, paymentObject, transactionObject, webhookBody } from './objects.ts';
import { isOrderPaid, newestOf, sandboxRows } from './rows.ts';

/** How the made-up bank behaves for one payment: chosen by the customer on the sandbox's page. */
export const BEHAVIOURS = [
  'approve',
  'decline',
  'time-out',
  'late',
  'webhook-first',
  'webhook-twice',
  'cancel',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** How late money comes that comes late. */
export const LATE_MS = 10_000;
const TRIES = 5;

export interface SandboxAnswer {
  readonly status: number;
  readonly body: Record<string, unknown> | readonly Record<string, unknown>[];
  /** The bank has acted and says nothing. */
  readonly hangs?: boolean;
}
export interface SandboxBook {
  /** The customer has agreed on the page. */
  open(order: {
    readonly orderId: string;
    readonly orderName: string;
    readonly amount: number;
    readonly behaviour: Behaviour;
  }): Promise<string>;
  confirm(
    asked: { paymentKey: string; orderId: string; amount: number },
    key: string | null,
  ): Promise<SandboxAnswer>;
  cancel(
    asked: { paymentKey: string; amount: number | null; reason: string },
    key: string | null,
  ): Promise<SandboxAnswer>;
  read(by: { paymentKey: string } | { orderId: string }): Promise<SandboxAnswer>;
  list(page: { from: number; until: number; after: string; limit: number }): Promise<SandboxAnswer>;
  /** Captures what comes late and is due. @returns how many */
  captureLate(): Promise<number>;
  /** Takes one message that is to be sent; null when there is none. */
  takeWebhook(): Promise<{ paymentKey: string; body: string } | null>;
  /** It could not be delivered: it is to be sent again. */
  returnWebhook(paymentKey: string): Promise<void>;
  /** The message about a payment as it stands. */
  webhookOf(paymentKey: string): Promise<string>;
}

const refuse = (status: number, code: string, message: string): SandboxAnswer => ({
  status,
  body: { code, message },
});
const notFound = refuse(404, 'NOT_FOUND_PAYMENT', '존재하지 않는 결제 입니다.');

/** The sandbox's own book, in tables, so that any instance can answer for it. */
export function openBook(deps: {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
}): SandboxBook {
  const { database, now, makeId } = deps;

  /** A busy row is waited for: the sandbox is no part of what is measured. */
  async function transact<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transact(work);
      } catch (error) {
        if (attempt === TRIES || !isRetryable(error)) throw error;
      }
    }
  }

  const { lock, change, capture, record } = sandboxRows(now, makeId);

  /** The same key, the same answer, whatever happened since. */
  async function once(
    paymentKey: string,
    key: string | null,
    act: (tx: Executor, row: SandboxPaymentsTable) => Promise<SandboxAnswer>,
  ): Promise<SandboxAnswer> {
    return transact(async (tx) => {
      const row = await lock(tx, paymentKey);
      if (!row) return notFound;
      if (key !== null) {
        const { rows } = await sql<{ status: number; body: string }>`
          select status, body from sandbox_answers where idempotency_key = ${key}
        `.execute(tx);
        if (rows[0])
          return { status: rows[0].status, body: JSON.parse(rows[0].body) as Record<string, unknown> };
      }
      const answer = await act(tx, row);
      if (key !== null) {
        const columns = ['idempotency_key', 'status', 'body', 'at'];
        await insertMany(tx, 'sandbox_answers', columns, [
          [key, answer.status, JSON.stringify(answer.body), now()],
        ]);
      }
      return answer;
    });
  }

  const show = async (executor: Executor, row: SandboxPaymentsTable): Promise<Record<string, unknown>> => {
    const transactions = await executor
      .selectFrom('sandbox_transactions')
      .selectAll()
      .where('payment_key', '=', row.payment_key)
      .orderBy('transaction_key')
      .execute();
    return paymentObject(row, transactions);
  };

  return {
    open: async ({ orderId, orderName, amount, behaviour }) => {
      const paymentKey = `sandbox_${makeId()}`;
      const waits = behaviour === 'late';
      await transact(async (tx) => {
        const row: SandboxPaymentsTable = {
          payment_key: paymentKey,
          order_id: orderId,
          order_name: orderName,
          currency: CURRENCY,
          amount,
          cancelled: 0,
          status: waits ? 'WAITING_FOR_DEPOSIT' : 'IN_PROGRESS',
          behaviour,
          failure_code: null,
          created_at: now(),
          approved_at: null,
          captures_at: waits ? now() + LATE_MS : null,
          webhooks_left: 0,
        };
        await insertMany(tx, 'sandbox_payments', Object.keys(row), [Object.values(row)]);
        // Captured while the customer still looks at the page; its message is delivered before they leave it.
        if (behaviour === 'webhook-first') await capture(tx, row, 0);
      });
      return paymentKey;
    },

    confirm: async ({ paymentKey, orderId, amount }, key) => {
      let hangs = false;
      const answer = await once(paymentKey, key, async (tx, row) => {
        if (row.order_id !== orderId || row.amount !== amount) {
          return refuse(400, 'INVALID_REQUEST', '잘못된 요청입니다.');
        }
        if (row.status === 'EXPIRED' || row.status === 'ABORTED') {
          return refuse(404, 'NOT_FOUND_PAYMENT_SESSION', '결제 시간이 만료되었습니다.');
        }
        if (row.status !== 'IN_PROGRESS') {
          return refuse(400, 'ALREADY_PROCESSED_PAYMENT', '이미 처리된 결제 입니다.');
        }
        if (await isOrderPaid(tx, orderId)) {
          return refuse(400, 'DUPLICATED_ORDER_ID', '이미 승인 및 취소가 진행된 중복된 주문번호 입니다.');
        }
        if (row.behaviour === 'decline') {
          await change(tx, { ...row, status: 'ABORTED', failure_code: 'REJECT_CARD_PAYMENT' });
          return refuse(403, 'REJECT_CARD_PAYMENT', '한도초과 혹은 잔액부족으로 결제에 실패했습니다.');
        }
        hangs = row.behaviour === 'time-out';
        const webhooks = row.behaviour === 'webhook-twice' ? 2 : hangs ? 0 : 1;
        return { status: 200, body: await show(tx, await capture(tx, row, webhooks)) };
      });
      return { ...answer, hangs };
    },

    cancel: ({ paymentKey, amount, reason }, key) =>
      once(paymentKey, key, async (tx, row) => {
        if (row.status === 'CANCELED') {
          return refuse(400, 'ALREADY_CANCELED_PAYMENT', '이미 취소된 결제 입니다.');
        }
        if (row.status !== 'DONE' && row.status !== 'PARTIAL_CANCELED') {
          return refuse(403, 'NOT_CANCELABLE_PAYMENT', '취소 할 수 없는 결제 입니다.');
        }
        const left = row.amount - row.cancelled;
        const wanted = amount ?? left;
        if (wanted > left || wanted <= 0) {
          return refuse(403, 'NOT_CANCELABLE_AMOUNT', '취소 할 수 없는 금액 입니다.');
        }
        const status = wanted === left ? 'CANCELED' : 'PARTIAL_CANCELED';
        await record(tx, row, { status, amount: wanted, reason });
        const changed = await change(tx, {
          ...row,
          status,
          cancelled: row.cancelled + wanted,
          webhooks_left: row.webhooks_left + 1,
        });
        return { status: 200, body: await show(tx, changed) };
      }),

    read: (by) =>
      transact(async (tx) => {
        const paymentKey = 'paymentKey' in by ? by.paymentKey : await newestOf(tx, by.orderId);
        const row = paymentKey === null ? null : await lock(tx, paymentKey);
        return row ? { status: 200, body: await show(tx, row) } : notFound;
      }),

    list: async ({ from, until, after, limit }) => {
      const rows = await database.reader
        .selectFrom('sandbox_transactions')
        .selectAll()
        .where('at', '>=', from)
        .where('at', '<', until)
        .where('transaction_key', '>', after)
        .orderBy('transaction_key')
        .limit(limit)
        .execute();
      return { status: 200, body: rows.map(transactionObject) };
    },

    captureLate: async () => {
      const due = await database.reader
        .selectFrom('sandbox_payments')
        .select('payment_key')
        .where('captures_at', '<=', now())
        .limit(100)
        .execute();
      for (const { payment_key: key } of due) await transact((tx) => lock(tx, key));
      return due.length;
    },

    takeWebhook: async () => {
      const waiting = await database.reader
        .selectFrom('sandbox_payments')
        .select(['payment_key', 'webhooks_left'])
        .where('webhooks_left', '>', 0)
        .limit(1)
        .executeTakeFirst();
      if (!waiting) return null;
      return transact(async (tx) => {
        const row = await lock(tx, waiting.payment_key);
        // Another instance was first.
        if (!row || row.webhooks_left === 0) return null;
        await change(tx, { ...row, webhooks_left: row.webhooks_left - 1 });
        return { paymentKey: row.payment_key, body: webhookBody(await show(tx, row), now()) };
      });
    },

    returnWebhook: (paymentKey) =>
      transact(async (tx) => {
        const row = await lock(tx, paymentKey);
        if (row) await change(tx, { ...row, webhooks_left: row.webhooks_left + 1 });
      }),

    webhookOf: (paymentKey) =>
      transact(async (tx) => webhookBody(await show(tx, (await lock(tx, paymentKey))!), now())),
  };
}
