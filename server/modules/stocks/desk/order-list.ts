import { type SqlBool, sql } from 'kysely';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksListingsTable, StocksOrdersTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import { type List, type Meaning, madeWithin, oneOf, type Wish } from '../../../lists/index.ts';
import type { Accounts } from '../../accounts/index.ts';
import { partsOf } from '../settlement/index.ts';
import type { AdminOrder, AdminOrdersQuery } from './schemas.ts';

export type OrderList = List<StocksOrdersTable, AdminOrdersQuery, AdminOrder>;
type Members = Pick<Accounts, 'byEmail' | 'byId' | 'emailKeyOf'>;

const COLUMNS = [
  ...(['id', 'account_id', 'symbol', 'side', 'type', 'time_in_force', 'price', 'stop_price'] as const),
  ...(['quantity', 'filled', 'amount', 'status', 'reason', 'is_open', 'created_at', 'ended_at'] as const),
] as const;

/** Orders, as operators search them: by what they are and whose, never by text. */
export const orderList = (members: Members): OrderList => ({
  name: 'stocks-orders',
  kind: 'stocks-order',
  indexed: 'with-text',
  table: 'stocks_orders',
  columns: COLUMNS,
  conditions: [
    oneOf('symbol', 'symbol'),
    oneOf('side', 'side'),
    oneOf('type', 'type'),
    oneOf('status', 'status'),
    madeWithin(),
  ],
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
  },
  indexes: [{ name: 'stocks_orders_account', columns: ['account_id', 'is_open', 'id', 'symbol'] }],
  facets: { side: 'side', status: 'status' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    return text === '' ? [] : [await meaningOf(executor, members, text)];
  },
  show: (executor, rows) => show(executor, members, rows),
  csv: [
    { name: 'time', cell: (order) => order.at },
    { name: 'order', cell: (order) => order.orderId },
    { name: 'member', cell: (order) => order.memberId },
    { name: 'memberName', cell: (order) => order.memberName },
    { name: 'season', cell: (order) => order.seasonId },
    { name: 'symbol', cell: (order) => order.symbol },
    { name: 'company', cell: (order) => order.name.ko },
    { name: 'side', cell: (order) => order.side },
    { name: 'type', cell: (order) => order.type },
    { name: 'timeInForce', cell: (order) => order.timeInForce },
    { name: 'price', cell: (order) => order.price },
    { name: 'stopPrice', cell: (order) => order.stopPrice },
    { name: 'quantity', cell: (order) => order.quantity },
    { name: 'filled', cell: (order) => order.filled },
    { name: 'amount', cell: (order) => order.amount },
    { name: 'currency', cell: (order) => order.currency },
    { name: 'status', cell: (order) => order.status },
    { name: 'reason', cell: (order) => order.reason },
    { name: 'endedAt', cell: (order) => order.endedAt },
  ],
});

/** A whole order, a member with all their accounts, or a symbol. */
async function meaningOf(
  executor: Executor,
  members: Members,
  text: string,
): Promise<Meaning<StocksOrdersTable>> {
  const read = { keys: ['id'], index: 'PRIMARY', lock: false, columns: ['id'] } as const;
  const [order] = await selectMany<{ id: string }>(executor, { ...read, table: 'stocks_orders' }, [[text]]);
  if (order) return { ids: [order.id] };
  const memberId = await memberNamed(executor, members, text);
  if (memberId === null) return { wish: ofSymbol(text.toUpperCase()) };
  const rows = await executor
    .selectFrom('stocks_accounts')
    .select('id')
    .where('member_id', '=', memberId)
    .execute();
  return rows.length === 0 ? { ids: [] } : { wish: ofAccounts(rows.map(({ id }) => id)) };
}

async function memberNamed(executor: Executor, members: Members, text: string): Promise<string | null> {
  if (text.includes('@')) {
    const key = members.emailKeyOf(text);
    return (await members.byEmail(executor, [key])).get(key)?.id ?? '';
  }
  return (await members.byId(executor, [text])).has(text) ? text : null;
}

const ofAccounts = (ids: readonly string[]): Wish<StocksOrdersTable> => ({
  sql: () => sql<SqlBool>`account_id in (${sql.join(ids)})`,
  holds: (row) => ids.includes(row.account_id),
  narrowing: { column: 'account_id', isPoint: ids.length === 1 },
  asked: null,
});

const ofSymbol = (symbol: string): Wish<StocksOrdersTable> => ({
  sql: () => sql<SqlBool>`symbol = ${symbol}`,
  holds: (row) => row.symbol === symbol,
  narrowing: null,
  asked: null,
});

async function show(
  executor: Executor,
  members: Members,
  rows: readonly StocksOrdersTable[],
): Promise<AdminOrder[]> {
  const people = await members.byId(executor, [
    ...new Set(rows.map((row) => partsOf(row.account_id).memberId)),
  ]);
  const listed = await selectMany<Pick<StocksListingsTable, 'symbol' | 'name' | 'currency'>>(
    executor,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'name', 'currency'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    rows.map(({ symbol }) => [symbol]),
  );
  const companies = new Map(listed.map((row) => [row.symbol, row]));
  return rows.map((row) => {
    const { memberId, seasonId } = partsOf(row.account_id);
    const company = companies.get(row.symbol);
    return {
      ...{ orderId: row.id, accountId: row.account_id, memberId, seasonId },
      memberName: people.get(memberId)?.name ?? '',
      ...{ symbol: row.symbol, currency: company?.currency ?? 'KRW' },
      name: company ? (JSON.parse(company.name) as Localized) : { ko: row.symbol, en: row.symbol },
      ...{ side: row.side, type: row.type, timeInForce: row.time_in_force, price: row.price },
      ...{ stopPrice: row.stop_price, quantity: row.quantity, filled: row.filled, amount: row.amount },
      ...{ status: row.status, reason: row.reason, at: iso(row.created_at) },
      endedAt: isoOrNull(row.ended_at),
    };
  });
}
