import type { BookOrder, OrderRequest, Side } from '../../server/modules/stocks/order.ts';
import { seededRandom } from '../../test/simulation/random.ts';
import { apply, openMarket } from './ours.ts';

export type Command =
  | { readonly kind: 'new'; readonly request: OrderRequest }
  | { readonly kind: 'cancel'; readonly id: string };

/** What both engines are given: a book to begin with, and what comes to it. */
export interface Stream {
  readonly resting: readonly OrderRequest[];
  readonly commands: readonly Command[];
}

/** Orders on the one crowded price, the best bid. */
export const CROWD = 20_000;
const BID = 10_000;
const TICK = 10;
const PRICES = 40;
const ORDERS_ON_OTHERS = 25;
const ACCOUNTS = 2_000;

/**
 * Commands in a given mix. Of the new orders half join the crowd, a fifth rests elsewhere, the others take from the other
 * side, some of them without a price. Each cancel names an order, picked evenly, that is live when it comes.
 * @param newShare of all commands
 */
export function makeStream(newShare: number, count: number, seed: number): Stream {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  let made = 0;
  const order = (side: Side, price: number, quantity: number): OrderRequest => {
    made += 1;
    return {
      id: `ORDER${String(made).padStart(11, '0')}`,
      // Buyers and sellers are different people: who meets oneself is stopped, by each engine in its own way.
      accountId: `${side === 'buy' ? 'BUYER' : 'SELL0'}${String(whole(ACCOUNTS)).padStart(11, '0')}`,
      side,
      type: price === 0 ? 'market' : 'limit',
      timeInForce: 'DAY',
      ...{ price, stopPrice: 0, quantity },
    };
  };
  const resting: OrderRequest[] = [];
  for (let i = 0; i < CROWD; i += 1) resting.push(order('buy', BID, 1 + whole(100)));
  for (let step = 1; step <= PRICES; step += 1) {
    for (let i = 0; i < ORDERS_ON_OTHERS; i += 1) {
      resting.push(
        order('buy', BID - step * TICK, 1 + whole(100)),
        order('sell', BID + step * TICK, 1 + whole(100)),
      );
    }
  }

  const market = openMarket(resting);
  const live: BookOrder[] = resting.map(({ id }) => market.book.get(id)!);
  const pickLive = (): BookOrder | undefined => {
    while (live.length > 0) {
      const at = whole(live.length);
      const found = live[at]!;
      live[at] = live.at(-1)!;
      live.pop();
      if (found.status === 'open') return found;
    }
    return undefined;
  };
  const newOrder = (): OrderRequest => {
    const chance = random();
    if (chance < 0.5) return order('buy', BID, 1 + whole(100));
    const step = 1 + whole(PRICES);
    if (chance < 0.6) return order('buy', BID - step * TICK, 1 + whole(100));
    if (chance < 0.7) return order('sell', BID + step * TICK, 1 + whole(100));
    const side = random() < 0.5 ? 'buy' : 'sell';
    const price = side === 'buy' ? market.book.best('sell') : market.book.best('buy');
    return order(side, random() < 0.5 ? 0 : price, 1 + whole(60));
  };
  const commands: Command[] = [];
  while (commands.length < count) {
    const cancelled = random() < newShare ? undefined : pickLive();
    const command: Command = cancelled
      ? { kind: 'cancel', id: cancelled.id }
      : { kind: 'new', request: newOrder() };
    commands.push(command);
    apply(market, command);
    const placed = command.kind === 'new' ? market.book.get(command.request.id) : undefined;
    if (placed) live.push(placed);
  }
  return { resting, commands };
}
