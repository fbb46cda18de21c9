import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Consumer } from '../../../events/catalog.ts';
import type { SequencedEvent } from '../../../events/outbox.ts';
import { dayOf } from './days.ts';
import { Tallies } from './tallies.ts';

/** While people wait at the checkout, what is told about yesterday's sales may wait too. */
const SHARE = 0.2;
const MAX_EVENTS = 2_000;

/** Pieces of an order's line as events tell of them. Amounts in the smallest unit. */
interface SoldPieces {
  readonly productId: string;
  readonly quantity: number;
  /** What was paid for these pieces. */
  readonly paid: number;
}

/**
 * Fills the sums by day and product from what happened to orders: each event once, in bulk, about a second after its
 * commit. A sale counts on the day on which it was paid, what comes back on the day on which that was decided.
 */
export const salesConsumer: Consumer = {
  name: 'shop.sales',
  events: ['shop.order-paid', 'shop.order-cancelled', 'shop.return-changed', 'shop.refunded'],
  intervalMs: 1_000,
  maxEvents: MAX_EVENTS,
  share: SHARE,
  consume: async (tx, events) => {
    const tallies = new Tallies();
    const paid = await paidOrders(tx, events);
    for (const event of events) count(tallies, event, paid);
    await tallies.write(tx);
  },
};

function count(tallies: Tallies, { name, at, data }: SequencedEvent, paid: ReadonlySet<string>): void {
  const day = dayOf(at);
  switch (name) {
    case 'shop.order-paid':
      countSale(tallies, day, linesOf(data));
      tallies.day(day).orders += 1;
      tallies.day(day).amount += Number(data.total);
      break;
    case 'shop.order-cancelled':
      // What was never paid was never counted.
      if (paid.has(String(data.orderId))) countReturn(tallies, day, linesOf(data));
      break;
    case 'shop.return-changed':
      // An exchange leaves a member with as many pieces as before.
      if (data.kind === 'return' && data.status === 'done') countReturn(tallies, day, linesOf(data));
      break;
    case 'shop.refunded':
      tallies.day(day).refunded += Number(data.amount);
      break;
  }
}

const linesOf = (data: Record<string, unknown>): readonly SoldPieces[] => data.lines as SoldPieces[];

function countSale(tallies: Tallies, day: string, lines: readonly SoldPieces[]): void {
  for (const { productId, quantity, paid } of lines) {
    const tally = tallies.product(day, productId);
    tally.quantity += quantity;
    tally.amount += paid;
  }
  for (const productId of new Set(lines.map((line) => line.productId))) {
    tallies.product(day, productId).orders += 1;
  }
}

function countReturn(tallies: Tallies, day: string, lines: readonly SoldPieces[]): void {
  for (const { productId, quantity, paid } of lines) {
    const tally = tallies.product(day, productId);
    tally.returned += quantity;
    tally.returnedAmount += paid;
  }
}

/** Which of the orders that were cancelled had been paid. */
async function paidOrders(tx: Executor, events: readonly SequencedEvent[]): Promise<ReadonlySet<string>> {
  const cancelled = events.filter(({ name }) => name === 'shop.order-cancelled');
  const rows = await selectMany<{ id: string; paid_at: number | null }>(
    tx,
    { table: 'shop_orders', columns: ['id', 'paid_at'], keys: ['id'], index: 'PRIMARY', lock: false },
    cancelled.map(({ data }) => [String(data.orderId)]),
  );
  return new Set(rows.filter((row) => row.paid_at !== null).map((row) => row.id));
}
