import type { DomainEvent } from '../../../engine/types.ts';
import { MOVED } from '../data/moved.ts';
import type { Effects, IndexChain, Market, Phase } from '../market.ts';
import type { LevelChange } from '../matching/index.ts';
import type { BookOrder, EndReason, OrderStatus } from '../order.ts';

/** One trade, as it is told: [number, price, quantity, whose coming made it (`a`: an auction), epoch milliseconds]. */
export type ToldTrade = readonly [
  tradeNo: number,
  price: number,
  quantity: number,
  taker: 'b' | 's' | 'a',
  at: number,
];
/** An order that has changed, as it is now. `isMaker`: it was there before. */
export type ToldOrder = readonly [
  orderId: string,
  accountId: string,
  side: 'buy' | 'sell',
  status: OrderStatus,
  quantity: number,
  filled: number,
  amount: number,
  reason: EndReason | null,
  isMaker: 0 | 1,
];
/** A phase that began; of several in one command, from the first to the last. */
export type ToldPhase = {
  from: Phase;
  to: Phase;
  price: number;
  reason: string;
  phaseEndsAt: number | null;
};

/** The event `stocks.moved`: all that a command has changed of a symbol. Everything that is shown is made of it. */
export type Moved = {
  symbol: string;
  seasonId: string | null;
  /** The market's, after the command: one up with each of its events. */
  sequence: number;
  /** Epoch milliseconds, on the market's clock. */
  at: number;
  /** Prices whose orders have changed, with what rests there now. */
  levels: LevelChange[];
  trades: ToldTrade[];
  orders: ToldOrder[];
  phase?: ToldPhase;
  quote: {
    last: number;
    open: number;
    high: number;
    low: number;
    volume: number;
    amount: number;
    chain?: IndexChain;
  };
};

const toldOrder = (order: BookOrder, own: BookOrder | null): ToldOrder => [
  order.id,
  order.accountId,
  order.side,
  order.status,
  order.quantity,
  order.filled,
  order.amount,
  order.reason,
  order === own ? 0 : 1,
];

/** Of several phases in one command: from the first to the last, with the price of the auction among them. */
function phaseOf({ phases }: Effects, { session }: Market): ToldPhase | undefined {
  const [first] = phases;
  const last = phases.at(-1);
  if (!first || !last) return undefined;
  const { price } = phases.findLast((phase) => phase.price > 0) ?? last;
  return { ...last, from: first.from, price, phaseEndsAt: session.phaseEndsAt };
}

/**
 * All that a command has changed of a market, to be told when its sequence is given.
 * @param orders every order that changed, each once
 * @param own the order that the command placed, if it did
 */
export function movedEvent(
  market: Market,
  effects: Effects,
  orders: Iterable<BookOrder>,
  own: BookOrder | null,
): DomainEvent {
  const { symbol, seasonId, sequence, clock, session } = market;
  const { last, open, high, low, volume, amount, chain } = session;
  const phase = phaseOf(effects, market);
  const data = {
    symbol,
    seasonId,
    sequence,
    at: clock,
    levels: market.book.takeLevels(),
    trades: effects.trades.map(
      ({ tradeNo, price, quantity, taker, at }) =>
        [tradeNo, price, quantity, taker === null ? 'a' : taker === 'buy' ? 'b' : 's', at] as const,
    ),
    orders: Array.from(orders, (order) => toldOrder(order, own)),
    ...(phase && { phase }),
    quote: { last, open, high, low, volume, amount, ...(chain && { chain }) },
  } satisfies Moved;
  return { name: MOVED, key: symbol, data };
}
