import type { Executor } from '../../../db/dialect.ts';
import { walletsOf } from '../../pay/index.ts';
import type { Session } from '../market.ts';
import { tradingIdOf } from '../state.ts';
import type { Player } from './league.ts';
import { entriesOfSeasons, readEntries, readHoldings } from './queries.ts';
import type { Entry } from './season.ts';

/** Last prices of a season's own symbols. */
export async function lastPrices(
  executor: Executor,
  seasonId: string,
): Promise<[symbol: string, price: number][]> {
  const rows = await executor
    .selectFrom('stocks_listings')
    .innerJoin('stocks_books', 'stocks_books.symbol', 'stocks_listings.symbol')
    .select(['stocks_listings.symbol', 'stocks_books.state'])
    .where('stocks_listings.season_id', '=', seasonId)
    .orderBy('stocks_listings.symbol')
    .execute();
  return rows.map(({ symbol, state }) => [symbol, sessionOf(state).last]);
}

/** What stands in a book's row beside its orders. */
export const sessionOf = (state: string): Session => JSON.parse(state) as Session;

/** All players of a season with their cash and shares; makers are not ranked. */
export async function readAllPlayers(executor: Executor, seasonId: string): Promise<Player[]> {
  return playersOf(executor, await entriesOfSeasons(executor, [seasonId]));
}

/** Some of them, by trading account. */
export async function readPlayers(
  executor: Executor,
  seasonId: string,
  tradingIds: readonly string[],
): Promise<Player[]> {
  const end = tradingIdOf('', seasonId);
  const keys = tradingIds
    .filter((id) => id.endsWith(end))
    .map((id) => [seasonId, id.slice(0, -end.length)] as const);
  return playersOf(executor, await readEntries(executor, keys));
}

async function playersOf(executor: Executor, entries: readonly Entry[]): Promise<Player[]> {
  const players = entries.filter(({ role }) => role === 'player');
  const ids = players.map(({ tradingId }) => tradingId);
  const wallets = await walletsOf(executor, ids);
  const shares = await readHoldings(executor, ids);
  return players.map(({ accountId, tradingId, nickname, startingCash, joinedAt }) => ({
    ...{ accountId, tradingId, nickname, startingCash, joinedAt },
    cash: wallets.get(tradingId)?.balance ?? startingCash,
    shares: shares.get(tradingId) ?? [],
  }));
}
