import { expect, test } from 'vitest';
import { type Effects, type Market, noEffects } from '../market.ts';
import type { BookOrder, OrderRequest } from '../order.ts';
import { amend, cancel, convert, end, type Placed, place, reachStops, trade } from './index.ts';
import { marketFor } from './testing/market.ts';

const AT = 1_800_000_000_000;

/** Places an order; its id is `<account><number>`. */
let made = 0;
function ask(market: Market, text: string, more: Partial<OrderRequest> = {}): Placed | string {
  const [accountId = '', side, quantity, price] = text.split(' ');
  made += 1;
  const answer = place(
    market,
    {
      ...{ id: `${accountId}${made}`, accountId, side: side === 'buys' ? 'buy' : 'sell' },
      ...{ type: price ? 'limit' : 'market', timeInForce: 'DAY', price: Number(price ?? 0), stopPrice: 0 },
      quantity: Number(quantity),
      ...more,
    },
    AT,
  );
  return 'accepted' in answer ? answer.code : answer;
}
function rest(market: Market, text: string, more: Partial<OrderRequest> = {}): BookOrder {
  const answer = ask(market, text, more);
  if (typeof answer === 'string') throw new Error(answer);
  return answer.order;
}
const tradesOf = (effects: Placed | Effects | string) =>
  typeof effects === 'string' ? effects : effects.trades.map((one) => `${one.quantity} at ${one.price}`);

test('the better price goes first, at one price the older', () => {
  const market = marketFor(1_000);
  const later = rest(market, 'ann sells 5 1001');
  const first = rest(market, 'bob sells 5 1000');
  const second = rest(market, 'cho sells 5 1000');
  expect(tradesOf(ask(market, 'dan buys 12 1001'))).toEqual(['5 at 1000', '5 at 1000', '2 at 1001']);
  expect([first.status, second.status, later.filled]).toEqual(['filled', 'filled', 2]);
  expect(market.session).toMatchObject({ open: 1_000, high: 1_001, last: 1_001, volume: 12, tradeNo: 3 });
});

test('a market order takes what there is, and the rest of it is over', () => {
  const market = marketFor(1_000);
  expect(ask(market, 'ann buys 3')).toBe('stocks.no-price');
  rest(market, 'bob sells 2 1000');
  const { order, ended } = ask(market, 'ann buys 3') as Placed;
  expect(order).toMatchObject({ status: 'cancelled', reason: 'immediate', filled: 2, amount: 2_000 });
  expect(ended).toEqual([{ order, quantity: 1, reason: 'immediate' }]);
  expect(market.book.size).toBe(0);
});

test('the best prices are those of the moment', () => {
  const market = marketFor(1_000);
  expect(ask(market, 'ann buys 1 0', { type: 'best-own' })).toBe('stocks.no-price');
  rest(market, 'ann buys 1 990');
  rest(market, 'bob sells 1 1010');
  rest(market, 'bob sells 1 1012');
  expect(rest(market, 'cho buys 5', { type: 'best-own' })).toMatchObject({ price: 990, filled: 0 });
  expect(rest(market, 'dan buys 5', { type: 'best-opposite' })).toMatchObject({ price: 1_010, filled: 1 });
  expect(market.book.depth(2).bids).toEqual([
    [1_010, 4, 1],
    [990, 6, 2],
  ]);
});

test('all at once or nothing: own orders and prices that interrupt do not count', () => {
  const market = marketFor(1_000);
  rest(market, 'ann sells 5 1000');
  rest(market, 'bob sells 5 1001');
  rest(market, 'cho sells 50 1060');
  const whole = { timeInForce: 'FOK' } as const;
  const before = market.book.depth(9);
  expect(ask(market, 'dan buys 11 1001', whole)).toBe('stocks.not-filled');
  expect(ask(market, 'bob buys 10 1001', whole)).toBe('stocks.self-match');
  expect(ask(market, 'dan buys 11 1100', whole)).toBe('stocks.not-filled');
  expect(market.book.depth(9)).toEqual(before);
  expect(market.session.phase).toBe('continuous');
  expect(tradesOf(ask(market, 'dan buys 10 1100', whole))).toEqual(['5 at 1000', '5 at 1001']);
});

test('at once what there is', () => {
  const market = marketFor(1_000);
  rest(market, 'ann sells 5 1000');
  const now = { timeInForce: 'IOC' } as const;
  expect((ask(market, 'dan buys 8 1000', now) as Placed).order).toMatchObject({
    ...{ filled: 5, status: 'cancelled', reason: 'immediate' },
  });
  expect((ask(market, 'dan buys 8 1000', now) as Placed).order).toMatchObject({
    filled: 0,
    reason: 'immediate',
  });
});

test('nobody meets oneself', () => {
  const market = marketFor(1_000);
  rest(market, 'bob sells 5 1000');
  rest(market, 'ann sells 5 1000');
  expect(ask(market, 'bob buys 1 1000')).toBe('stocks.self-match');
  const { order, trades } = ask(market, 'ann buys 8 1000') as Placed;
  expect(trades).toHaveLength(1);
  expect(order).toMatchObject({ filled: 5, status: 'cancelled', reason: 'self-match' });
  const bid = rest(market, 'ann buys 1 990');
  expect(amend(market, bid, { price: 1_000 }, AT)).toMatchObject({ code: 'stocks.self-match' });
  expect(market.book.depth(1).bids).toEqual([[990, 1, 1]]);
});

test('a price too far away interrupts the market, measured from before the order came', () => {
  const market = marketFor(1_000);
  rest(market, 'ann sells 5 1040');
  rest(market, 'bob sells 5 1080');
  const { order, trades, phases } = ask(market, 'cho buys 20 1100') as Placed;
  // 1,080 is less than 6 % from 1,040, where this order itself has traded.
  expect(trades).toHaveLength(1);
  expect(phases).toMatchObject([{ from: 'continuous', to: 'interruption', reason: 'volatility' }]);
  expect(order).toMatchObject({ status: 'open', filled: 5, price: 1_100 });
  expect(market.book.depth(1)).toEqual({ bids: [[1_100, 15, 1]], asks: [[1_080, 5, 1]] });
});

test('a smaller quantity keeps the place, anything else loses it', () => {
  const market = marketFor(1_000);
  const [a, b, c] = ['ann', 'bob', 'cho'].map((who) => rest(market, `${who} sells 5 1000`));
  const order = () => [...market.book.inOrder('sell')].map(({ accountId }) => accountId).join(' ');
  expect(amend(market, a!, { quantity: 3 }, AT)).toMatchObject({ ended: [{ quantity: 2, reason: 'asked' }] });
  expect(cancel(market, a!, 1, AT, 'asked')).toMatchObject({ ended: [{ quantity: 1 }] });
  expect(order()).toBe('ann bob cho');
  amend(market, a!, { quantity: 4 }, AT);
  expect(order()).toBe('bob cho ann');
  amend(market, b!, { price: 1_001 }, AT);
  amend(market, b!, { price: 1_000 }, AT);
  expect(order()).toBe('cho ann bob');
  expect(market.book.depth(1).asks).toEqual([[1_000, 14, 3]]);
  expect(amend(market, c!, { quantity: 0 }, AT)).toMatchObject({ code: 'stocks.order-over' });
  cancel(market, c!, 99, AT, 'by-operator');
  expect(c).toMatchObject({ status: 'cancelled', reason: 'by-operator', quantity: 5 });
});

test('an amended price that meets the other side trades at once', () => {
  const market = marketFor(1_000);
  rest(market, 'ann sells 5 1000');
  const bid = rest(market, 'bob buys 8 990');
  const effects = amend(market, bid, { price: 1_000 }, AT) as Effects;
  expect(tradesOf(effects)).toEqual(['5 at 1000']);
  expect(effects.rested).toEqual([bid]);
  expect(market.book.depth(1)).toEqual({ bids: [[1_000, 3, 1]], asks: [] });
});

test('stops wait for a trade, come one after the other, and may set each other off', () => {
  const market = marketFor(1_000);
  const stop = (text: string, stopPrice: number) => rest(market, text, { type: 'stop-limit', stopPrice });
  for (const price of [1_000, 1_005, 1_010]) rest(market, `ann sells 5 ${price}`);
  const high = stop('bob buys 5 1010', 1_005);
  const low = stop('cho buys 5 1005', 1_000);
  expect([high.status, low.status, market.book.depth(1).bids]).toEqual(['waiting', 'waiting', []]);
  const effects = ask(market, 'dan buys 5 1000') as Placed;
  expect(tradesOf(effects)).toEqual(['5 at 1000', '5 at 1005', '5 at 1010']);
  expect([high.status, low.status, market.book.size]).toEqual(['filled', 'filled', 0]);
});

test('a thousand stops in a row are no deeper than one', () => {
  const market = marketFor(100_000);
  for (let i = 0; i < 1_000; i += 1) {
    rest(market, `ann sells 1 ${100_000 + i}`);
    if (i > 0) rest(market, `bob buys 1 ${100_000 + i}`, { type: 'stop-limit', stopPrice: 99_999 + i });
  }
  expect((ask(market, 'cho buys 1 100000') as Placed).trades).toHaveLength(1_000);
});

test('the steps of an auction', () => {
  const market = marketFor(1_000, { phase: 'closing-auction' });
  const priced = rest(market, 'ann buys 5 1000', { type: 'conditional' });
  const unpriced = rest(market, 'bob buys 5');
  const sell = rest(market, 'cho sells 7 990');
  const effects = noEffects();
  convert(market, priced, 'market', 0, effects);
  expect([...market.book.inOrder('buy')]).toEqual([unpriced, priced]);
  trade(market, unpriced, sell, 1_000, 5, null, AT, effects);
  trade(market, priced, sell, 1_000, 2, null, AT, effects);
  convert(market, priced, 'limit', 1_000, effects);
  market.session.phase = 'continuous';
  reachStops(market, AT, effects);
  expect(market.book.depth(1)).toEqual({ bids: [[1_000, 3, 1]], asks: [] });
  end(market, priced, 'session-over', effects);
  expect(priced).toMatchObject({ status: 'expired', reason: 'session-over', filled: 2, amount: 2_000 });
  expect(effects.ended).toEqual([{ order: priced, quantity: 3, reason: 'session-over' }]);
  expect(market.book.size).toBe(0);
});

test('an operator narrows the limits: what rests beyond them trades at the limit, or nowhere', () => {
  const market = marketFor(1_000);
  const cheap = rest(market, 'ann sells 5 900');
  rest(market, 'bob sells 5 1000');
  const dear = rest(market, 'cho sells 5 1055');
  Object.assign(market.session, { lower: 950, upper: 1_050 });
  expect(tradesOf(ask(market, 'dan buys 12 1000'))).toEqual(['5 at 950', '5 at 1000']);
  expect([cheap.amount, dear.filled]).toEqual([4_750, 0]);
  market.book.remove(market.book.live(market.book.ordersOf('dan')[0]!.id));
  // Nobody sells within the limits any more.
  expect(ask(market, 'dan buys 1')).toBe('stocks.no-price');
  expect(ask(market, 'dan buys 1 0', { type: 'best-opposite' })).toBe('stocks.no-price');
  expect(ask(market, 'dan buys 1 1050', { timeInForce: 'FOK' })).toBe('stocks.not-filled');
  market.session.upper = 1_300;
  expect(tradesOf(ask(market, 'dan buys 1'))).toEqual(['1 at 1055']);
});

test('the same for those who buy; and the best price of a side is one at which it trades', () => {
  const market = marketFor(1_000);
  const dear = rest(market, 'ann buys 5 1090');
  const low = rest(market, 'bob buys 5 900');
  Object.assign(market.session, { lower: 950, upper: 1_050 });
  expect(rest(market, 'cho buys 1', { type: 'best-own' }).price).toBe(1_050);
  expect(tradesOf(ask(market, 'dan sells 20'))).toEqual(['5 at 1050', '1 at 1050']);
  expect([dear.amount, low.filled]).toEqual([5_250, 0]);
  expect(ask(market, 'cho buys 1', { type: 'best-own' })).toBe('stocks.no-price');
});
