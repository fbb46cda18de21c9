import type { Executor } from '../../../db/dialect.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { sideOf } from '../../../lib/timeline.ts';
import { ORDER_COLUMNS } from '../checkout/rows.ts';
import type { ReturnRequest } from '../return.ts';
import type { AdminOrder } from './admin-schemas.ts';
import { MEMBER_MAY_CANCEL } from './cancel.ts';
import { leftOf } from './changes.ts';
import { type PicturesOf, picturesOfLines } from './pictures.ts';
import { type OrderParts, readOrder, withDeadlines } from './reading.ts';
import { leftToRefund } from './refunds.ts';
import { exchangeChoices } from './return-views.ts';
import { daysMs, type OrderRules } from './rules.ts';
import type { Order, OrderSummary, OrdersQuery } from './schemas.ts';
import { summaryOf, timelineOf, wholeOf } from './shapes.ts';

/** Members' names and addresses, in bulk; given by the module that owns them. */
export type FindMembers = (
  executor: Executor,
  ids: string[],
) => Promise<Map<string, { readonly name: string; readonly email: string }>>;

const OPEN: readonly ReturnRequest['status'][] = ['requested', 'approved', 'received'];
const hasOpenReturn = ({ returns }: Pick<OrderParts, 'returns'>): boolean =>
  returns.some(({ status }) => OPEN.includes(status));

/** A member's orders, the newest first. @throws ProblemError request.invalid-cursor */
export async function listOrders(
  executor: Executor,
  accountId: string,
  { status, cursor, limit }: OrdersQuery & { readonly limit: number },
  picturesOf: PicturesOf,
): Promise<Page<OrderSummary>> {
  const before = idCursor(cursor);
  let select = executor.selectFrom('shop_orders').select(ORDER_COLUMNS).where('account_id', '=', accountId);
  if (before !== null) select = select.where('id', '<', before);
  if (status !== undefined) select = select.where('status', 'in', [status].flat());
  const rows = await select
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const orders = await withDeadlines(executor, rows);
  const pictures = await picturesOfLines(executor, orders.values(), picturesOf);
  return pageOf(
    rows,
    limit,
    (row) => row.id,
    (row) => summaryOf(orders.get(row.id)!, pictures),
  );
}

interface Reading {
  readonly picturesOf: PicturesOf;
  readonly rules: OrderRules;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** An order as its member sees it; null when it is none of theirs. */
export async function orderView(
  executor: Executor,
  orderId: string,
  accountId: string,
  { picturesOf, rules, at }: Reading,
): Promise<Order | null> {
  const parts = await readOrder(executor, orderId);
  if (parts?.order.accountId !== accountId) return null;
  const { order, steps } = parts;
  const pictures = await picturesOfLines(executor, [order], picturesOf);
  const choices = await exchangeChoices(executor, parts.returns);
  const returnMs = daysMs(rules.returnDays);
  return {
    ...wholeOf(order, { ...parts, pictures, choices }, returnMs),
    timeline: timelineOf(order, steps).map(({ step, at: when, by, details }) => ({
      step,
      at: new Date(when).toISOString(),
      by: sideOf(by, accountId),
      details: { ...details },
    })),
    can: canOf(parts, returnMs, at),
    serverNow: new Date(at).toISOString(),
  };
}

/** What its member can do about it now. */
function canOf(parts: OrderParts, returnMs: number, at: number): Order['can'] {
  const { order } = parts;
  const { status, deliveredAt, expiresAt } = order;
  const isOpen = hasOpenReturn(parts);
  const hasParcel = order.lines.some((line) => line.delivery === 'parcel' && leftOf(line) > 0);
  return {
    cancel: MEMBER_MAY_CANCEL.includes(status),
    return:
      status === 'delivered' && deliveredAt !== null && at <= deliveredAt + returnMs && !isOpen && hasParcel,
    confirm: (status === 'shipped' || status === 'delivered') && !isOpen,
    pay: (status === 'draft' || status === 'awaiting-payment') && (expiresAt === null || at < expiresAt),
  };
}

/** An order as operators see it; null when there is none. */
export async function adminOrderView(
  executor: Executor,
  orderId: string,
  { picturesOf, rules, findMembers }: Omit<Reading, 'at'> & { readonly findMembers: FindMembers },
): Promise<AdminOrder | null> {
  const parts = await readOrder(executor, orderId);
  if (!parts) return null;
  const { order, steps } = parts;
  const { accountId, status } = order;
  const pictures = await picturesOfLines(executor, [order], picturesOf);
  const choices = await exchangeChoices(executor, parts.returns);
  const member = (await findMembers(executor, [accountId])).get(accountId);
  const isPaid = status === 'paid' || status === 'preparing';
  const needsParcel = order.lines.some((line) => line.delivery === 'parcel' && leftOf(line) > 0);
  const refundable = leftToRefund(order);
  return {
    ...wholeOf(order, { ...parts, pictures, choices }, daysMs(rules.returnDays)),
    accountId,
    memberName: member?.name ?? '',
    memberEmail: member?.email ?? '',
    transferId: order.transferId,
    madeBy: order.madeBy,
    attention: order.attention,
    refundable,
    timeline: timelineOf(order, steps).map(({ step, at, by, details }) => ({
      step,
      at: new Date(at).toISOString(),
      by,
      details: { ...details },
    })),
    can: {
      prepare: status === 'paid',
      ship: isPaid || status === 'shipped',
      deliver: status === 'shipped' || (isPaid && !needsParcel),
      cancel: MEMBER_MAY_CANCEL.includes(status) || status === 'preparing',
      refund: refundable > 0,
    },
  };
}
