import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksHoldingsTable } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import { type WalletSummary, walletsOf } from '../../pay/index.ts';
import type { Quotes } from '../data/index.ts';
import type { TradingAccount } from '../state.ts';
import { unsettledOf } from './lien.ts';
import { accountOfRow } from './queries.ts';
import type { AccountView, HoldingView } from './schemas.ts';

const rateOf = (profit: number, cost: number): number =>
  cost === 0 ? 0 : Math.round((profit / cost) * 1_000_000) / 1_000_000;

/**
 * The wallet of a trading account.
 * @throws ProblemError stocks.account-closed when there is none: a season that was not joined
 */
export async function walletOf(executor: Executor, accountId: string): Promise<WalletSummary> {
  const wallet = (await walletsOf(executor, [accountId])).get(accountId);
  if (!wallet) throw new ProblemError('stocks.account-closed');
  return wallet;
}

async function tradingAccount(
  executor: Executor,
  id: string,
): Promise<Pick<TradingAccount, 'reserved' | 'due' | 'lien'>> {
  const row = await executor
    .selectFrom('stocks_accounts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? accountOfRow(row) : { reserved: 0, due: [], lien: 0 };
}

const holdingRows = (executor: Executor, accountId: string): Promise<StocksHoldingsTable[]> =>
  selectMany<StocksHoldingsTable>(
    executor,
    {
      table: 'stocks_holdings',
      columns: ['account_id', 'symbol', 'quantity', 'reserved', 'cost', 'profit'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    [[accountId]],
  );

/** Cash and shares of a trading account at the newest prices. @throws ProblemError stocks.account-closed */
export async function readAccount(
  executor: Executor,
  accountId: string,
  quotes: Quotes,
): Promise<AccountView> {
  const { balance, held, currency } = await walletOf(executor, accountId);
  const { reserved, due, lien } = await tradingAccount(executor, accountId);
  let value = 0;
  let cost = 0;
  let realised = 0;
  for (const row of await holdingRows(executor, accountId)) {
    value += row.quantity * ((await quotes.of(row.symbol))?.last ?? 0);
    cost += row.cost;
    realised += row.profit;
  }
  return {
    balance,
    reserved,
    unsettled: unsettledOf(due),
    withdrawable: balance - held,
    // The wallet was read a moment before the account.
    buyingPower: Math.max(0, balance - held + lien - reserved),
    settlements: due.map(([day, amount]) => ({ day, amount })),
    value,
    cost,
    profit: value - cost,
    profitRate: rateOf(value - cost, cost),
    realised,
    currency,
  };
}

/** What a trading account has, the most valuable first. @throws ProblemError stocks.account-closed */
export async function readHoldings(
  executor: Executor,
  accountId: string,
  quotes: Quotes,
): Promise<HoldingView[]> {
  await walletOf(executor, accountId);
  const items: HoldingView[] = [];
  for (const { symbol, quantity, reserved, cost, profit: realised } of await holdingRows(
    executor,
    accountId,
  )) {
    const quote = await quotes.of(symbol);
    if (quantity === 0 || !quote) continue;
    const { name, color, last, reference } = quote;
    const value = quantity * last;
    items.push({
      ...{ symbol, name, color, quantity, sellable: quantity - reserved },
      averageCost: Math.round((cost * 100) / quantity) / 100,
      ...{ cost, last, change: last - reference, value, profit: value - cost },
      profitRate: rateOf(value - cost, cost),
      realised,
    });
  }
  return items.sort((a, b) => b.value - a.value || (a.symbol < b.symbol ? -1 : 1));
}
