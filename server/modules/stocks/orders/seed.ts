import { type Executor, insertMany } from '../../../db/dialect.ts';
import { KRX } from '../rules/index.ts';
import { partsOf } from '../settlement/index.ts';
import type { NewListing } from './input.ts';
import { newLive } from './listing.ts';
import { lastListingNo } from './prefetch.ts';
import { BOOK_COLUMNS, bookValues, LISTING_COLUMNS, listingValues } from './rows.ts';
import { insertSnapshots } from './snapshots.ts';

/** A symbol as a demo, a load test or a test wants it, with who has its shares. */
export interface SeedMarket {
  readonly listing: NewListing;
  /** By trading account, whose wallets exist; each account once. */
  readonly holders: readonly { readonly accountId: string; readonly quantity: number }[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Lists symbols and gives shares to many accounts, in bulk; without receipts and events, since nobody asked and nobody
 * watches. To be run before anybody trades: accounts are opened, and never changed.
 */
export async function insertMarkets(tx: Executor, seeds: readonly SeedMarket[]): Promise<void> {
  let listingNo = await lastListingNo(tx);
  const lives = [];
  const listings = [];
  for (const { listing, holders, at } of seeds) {
    listingNo += 1;
    listings.push({ symbol: listing.symbol, listingNo, listing, at });
    const live = newLive(listing, listingNo, at, KRX);
    for (const { quantity } of holders) live.granted += quantity;
    lives.push(live);
  }
  await insertMany(tx, 'stocks_listings', LISTING_COLUMNS, listings.map(listingValues));
  await insertMany(tx, 'stocks_books', BOOK_COLUMNS, lives.map(bookValues));
  await insertSnapshots(tx, lives);
  await openAccounts(tx, seeds);
  await insertMany(
    tx,
    'stocks_holdings',
    ['account_id', 'symbol', 'quantity', 'reserved', 'cost', 'profit'],
    seeds.flatMap(({ listing, holders }) =>
      holders.map(({ accountId, quantity }) => [
        ...[accountId, listing.symbol, quantity, 0],
        ...[quantity * listing.reference, 0],
      ]),
    ),
  );
}

async function openAccounts(tx: Executor, seeds: readonly SeedMarket[]): Promise<void> {
  const openedAt = new Map<string, number>();
  for (const { holders, at } of seeds) for (const { accountId } of holders) openedAt.set(accountId, at);
  const rows = await tx.selectFrom('stocks_accounts').select('id').execute();
  for (const { id } of rows) openedAt.delete(id);
  await insertMany(
    tx,
    'stocks_accounts',
    ['id', 'member_id', 'season_id', 'reserved', 'due', 'lien', 'due_at', 'opened_at'],
    Array.from(openedAt, ([id, at]) => {
      const { memberId, seasonId } = partsOf(id);
      return [id, memberId, seasonId, 0, '[]', 0, null, at];
    }),
  );
}
