import type { Database } from '../../server/db/open.ts';
import { type BatchOptions, Lane, type LaneLimits } from '../../server/engine/index.ts';
import { idMaker, type MakeId } from '../../server/lib/id.ts';
import type { OpenLane } from '../../server/module.ts';
import { ensureHouseWallets, openWallets, seedBalances } from '../../server/modules/pay/index.ts';
import type { Market } from '../../server/modules/stocks/market.ts';
import { hashOf } from '../../server/modules/stocks/matching/index.ts';
import type { OrderType, Side, TimeInForce } from '../../server/modules/stocks/order.ts';
import {
  createOrders,
  insertMarkets,
  type NewListing,
  type Orders,
  type StocksInput,
  SYSTEM,
} from '../../server/modules/stocks/orders/index.ts';
import { loadMarket } from '../../server/modules/stocks/orders/loading.ts';
import type { StocksDependencies } from '../../server/modules/stocks/parts.ts';
import { reconcileStocks } from '../../server/modules/stocks/settlement/index.ts';

/** Ten in the morning in Seoul of a Monday on which the exchange trades. */
export const MONDAY_TEN = Date.UTC(2026, 10, 23, 1);
const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
};
const testIds = idMaker(Date.now, Math.random);

/** A symbol as a test thinks of it; always open unless it says otherwise. */
export interface MarketSketch extends Partial<NewListing> {
  /** Shares by trading account. */
  readonly shares?: Readonly<Record<string, number>>;
  /** Epoch milliseconds. */
  readonly at?: number;
}

/** Lists a symbol as a seed does, and gives accounts shares of it; their wallets exist. @returns the symbol */
export async function listSymbol(
  { database, makeId = testIds }: { readonly database: Pick<Database, 'transact'>; readonly makeId?: MakeId },
  { shares = {}, at = MONDAY_TEN, symbol = `T${makeId().slice(6)}`, ...facts }: MarketSketch = {},
): Promise<string> {
  const listing: NewListing = {
    ...{ symbol, seasonId: null, board: 'KOSPI', schedule: 'continuous', currency: 'KRW' },
    ...{
      name: { ko: '마당전자', en: 'Madang Electronics' },
      about: { ko: '', en: '' },
      sector: 'electronics',
    },
    ...{ color: '#1f6feb', sharesIssued: 10_000_000, reference: 10_000 },
    ...facts,
  };
  const holders = Object.entries(shares).map(([accountId, quantity]) => ({ accountId, quantity }));
  await database.transact((tx) => insertMarkets(tx, [{ listing, holders, at }]));
  return symbol;
}

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
  readonly replayed: boolean;
  readonly id: string;
}

export interface AskedOrder {
  readonly type?: OrderType;
  readonly timeInForce?: TimeInForce;
  readonly stopPrice?: number;
  /** Which account trades; without it, the one that the symbol belongs to. */
  readonly seasonId?: string;
  readonly key?: string;
  readonly at?: number;
  /** The command's id, which is the order's. */
  readonly id?: string;
}

export interface Floor {
  readonly database: Database;
  readonly orders: Orders;
  readonly clock: { now: number };
  readonly makeId: MakeId;
  readonly deps: StocksDependencies;
  /** What the lane's own failures were. */
  readonly failures: unknown[];
  /** Opens wallets with money. */
  members(balances: Readonly<Record<string, number>>): Promise<void>;
  list(sketch?: MarketSketch): Promise<string>;
  ask(
    accountId: string,
    input: StocksInput,
    options?: { key?: string; at?: number; id?: string },
  ): Promise<Asked>;
  place(
    accountId: string,
    side: Side,
    symbol: string,
    quantity: number,
    price: number,
    more?: AskedOrder,
  ): Promise<Asked>;
  cancel(accountId: string, orderId: string, quantity?: number): Promise<Asked>;
  amend(accountId: string, orderId: string, change: { price?: number; quantity?: number }): Promise<Asked>;
  /** What the installation itself or an operator asks. */
  operate(input: StocksInput): Promise<Asked>;
  market(symbol: string): Promise<Market>;
  balance(accountId: string): Promise<number>;
  shares(accountId: string, symbol: string): Promise<number>;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into events of every shape
  events(name: string): Promise<any[]>;
  /** What does not agree in the books; none when all is well. */
  broken(): Promise<string[]>;
}

/** The lane of the exchange on a migrated database, as one instance of the server has it. */
export function openFloor(
  database: Database,
  {
    processNo = 1,
    clock = { now: MONDAY_TEN },
    maxBatch = 1_000,
    batchOptions,
  }: {
    readonly processNo?: number;
    readonly clock?: { now: number };
    readonly maxBatch?: number;
    readonly batchOptions?: BatchOptions;
  } = {},
): Floor {
  const failures: unknown[] = [];
  const makeId = idMaker(
    () => clock.now,
    () => (processNo + 300) / 1_000,
  );
  const openLane: OpenLane = (work) =>
    new Lane(work, {
      database,
      limits: { ...LIMITS, maxBatch },
      observer: { ...NO_OBSERVER, failure: (_lane, error) => void failures.push(error) },
      makeId,
      now: () => performance.now(),
      committed: () => undefined,
      ...(batchOptions && { batchOptions }),
    });
  const deps = {
    ...{ database, openLane, makeId, now: () => clock.now, monotonic: () => performance.now() },
    random: () => Buffer.alloc(4),
    config: { rateLimit: false },
  } as unknown as StocksDependencies;
  const orders = createOrders(deps);

  const ask: Floor['ask'] = async (accountId, input, { key, at = clock.now, id = makeId() } = {}) => {
    const answer = await orders.lane.submit({
      ...{ id, at, accountId, key: key ?? id, name: `stocks.${input.kind}`, input },
      fingerprint: JSON.stringify(input).slice(0, 22),
    });
    if (!answer.answered) return { code: answer.code, result: {}, replayed: false, id };
    const { decision, replayed } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result, replayed, id };
  };

  return {
    ...{ database, orders, clock, makeId, deps, failures, ask },
    members: async (balances) => {
      const accounts = Object.entries(balances);
      await database.transact(async (tx) => {
        await ensureHouseWallets(tx);
        await openWallets(
          tx,
          accounts.map(([accountId]) => ({ accountId, at: clock.now })),
        );
        const money = accounts.filter(([, amount]) => amount > 0);
        await seedBalances(
          tx,
          money.map(([accountId, amount]) => ({ accountId, amount, at: clock.now, transferId: makeId() })),
        );
      });
    },
    list: (sketch) => listSymbol({ database, makeId }, { at: clock.now, ...sketch }),
    place: (accountId, side, symbol, quantity, price, { key, at, id, ...more } = {}) =>
      ask(
        accountId,
        {
          ...{ kind: 'place', symbol, side, quantity, price, stopPrice: 0, draw: 0 },
          ...{ type: 'limit', timeInForce: 'DAY' },
          ...more,
        },
        {
          ...(key !== undefined && { key }),
          ...(at !== undefined && { at }),
          ...(id !== undefined && { id }),
        },
      ),
    cancel: (accountId, orderId, quantity) =>
      ask(accountId, { kind: 'cancel', orderId, quantity: quantity ?? null, reason: null, draw: 0 }),
    amend: (
      accountId,
      orderId,
      { price = null, quantity = null }: { price?: number | null; quantity?: number | null },
    ) => ask(accountId, { kind: 'amend', orderId, price, quantity, draw: 0 }),
    operate: (input) => ask(SYSTEM, input),
    market: async (symbol) => {
      const market = await orders.markets.marketOf(symbol);
      if (!market) throw new Error(`There is no ${symbol}`);
      return market;
    },
    balance: async (accountId) => {
      const wallet = await database.reader
        .selectFrom('pay_wallets')
        .select('balance')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      return wallet.balance;
    },
    shares: async (accountId, symbol) => {
      const holding = await database.reader
        .selectFrom('stocks_holdings')
        .select('quantity')
        .where('account_id', '=', accountId)
        .where('symbol', '=', symbol)
        .executeTakeFirst();
      return holding?.quantity ?? 0;
    },
    events: async (name) => {
      const rows = await database.reader.selectFrom('batches').select('events').orderBy('id').execute();
      return rows
        .flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[])
        .filter((event) => event.name === name)
        .map(({ data }) => data);
    },
    broken: () => brokenExchange(database, orders),
  };
}

/** Holds books, orders, shares and money against each other. */
async function brokenExchange(database: Database, orders: Orders): Promise<string[]> {
  const faults: string[] = [];
  const { reader } = database;
  const holdings = await reader.selectFrom('stocks_holdings').selectAll().execute();
  const fills = await reader.selectFrom('stocks_fills').selectAll().execute();
  for (const book of await reader.selectFrom('stocks_books').selectAll().execute()) {
    const { symbol, granted } = book;
    const fault = (text: string) => faults.push(`${symbol}: ${text}`);
    const market = await orders.markets.marketOf(symbol);
    if (!market) throw new Error(`There is no ${symbol}`);
    const live = hashOf(market);
    const replayed = await loadMarket(reader, symbol, { until: market.sequence, from: 0 });
    if (market.sequence !== book.sequence) fault(`is at ${market.sequence} and not at ${book.sequence}`);
    if (!replayed || hashOf(replayed.market) !== live) fault('is not what its journal makes of it');
    const own = holdings.filter((holding) => holding.symbol === symbol);
    const held = own.reduce((sum, { quantity }) => sum + quantity, 0);
    if (held !== granted) fault(`${held} shares of ${granted}`);
    for (const side of ['buy', 'sell'] as const) {
      const traded = fills.filter((fill) => fill.symbol === symbol && fill.side === side);
      const rows = await reader
        .selectFrom('stocks_orders')
        .selectAll()
        .where('symbol', '=', symbol)
        .where('side', '=', side)
        .execute();
      const filled = rows.reduce((sum, row) => sum + row.filled, 0);
      const sum = traded.reduce((all, { quantity }) => all + quantity, 0);
      if (sum !== filled) fault(`${side}: ${sum} in fills, ${filled} in orders`);
      for (const row of rows.filter(({ is_open: isOpen }) => isOpen === 1)) {
        const order = market.book.get(row.id);
        if (!order) fault(`${row.id} is open and not in the book`);
        else if (order.filled !== row.filled || order.quantity !== row.quantity)
          fault(`${row.id} is ${order.filled}/${order.quantity} and ${row.filled}/${row.quantity}`);
      }
    }
    const open = [...market.book.all()];
    for (const holding of own) {
      const reserved = open
        .filter((order) => order.accountId === holding.account_id && order.side === 'sell')
        .reduce((sum, order) => sum + order.reserved, 0);
      if (reserved !== holding.reserved)
        fault(`${holding.account_id} has set ${holding.reserved} aside for ${reserved}`);
    }
  }
  const wallets = await reader.selectFrom('pay_wallets').selectAll().execute();
  for (const { id, kind, balance, held } of wallets) {
    if (kind === 'member' && (balance < 0 || balance < held))
      faults.push(`${id} has ${balance}, held ${held}`);
  }
  for (const check of await database.snapshot(reconcileStocks)) {
    if (check.differing > 0) faults.push(JSON.stringify(check));
  }
  const total = wallets.reduce((sum, { balance }) => sum + balance, 0);
  if (total !== 0) faults.push(`money is out by ${total}`);
  return faults;
}
