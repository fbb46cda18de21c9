import { OrderBook, Side } from 'nodejs-order-book';
import type { OrderRequest } from '../../server/modules/stocks/order.ts';
import type { Engine } from './book.ts';
import type { Command } from './stream.ts';

const SIDES = { buy: Side.BUY, sell: Side.SELL } as const;

/** The npm package nodejs-order-book, as its documentation has it used, without its journal. */
export const library: Engine = {
  fill: ({ resting }) => {
    const book = new OrderBook();
    for (const request of resting) place(book, request);
    return {
      page: (commands) => {
        for (const command of commands) apply(book, command);
      },
      depth: () => {
        const [asks, bids] = book.depth();
        const orders = (side: 'buy' | 'sell') => ordersAt(book, side);
        const [buys, sells] = [orders('buy'), orders('sell')];
        return {
          bids: bids.map(([price, quantity]) => [price, quantity, buys.get(price) ?? 0]),
          asks: asks.map(([price, quantity]) => [price, quantity, sells.get(price) ?? 0]),
        };
      },
      check: () => [],
    };
  },
};

function apply(book: OrderBook, command: Command): void {
  if (command.kind === 'new') place(book, command.request);
  else if (!book.cancel(command.id)) throw new Error(`${command.id} could not be cancelled`);
}

function place(book: OrderBook, request: OrderRequest): void {
  const { id, type, price, quantity: size } = request;
  const side = SIDES[request.side];
  const { err } = type === 'market' ? book.market({ side, size }) : book.limit({ id, side, price, size });
  if (err !== null) throw err;
}

function ordersAt(book: OrderBook, side: 'buy' | 'sell'): Map<number, number> {
  const found = new Map<number, number>();
  const { bids, asks } = book.snapshot();
  for (const { price, orders } of side === 'buy' ? bids : asks) found.set(price, orders.length);
  return found;
}
