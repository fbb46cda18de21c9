import { type Executor, run } from '../../../db/dialect.ts';
import { amountMoved, Check, houseWalletsOf, walletsOf } from '../../pay/index.ts';
import { checkAccounts, type FillSums } from './account-reconciliation.ts';
import { walkBooks } from './book-reconciliation.ts';

/**
 * Holds the exchange's accounts against its books, its shares against what was granted, its orders against their fills, and
 * its fills against the money that Pay has moved for them. That the money itself adds up is Pay's to see.
 * @param executor of a transaction that sees one moment
 */
export async function reconcileStocks(executor: Executor): Promise<Check[]> {
  const { books, checks } = await walkBooks(executor);
  const accounts = await checkAccounts(executor, books);
  for (const [accountId, amount] of books.money) {
    if (amount > 0) accounts.liens.expect(accountId, 'an account', `${amount} set aside without one`);
  }
  for (const [key, quantity] of books.shares) {
    accounts.shares.expect(key, 'a holding', `${quantity} set aside without one`);
  }
  for (const [id] of books.orders) accounts.orders.expect(id, 'a row', 'an order in a book without one');
  const { liens, shares, orders, fills, sums } = accounts;
  return [
    ...[...checks, liens, shares, orders, fills],
    await checkGranted(executor),
    checkSides(sums),
    await checkMoney(executor, sums),
  ];
}

/** Shares are never made and never lost: all that were granted are with somebody. */
async function checkGranted(executor: Executor): Promise<Check> {
  const check = new Check('shares-equal-granted');
  const rows = await run<{ symbol: string; granted: number; held: number | string | null }>(
    executor,
    `select b.symbol, b.granted, (select sum(h.quantity) from stocks_holdings h where h.symbol = b.symbol) as held
       from stocks_books b order by b.symbol`,
    [],
  );
  for (const { symbol, granted, held } of rows) {
    check.checked += 1;
    check.expect(symbol, granted, Number(held ?? 0));
  }
  return check;
}

/** What was bought of a symbol was sold by somebody, for the same money. */
function checkSides(sums: ReadonlyMap<string, FillSums>): Check {
  const check = new Check('bought-equals-sold');
  for (const [symbol, { buy, sell }] of sums) {
    check.checked += 1;
    check.expect(`${symbol} shares`, buy.quantity, sell.quantity);
    check.expect(`${symbol} money`, buy.amount, sell.amount);
  }
  return check;
}

/** The transfers of trades came to what buyers paid, and the house has all fees and taxes. */
async function checkMoney(executor: Executor, sums: ReadonlyMap<string, FillSums>): Promise<Check> {
  const check = new Check('fills-equal-money');
  let paid = 0n;
  let charged = 0n;
  for (const { buy, sell } of sums.values()) {
    paid += buy.amount + buy.charges;
    charged += buy.charges + sell.charges;
    check.checked += 1;
  }
  check.expect('transfers of trades', paid, await amountMoved(executor, 'trade'));
  let house = 0n;
  const wallets = await walletsOf(executor, houseWalletsOf('stocks'));
  for (const { balance } of wallets.values()) house += BigInt(balance);
  check.expect('the house', charged, house);
  return check;
}
