import { selectMany } from '../../../db/dialect.ts';
import type { ShopOrdersTable } from '../../../db/schema.ts';
import type { Job, JobRun } from '../../../jobs/job.ts';
import { createSourceJob, type Found, stretchSource } from '../../../upkeep/index.ts';
import { linesOf } from '../checkout/rows.ts';
import { leftOf } from './changes.ts';
import type { FollowUp } from './follow-up.ts';
import type { OrderInput } from './input.ts';
import type { OrdersParts } from './parts.ts';
import { submitAsSystem } from './rounds.ts';

const PAGE = 100;
const PER_SECOND = 200;
/** An order with an open return is looked at again after so long. */
const AGAIN_MS = 86_400_000;

const due = (kind: FollowUp['kind']) =>
  stretchSource('due', (at) => ({
    table: 'shop_follow_ups',
    index: 'shop_follow_ups_due',
    where: { kind },
    atMost: { due_at: at },
    order: ['due_at', 'order_id'],
  }));

const orderIdsOf = (items: readonly Found[]): string[] => items.map(({ row }) => String(row.order_id));

/** Decided in the lane, where a member may say something of the same order; done again, it changes nothing. */
async function ask(parts: OrdersParts, name: string, input: OrderInput, { signal }: JobRun): Promise<[]> {
  const answer = await submitAsSystem(parts, name, input);
  signal.throwIfAborted();
  if (!answer.answered) throw new Error(`The lane did not decide: ${answer.code}`);
  if (!answer.decision.accepted) throw new Error(`The lane refused: ${answer.decision.code}`);
  return [];
}

/** Orders that were delivered some days ago, and about which nobody said anything, count as received. */
export const confirmDelivered = (parts: OrdersParts): Job<Found> =>
  createSourceJob({
    name: 'shop.confirm-delivered',
    schedule: '10 * * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [due('confirm')],
    act: (items, run) => {
      const orderIds = orderIdsOf(items);
      return ask(parts, 'shop.confirm-due', { kind: 'confirm-due', orderIds, againInMs: AGAIN_MS }, run);
    },
  });

/** Members are asked, once for each order, what they think of what they got. */
export const remindReviews = (parts: OrdersParts): Job<Found> =>
  createSourceJob({
    name: 'shop.remind-reviews',
    // In the daytime: it is no matter that would wake anybody.
    schedule: '20 10-20 * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [due('remind')],
    act: async (items, run) => {
      const orderIds = orderIdsOf(items);
      const reviewed = await reviewedOrders(parts, orderIds);
      const orders = orderIds.map((orderId) => ({ orderId, isAsked: !reviewed.has(orderId) }));
      return ask(parts, 'shop.remind', { kind: 'remind', orders }, run);
    },
  });

/** Orders of which each line that is still there has a review already. */
async function reviewedOrders({ database }: OrdersParts, orderIds: readonly string[]): Promise<Set<string>> {
  const orders = await selectMany<Pick<ShopOrdersTable, 'id' | 'order_lines'>>(
    database.background,
    {
      table: 'shop_orders',
      columns: ['id', 'order_lines'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    orderIds.map((id) => [id]),
  );
  const reviews = await selectMany<{ order_id: string; line_no: number }>(
    database.background,
    {
      table: 'shop_reviews',
      columns: ['order_id', 'line_no'],
      keys: ['order_id'],
      index: 'order_id',
      lock: false,
    },
    orderIds.map((id) => [id]),
  );
  const has = new Set(reviews.map((row) => `${row.order_id} ${row.line_no}`));
  const reviewed = orders.filter(({ id, order_lines: text }) =>
    linesOf(text).every((line) => leftOf(line) === 0 || has.has(`${id} ${line.no}`)),
  );
  return new Set(reviewed.map(({ id }) => id));
}
