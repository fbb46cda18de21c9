import { type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeLedger } from '../../pay/index.ts';
import type { BookOrder } from '../order.ts';
import { writeAccounts } from '../settlement/index.ts';
import type { JournalState } from './loading.ts';
import {
  BOOK_COLUMNS,
  BOOK_FACTS,
  bookFacts,
  bookValues,
  JOURNAL_COLUMNS,
  LISTING_COLUMNS,
  listingValues,
  ORDER_COLUMNS,
  ORDER_FACTS,
  orderFacts,
  placedValues,
} from './rows.ts';
import { insertSnapshots } from './snapshots.ts';
import type { ExchangeState, Touched } from './state.ts';

/** Writes all that a batch has changed, in bulk: money, accounts, orders, and the books with their journal. */
export async function writeExchange(tx: Executor, state: ExchangeState): Promise<void> {
  await writeLedger(tx, state.ledger);
  await writeAccounts(tx, state);
  await writeOrders(tx, state);
  await writeListings(tx, state);
  await writeBooks(tx, state);
}

async function writeOrders(tx: Executor, { placed, touched }: ExchangeState): Promise<void> {
  const isNew = new Set<BookOrder>();
  for (const { order } of placed) isNew.add(order);
  const made = placed.map((one) => {
    const at = touched.get(one.symbol)?.orders.get(one.order);
    return placedValues(one, at ?? one.order.createdAt);
  });
  const changed: (string | number | null)[][] = [];
  for (const { orders } of touched.values()) {
    for (const [order, at] of orders)
      if (!isNew.has(order)) changed.push([...orderFacts(order, at), order.id]);
  }
  await insertMany(tx, 'stocks_orders', ORDER_COLUMNS, made);
  await updateMany(tx, 'stocks_orders', ['id'], ORDER_FACTS, changed);
}

async function writeListings(tx: Executor, { newListings, delisted, touched }: ExchangeState): Promise<void> {
  await insertMany(tx, 'stocks_listings', LISTING_COLUMNS, newListings.map(listingValues));
  const lives = newListings.flatMap(({ symbol }) => touched.get(symbol)?.live ?? []);
  await insertMany(tx, 'stocks_books', BOOK_COLUMNS, lives.map(bookValues));
  await insertSnapshots(tx, lives);
  // Its snapshot has all of it: the journal goes on from there.
  for (const { market } of lives) market.book.takeLog();
  const ended = Array.from(delisted, (symbol) => ['delisted', symbol]);
  await updateMany(tx, 'stocks_listings', ['symbol'], ['status'], ended);
}

const stateOf = ({ market: { session, clock, nextAt } }: Touched['live']): JournalState => [
  session,
  clock,
  nextAt,
];

/** A row of the journal for each book that went on; a book that was only looked at has none. */
async function writeBooks(tx: Executor, { touched, newListings }: ExchangeState): Promise<void> {
  const journal: (string | number)[][] = [];
  const books: (string | number | null)[][] = [];
  const made = new Set(newListings.map(({ symbol }) => symbol));
  for (const [symbol, { live, from, isRewritten }] of touched) {
    const { market } = live;
    if (made.has(symbol)) continue;
    if (market.sequence !== from) {
      const ops = JSON.stringify(market.book.takeLog());
      journal.push([symbol, market.sequence, from, market.clock, ops, JSON.stringify(stateOf(live))]);
    } else if (!isRewritten) continue;
    books.push([...bookFacts(live), symbol]);
  }
  await insertMany(tx, 'stocks_journal', JOURNAL_COLUMNS, journal);
  await updateMany(tx, 'stocks_books', ['symbol'], BOOK_FACTS, books);
}
