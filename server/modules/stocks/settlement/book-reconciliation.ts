import type { Executor } from '../../../db/dialect.ts';
import { Check } from '../../pay/index.ts';
import { leftOf } from '../order.ts';
import { loadMarket } from '../orders/loading.ts';
import { holdingKey } from '../state.ts';
import { setAsideFor } from './money.ts';

/** What of a live order its row must say too. */
export interface Resting {
  readonly accountId: string;
  readonly symbol: string;
  readonly price: number;
  readonly quantity: number;
  readonly filled: number;
  readonly amount: number;
}

/** What all books together say. */
export interface Books {
  /** Live orders, by id. */
  readonly orders: Map<string, Resting>;
  /** Money that open buys set aside, by account. */
  readonly money: Map<string, number>;
  /** Shares that open sells set aside, by `holdingKey`. */
  readonly shares: Map<string, number>;
}

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount);
};

/** Rebuilds every book from its journal, and looks whether each of its orders has set aside what it needs. */
export async function walkBooks(executor: Executor): Promise<{ books: Books; checks: Check[] }> {
  const journal = new Check('books-follow-journals');
  const reserves = new Check('orders-set-aside-what-they-need');
  const books: Books = { orders: new Map(), money: new Map(), shares: new Map() };
  const rows = await executor
    .selectFrom('stocks_books')
    .select(['symbol', 'sequence'])
    .orderBy('symbol')
    .execute();
  for (const { symbol, sequence } of rows) {
    journal.checked += 1;
    const loaded = await loadMarket(executor, symbol);
    journal.expect(symbol, sequence, loaded?.market.sequence);
    if (!loaded) continue;
    const { market } = loaded;
    for (const order of market.book.all()) {
      const { id, accountId, side, price, quantity, filled, amount, reserved } = order;
      reserves.checked += 1;
      reserves.expect(id, setAsideFor(market, order), reserved);
      if (side === 'sell') add(books.shares, holdingKey(accountId, symbol), leftOf(order));
      else add(books.money, accountId, reserved);
      books.orders.set(id, { accountId, symbol, price, quantity, filled, amount });
    }
  }
  return { books, checks: [journal, reserves] };
}
