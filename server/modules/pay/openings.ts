import { type Executor, insertMany, isDuplicate, selectMany } from '../../db/dialect.ts';
import { post, transferredIn } from './ledger.ts';
import { prefetchLedger, writeLedger } from './queries.ts';
import { CURRENCY, WALLET_COLUMNS } from './rows.ts';
import { appendSeals, leafOf } from './seal.ts';
import { HOUSE_WALLETS, houseWalletFor, type Wallet } from './wallets.ts';

const SEED_PAGE = 2_000;

/** A wallet to open. */
export interface NewWallet {
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Won and a member's, unless it is said. */
  readonly currency?: string;
  readonly kind?: Wallet['kind'];
}

/** Opens empty wallets for new accounts, in the transaction that makes the accounts. */
export async function openWallets(tx: Executor, rows: readonly NewWallet[]): Promise<void> {
  await insertMany(
    tx,
    'pay_wallets',
    WALLET_COLUMNS,
    rows.map(({ accountId, at, currency = CURRENCY, kind = 'member' }) => [
      ...[accountId, kind, currency, 0, 0, 'active', 0, at, null],
    ]),
  );
}

/** Makes the house wallets that are not there yet; safe to run at every start. */
export async function ensureHouseWallets(tx: Executor): Promise<void> {
  const read = {
    table: 'pay_wallets',
    columns: ['id'],
    keys: ['id'],
    index: 'PRIMARY',
    lock: false,
  } as const;
  const existing = await selectMany<{ id: string }>(
    tx,
    read,
    HOUSE_WALLETS.map((id) => [id]),
  );
  const known = new Set(existing.map((row) => row.id));
  const missing = HOUSE_WALLETS.filter((id) => !known.has(id));
  const rows = missing.map((id) => [id, 'house', CURRENCY, 0, 0, 'active', 0, 0, null]);
  try {
    await insertMany(tx, 'pay_wallets', WALLET_COLUMNS, rows);
  } catch (error) {
    // Another instance, starting at the same moment, has made them all.
    if (!isDuplicate(error)) throw error;
  }
}

/** A first deposit of a made-up member. */
export interface SeedBalance {
  readonly accountId: string;
  /** Smallest unit; 1 at the least. */
  readonly amount: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly transferId: string;
}

/**
 * Gives many wallets money, as proper deposits: double entry, postings, seals; but without receipts and
 * events, since nobody asked and nobody watches.
 * @throws Error when a wallet is missing
 */
export async function seedBalances(tx: Executor, rows: readonly SeedBalance[]): Promise<void> {
  for (let from = 0; from < rows.length; from += SEED_PAGE) {
    const page = rows.slice(from, from + SEED_PAGE);
    const walletIds = new Set<string>();
    for (const row of page) walletIds.add(row.accountId).add(houseWalletFor('deposits', row.transferId));
    const ledger = await prefetchLedger(tx, {
      walletIds,
      at: page.reduce((at, row) => Math.max(at, row.at), 0),
    });
    const leaves = page.map(({ accountId, amount, at, transferId }) => {
      const { events } = post(ledger, {
        transferId,
        kind: 'deposit',
        at,
        payerId: houseWalletFor('deposits', transferId),
        legs: [{ walletId: accountId, amount }],
        memo: null,
        refersTo: null,
      });
      return leafOf(transferredIn(events));
    });
    await writeLedger(tx, ledger);
    await appendSeals(tx, leaves, page.at(-1)!.at);
  }
}
