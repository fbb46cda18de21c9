import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { type Executor, insertMany, isMariadb, run } from '../../../db/dialect.ts';
import { type Statement, statementsOf } from '../../../lists/testing/plans.ts';
import { LISTING_COLUMNS, ORDER_COLUMNS } from './rows.ts';
import { listOrders, type OrdersQuery } from './views.ts';

const NO_LINES = { ko: '', en: '' };
const SYMBOLS = ['100010', '100020', '100030'];

const listing = (symbol: string, index: number) => [
  ...[symbol, index + 1, null, 'KOSPI', 'krx', 'KRW', JSON.stringify(NO_LINES), JSON.stringify(NO_LINES)],
  ...['electronics', '#1f6feb', 1_000, 'listed', 1, 1],
];
const order = (id: string, accountId: string, symbol: string, isOpen: boolean) => [
  ...[id, accountId, symbol, 'buy', 'limit', 'DAY', 0, 1],
  ...[1_000, 10, 0, 0, isOpen ? 'open' : 'cancelled', isOpen ? null : 'asked', isOpen ? 1 : 0],
  isOpen ? null : 2,
];

/** One in ten of the second symbol, only one of the third; every seventh is open. */
const ORDERS = Array.from({ length: 200 }, (_, i) => {
  const symbol = i === 50 ? SYMBOLS[2]! : SYMBOLS[i % 10 === 3 ? 1 : 0]!;
  return { id: `order-${String(i).padStart(4, '0')}`, symbol, isOpen: i % 7 === 0 };
});

/** How a statement is carried out, as the database tells it. */
async function explained(executor: Executor, { sql, parameters }: Statement): Promise<string> {
  const verb = isMariadb(executor) ? 'explain' : 'explain query plan';
  const rows = await run<Record<string, unknown>>(executor, `${verb} ${sql}`, [...(parameters as string[])]);
  return rows.map((row) => (isMariadb(executor) ? JSON.stringify(row) : String(row.detail))).join('\n');
}

eachDatabase('orders of a member', (open) => {
  test('of one symbol come in pages, and no other order’s row is read for them', async () => {
    const database = await open();
    await database.transact(async (tx) => {
      await insertMany(tx, 'stocks_listings', LISTING_COLUMNS, SYMBOLS.map(listing));
      const mine = ORDERS.map(({ id, symbol, isOpen }) => order(id, 'minji', symbol, isOpen));
      await insertMany(tx, 'stocks_orders', ORDER_COLUMNS, [
        ...mine,
        order('order-9999', 'jun', SYMBOLS[1]!, false),
      ]);
    });
    const { reader } = database;
    const all = async (query: OrdersQuery) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listOrders(reader, 'minji', { ...query, limit: 7, ...(cursor && { cursor }) });
        ids.push(...page.items.map(({ orderId }) => orderId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return ids;
    };
    const expected = ({ symbol, state }: OrdersQuery) =>
      ORDERS.filter(
        (one) =>
          (symbol ?? one.symbol) === one.symbol && (state === undefined || (state === 'open') === one.isOpen),
      )
        .map(({ id }) => id)
        .reverse();
    for (const query of [
      {},
      ...SYMBOLS.flatMap((symbol) => [
        { symbol },
        { symbol, state: 'open' as const },
        { symbol, state: 'ended' as const },
      ]),
    ]) {
      expect(await all(query), JSON.stringify(query)).toEqual(expected(query));
    }
    const asked = { symbol: SYMBOLS[2]!, cursor: 'order-0199', state: 'ended' as const };
    const [sent] = await statementsOf([reader], () => listOrders(reader, 'minji', asked));
    const plan = await explained(reader, sent!);
    expect(plan).toMatch(/COVERING INDEX stocks_orders_account|"key":"stocks_orders_account".*Using index/);
  });
});
