import { type SqlBool, sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { ShopOrdersTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import {
  amounts,
  type List,
  type Meaning,
  madeWithin,
  oneOf,
  present,
  textWish,
  type Wish,
  within,
} from '../../../lists/index.ts';
import { type Accounts, emailKeyOf } from '../../accounts/index.ts';
import { phoneEndOf } from '../baskets/phone.ts';
import { linesOf, ORDER_COLUMNS } from '../checkout/rows.ts';
import type { Address } from '../order.ts';
import type { AdminOrderSummary, AdminOrdersQuery } from './admin-schemas.ts';
import { leftOf } from './changes.ts';
import { titleView } from './shapes.ts';

export type OrderList = List<ShopOrdersTable, AdminOrdersQuery, AdminOrderSummary>;
export type Members = Pick<Accounts, 'byEmail' | 'byId' | 'search'>;

/** Members whose orders are looked for by a part of a name or an e-mail. */
const MAX_PEOPLE = 100;

/** Where text is looked for. Tracking numbers are digits. */
const TEXTS = { title: 'title', others: ['tracking_no'] } as const;

/** Conditions whose values stand in documents too. */
export const orderConditions: OrderList['conditions'] = [
  oneOf('status', 'status'),
  oneOf('payWith', 'pay_with'),
  oneOf('courier', 'courier'),
  present('attention', 'attention'),
  present('withCoupon', 'coupon_id'),
  present('drafted', 'made_by'),
  amounts('total'),
  madeWithin(),
  within('paidFrom', 'paidTo', 'paid_at'),
];

/** Orders, as operators search them. */
export const orderList = (members: Members): OrderList => ({
  name: 'orders',
  kind: 'shop-order',
  indexed: 'all',
  table: 'shop_orders',
  columns: ORDER_COLUMNS,
  conditions: orderConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
  },
  indexes: [
    { name: 'shop_orders_status', columns: ['status', 'id'] },
    { name: 'shop_orders_account', columns: ['account_id', 'id'] },
    { name: 'shop_orders_attention', columns: ['attention', 'id'] },
  ],
  facets: { status: 'status', payWith: 'pay_with' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    return text === '' ? [] : [await meaningOf(executor, members, text)];
  },
  show: (executor, rows) => show(executor, rows, members),
  csv: [
    { name: 'createdAt', cell: (order) => order.createdAt },
    { name: 'order', cell: (order) => order.orderId },
    { name: 'status', cell: (order) => order.status },
    { name: 'payWith', cell: (order) => order.payWith },
    { name: 'title', cell: (order) => order.title.ko },
    { name: 'pieces', cell: (order) => order.pieces },
    { name: 'total', cell: (order) => order.total },
    { name: 'refunded', cell: (order) => order.refunded },
    { name: 'currency', cell: (order) => order.currency },
    { name: 'account', cell: (order) => order.accountId },
    { name: 'memberName', cell: (order) => order.memberName },
    { name: 'courier', cell: (order) => order.courier },
    { name: 'trackingNo', cell: (order) => order.trackingNo },
    { name: 'paidAt', cell: (order) => order.paidAt },
    { name: 'deliveredAt', cell: (order) => order.deliveredAt },
    { name: 'attention', cell: (order) => order.attention },
  ],
});

async function show(
  executor: Executor,
  rows: readonly ShopOrdersTable[],
  { byId }: Members,
): Promise<AdminOrderSummary[]> {
  const names = await byId(executor, [...new Set(rows.map((row) => row.account_id))]);
  return rows.map((row) => {
    const lines = linesOf(row.order_lines);
    return {
      orderId: row.id,
      accountId: row.account_id,
      memberName: names.get(row.account_id)?.name ?? '',
      status: row.status,
      payWith: row.pay_with,
      total: row.total,
      refunded: row.refunded,
      currency: row.currency,
      title: titleView({ lines }),
      pieces: lines.reduce((sum, line) => sum + leftOf(line), 0),
      courier: row.courier,
      trackingNo: row.tracking_no,
      attention: row.attention,
      createdAt: iso(row.created_at),
      paidAt: isoOrNull(row.paid_at),
      deliveredAt: isoOrNull(row.delivered_at),
    };
  });
}

/**
 * A whole order; a whole member; parts of what was ordered, of a tracking number or of a member's name; the phone of
 * whoever receives it, or its end.
 */
async function meaningOf(
  executor: Executor,
  members: Members,
  text: string,
): Promise<Meaning<ShopOrdersTable>> {
  const order = await executor
    .selectFrom('shop_orders')
    .select('id')
    .where('id', '=', text)
    .executeTakeFirst();
  if (order) return { ids: [order.id] };
  const accountId = await memberNamed(executor, members, text);
  if (accountId !== null) return { wish: orderedBy([accountId]) };
  const end = phoneEndOf(text);
  const inTexts = textWish<ShopOrdersTable>(text, TEXTS);
  const inOrder = end === null ? inTexts : { ...either(inTexts, receivedAt(end)), asked: null };
  const { ids: people, isAll } = await members.search(executor, text, MAX_PEOPLE);
  if (people.length === 0) return { wish: inOrder };
  const byThem = orderedBy(people);
  return {
    wish: either(inOrder, byThem),
    // Without those that the order's name leads to already: both are counted. Most have no tracking number: null is no.
    besides: {
      ...byThem,
      sql: (own) => sql<SqlBool>`${byThem.sql(own)} and not coalesce(${inOrder.sql(own)}, 0)`,
      holds: (row) => byThem.holds(row) && !inOrder.holds(row),
    },
    isPartial: !isAll,
  };
}

async function memberNamed(executor: Executor, members: Members, text: string): Promise<string | null> {
  if (text.includes('@')) {
    const key = emailKeyOf(text);
    return (await members.byEmail(executor, [key])).get(key)?.id ?? null;
  }
  return (await members.byId(executor, [text])).has(text) ? text : null;
}

const either = <Row>(one: Wish<Row>, other: Wish<Row>): Wish<Row> => ({
  ...one,
  sql: (own) => sql<SqlBool>`(${one.sql(own)} or ${other.sql(own)})`,
  holds: (row) => one.holds(row) || other.holds(row),
});

/** As an address is kept; a quote within one of its texts has a backslash before it. */
const PHONE = '"phone":"';
/** No number is longer, the quote behind it counted. */
const LONGEST_PHONE = 15;

/**
 * Orders whose recipient's number ends so. No index leads to them, and the search index does not know where anything
 * went: the database looks through as many orders as for any text, the newest first.
 */
const receivedAt = (end: string): Wish<ShopOrdersTable> => ({
  sql: () => {
    const from = sql`instr(address, ${PHONE}) + ${PHONE.length}`;
    return sql<SqlBool>`instr(substr(address, ${from}, ${LONGEST_PHONE}), ${`${end}"`}) > 0`;
  },
  holds: ({ address }) => address !== null && (JSON.parse(address) as Address).phone.endsWith(end),
  narrowing: null,
  asked: null,
});

const orderedBy = (accountIds: readonly string[]): Wish<ShopOrdersTable> => ({
  sql: () => sql<SqlBool>`account_id in (${sql.join(accountIds)})`,
  holds: (row) => accountIds.includes(row.account_id),
  narrowing: { column: 'account_id', isPoint: accountIds.length === 1 },
  asked: null,
});
