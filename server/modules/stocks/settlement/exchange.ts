import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksListingsTable } from '../../../db/schema.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { Exchange } from '../../pay/index.ts';
import { seasonOfHouse } from '../contests/season.ts';
import { MOVED, movedOf } from '../data/moved.ts';
import { tradeIdOf } from '../matching/trade-id.ts';
import { partsOf } from './accounts.ts';

/** What Pay asks of the exchange. */
export const exchangeForPay: Exchange = {
  events: [MOVED],
  tradesIn,
  liens: async (executor) => {
    const rows = await executor
      .selectFrom('stocks_accounts')
      .select(['id', 'lien'])
      .where('lien', '>', 0)
      .execute();
    return new Map(rows.map(({ id, lien }) => [id, lien]));
  },
  lienOn: async (executor, walletId) => {
    const row = await executor
      .selectFrom('stocks_accounts')
      .select('lien')
      .where('id', '=', walletId)
      .executeTakeFirst();
    return row?.lien ?? 0;
  },
  tied,
  playMoneyOf: (walletId) => {
    const house = seasonOfHouse(walletId);
    if (house !== null) return { seasonId: house, memberId: null };
    const { memberId, seasonId } = partsOf(walletId);
    return seasonId === null ? null : { seasonId, memberId };
  },
};

/** An event tells of a trade by its number; with the listing's and the time they make its id. */
async function tradesIn(executor: Executor, events: readonly RecordedEvent[]): Promise<string[]> {
  const told = events.map(({ data }) => movedOf(data)).filter(({ trades }) => trades.length > 0);
  const listings = await selectMany<Pick<StocksListingsTable, 'symbol' | 'listing_no'>>(
    executor,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'listing_no'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    told.map(({ symbol }) => [symbol]),
  );
  const numbers = new Map(listings.map((row) => [row.symbol, row.listing_no]));
  return told.flatMap(({ symbol, trades }) =>
    trades.map(([tradeNo, , , , at]) => tradeIdOf(at, numbers.get(symbol)!, tradeNo)),
  );
}

/**
 * Wallets whose owners have shares that can be sold, or open orders: both hang on the wallet, which the caller has
 * locked. What is of a season, or of a company that is listed no more, keeps nobody.
 */
async function tied(tx: Executor, walletIds: readonly string[]): Promise<Set<string>> {
  if (walletIds.length === 0) return new Set();
  const holders = await tx
    .selectFrom('stocks_holdings as h')
    .innerJoin('stocks_listings as l', 'l.symbol', 'h.symbol')
    .select('h.account_id')
    .where('h.account_id', 'in', walletIds)
    .where('h.quantity', '>', 0)
    .where('l.status', '=', 'listed')
    .execute();
  const ordering = await tx
    .selectFrom('stocks_orders')
    .select('account_id')
    .where('account_id', 'in', walletIds)
    .where('is_open', '=', 1)
    .execute();
  return new Set([...holders, ...ordering].map((row) => row.account_id));
}
