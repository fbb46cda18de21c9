import type { Executor } from '../../db/dialect.ts';
import type { PayPostingsTable, PayWalletsTable } from '../../db/schema.ts';
import { Check } from './check.ts';
import type { Exchange } from './exchange.ts';
import { breathe } from './seal.ts';

const WALLETS_PER_PAGE = 200;
const POSTINGS_PER_PAGE = 5_000;
const HOLDS_PER_PAGE = 1_000;

/**
 * Holds every wallet against its own postings, its active holds and what is held for the exchange.
 * @param postings how many postings there are, counted by transfer
 */
export async function reconcileWallets(
  executor: Executor,
  postings: number,
  liens: Exchange['liens'],
): Promise<Check[]> {
  const balances = new Check('balances-equal-postings');
  const entries = new Check('entries-without-gaps');
  const holds = new Check('held-equals-active-holds');
  const owners = new Check('postings-have-wallets');
  const heldBy = await sumActiveHolds(executor, holds);
  for (const [id, lien] of await liens(executor)) heldBy.set(id, (heldBy.get(id) ?? 0) + lien);
  for (let last = ''; ; ) {
    const page = await executor
      .selectFrom('pay_wallets')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(WALLETS_PER_PAGE)
      .execute();
    for (const wallet of page) {
      holds.expect(wallet.id, heldBy.get(wallet.id) ?? 0, wallet.held);
      heldBy.delete(wallet.id);
    }
    for (const group of groupsOf(page))
      owners.checked += await followPostings(executor, group, balances, entries);
    if (page.length < WALLETS_PER_PAGE) break;
    last = page.at(-1)!.id;
  }
  for (const [walletId, held] of heldBy) holds.expect(walletId, 'a wallet', `${held} held without one`);
  owners.expect('all postings', postings, owners.checked);
  return [balances, entries, holds, owners];
}

async function sumActiveHolds(executor: Executor, check: Check): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (let last = ''; ; ) {
    const page = await executor
      .selectFrom('pay_holds')
      .select(['id', 'payer_id', 'amount', 'captured', 'status'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(HOLDS_PER_PAGE)
      .execute();
    check.checked += page.length;
    for (const { payer_id: payerId, amount, captured, status } of page) {
      if (status === 'active') sums.set(payerId, (sums.get(payerId) ?? 0) + amount - captured);
    }
    if (page.length < HOLDS_PER_PAGE) return sums;
    last = page.at(-1)!.id;
    await breathe();
  }
}

/** Wallets whose postings fit one page together; a busy wallet alone. */
function* groupsOf(wallets: readonly PayWalletsTable[]): Generator<PayWalletsTable[]> {
  let group: PayWalletsTable[] = [];
  let postings = 0;
  for (const wallet of wallets) {
    if (group.length > 0 && postings + wallet.entry_no > POSTINGS_PER_PAGE) {
      yield group;
      group = [];
      postings = 0;
    }
    group.push(wallet);
    postings += wallet.entry_no;
  }
  if (group.length > 0) yield group;
}

/** Walks through the postings of a group, each from the first to the last. */
async function followPostings(
  executor: Executor,
  wallets: readonly PayWalletsTable[],
  balances: Check,
  entries: Check,
): Promise<number> {
  const trails = new Map(wallets.map(({ id }) => [id, { balance: 0, entryNo: 0, at: 0, sum: 0 }]));
  let count = 0;
  for (const isAlone = wallets.length === 1; ; ) {
    const rows = await readPostings(executor, wallets, isAlone ? trails.get(wallets[0]!.id)!.entryNo : 0);
    for (const row of rows) {
      const trail = trails.get(row.wallet_id)!;
      const subject = `${row.wallet_id}:${row.entry_no}`;
      entries.expect(subject, trail.entryNo + 1, row.entry_no);
      if (row.at < trail.at) entries.expect(subject, `not before ${trail.at}`, row.at);
      balances.expect(subject, trail.balance + row.amount, row.balance_after);
      Object.assign(trail, { balance: row.balance_after, entryNo: row.entry_no, at: row.at });
      trail.sum += row.amount;
    }
    count += rows.length;
    await breathe();
    if (!isAlone || rows.length < POSTINGS_PER_PAGE) break;
  }
  for (const wallet of wallets) {
    const { balance, entryNo, sum } = trails.get(wallet.id)!;
    balances.checked += 1;
    balances.expect(wallet.id, sum, wallet.balance);
    balances.expect(wallet.id, balance, wallet.balance);
    entries.expect(wallet.id, entryNo, wallet.entry_no);
  }
  entries.checked += count;
  return count;
}

function readPostings(
  executor: Executor,
  wallets: readonly PayWalletsTable[],
  afterEntryNo: number,
): Promise<Pick<PayPostingsTable, 'wallet_id' | 'entry_no' | 'amount' | 'balance_after' | 'at'>[]> {
  const query = executor
    .selectFrom('pay_postings')
    .select(['wallet_id', 'entry_no', 'amount', 'balance_after', 'at'])
    .where(
      'wallet_id',
      'in',
      wallets.map((wallet) => wallet.id),
    )
    .orderBy('wallet_id')
    .orderBy('entry_no');
  if (wallets.length > 1) return query.execute();
  return query.where('entry_no', '>', afterEntryNo).limit(POSTINGS_PER_PAGE).execute();
}
