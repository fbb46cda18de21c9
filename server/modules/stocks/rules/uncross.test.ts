import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effects, Market } from '../market.ts';
import { marketFor } from '../matching/testing/market.ts';
import { type BookOrder, leftOf, type Side } from '../order.ts';
import { indicative } from './auction.ts';
import { buy, order, sell } from './testing/orders.ts';
import { uncross } from './uncross.ts';

const gathering = (reference = 10_000): Market => marketFor(reference, { phase: 'opening-auction' });
const told = ({ trades }: Effects) =>
  trades.map(({ price, quantity, buy, sell }) => [quantity, price, buy, sell]);

describe('the end of an auction', () => {
  test('all trade at one price: without a price first, then by price, then by time', () => {
    const market = gathering();
    const late = buy(market, 30, 10_100);
    const early = buy(market, 30, 10_200);
    const later = buy(market, 30, 10_100);
    const unpriced = buy(market, 20, 0);
    const cheap = sell(market, 60, 9_900);
    const dear = sell(market, 15, 10_100);
    const effects = uncross(market, 1_000);
    expect(told(effects)).toEqual([
      [20, 10_100, unpriced, cheap],
      [30, 10_100, early, cheap],
      [10, 10_100, late, cheap],
      [15, 10_100, late, dear],
    ]);
    expect([leftOf(late), leftOf(later), market.book.size]).toEqual([5, 30, 2]);
    expect(market.session).toMatchObject({ last: 10_100, open: 10_100, auctionPrice: 10_100, volume: 75 });
    expect(effects.trades.map(({ tradeNo, at, taker }) => [tradeNo, at, taker])).toEqual(
      [1, 2, 3, 4].map((no) => [no, 1_000, null]),
    );
  });

  test('nothing meets: nothing happens', () => {
    const market = gathering();
    buy(market, 10, 9_900);
    sell(market, 10, 10_000);
    expect(uncross(market, 1)).toEqual({ trades: [], ended: [], rested: [], phases: [] });
    expect(market.session.auctionPrice).toBe(0);
  });

  test('at the upper limit the opening’s shares are allotted, orders without a price among them', () => {
    const market = gathering();
    const small = buy(market, 150, 13_000);
    const large = buy(market, 5_000, 13_000);
    const unpriced = buy(market, 1_000, 0);
    const below = buy(market, 9_000, 12_950);
    sell(market, 700, 10_000);
    sell(market, 300, 13_000);
    const effects = uncross(market, 1);
    // A hundred for each, the largest first; 500 and 200 are left for the next round.
    expect([large, unpriced, small, below].map(({ filled }) => filled)).toEqual([600, 300, 100, 0]);
    expect(effects.trades.map((trade) => [trade.buy, trade.quantity])).toEqual([
      [large, 600],
      [unpriced, 100],
      [unpriced, 200],
      [small, 100],
    ]);
  });

  test('at the lower limit the sellers share', () => {
    const market = gathering();
    const first = sell(market, 200, 7_000);
    const second = sell(market, 900, 7_000);
    buy(market, 300, 7_000);
    uncross(market, 1);
    expect([first.filled, second.filled]).toEqual([100, 200]);
  });

  test('no allotment where buyers are not left over, in other auctions, or at another price', () => {
    const closing = marketFor(10_000, { phase: 'closing-auction' });
    const first = buy(closing, 200, 13_000);
    const second = buy(closing, 900, 13_000);
    sell(closing, 300, 13_000);
    uncross(closing, 1);
    expect([first.filled, second.filled]).toEqual([200, 100]);
    const inside = gathering();
    const early = buy(inside, 200, 12_000);
    const large = buy(inside, 900, 12_000);
    sell(inside, 300, 12_000);
    uncross(inside, 1);
    expect([early.filled, large.filled]).toEqual([200, 100]);
  });

  test('two orders of one account do not meet: the newer ends', () => {
    const market = gathering();
    const own = buy(market, 50, 10_100, { accountId: 'mine' });
    const newer = sell(market, 50, 10_000, { accountId: 'mine' });
    const aside = sell(market, 10, 10_200, { accountId: 'mine' });
    const other = sell(market, 20, 10_100);
    const effects = uncross(market, 1);
    expect(effects.ended).toEqual([{ order: newer, quantity: 50, reason: 'self-match' }]);
    expect(newer.status).toBe('cancelled');
    expect(told(effects)).toEqual([[20, 10_100, own, other]]);
    expect(aside.status).toBe('open');
  });

  test('an older sell without a price ends every newer buy of its account', () => {
    const market = gathering();
    sell(market, 10, 0, { accountId: 'mine' });
    const buys = [0, 9_000].map((price) => buy(market, 10, price, { accountId: 'mine' }));
    buy(market, 10, 9_500);
    const effects = uncross(market, 1);
    expect(buys.map(({ reason }) => reason)).toEqual(['self-match', 'self-match']);
    expect(effects.trades).toHaveLength(1);
  });
});

const WISH = fc.record({
  side: fc.constantFrom<Side>('buy', 'sell'),
  price: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 600, max: 1_120 }) },
    fc.constant(0),
    fc.constant(603),
    fc.constant(1_119),
  ),
  quantity: fc.integer({ min: 1, max: 4_000 }),
  account: fc.integer({ min: 1, max: 12 }),
});
const wishes = fc.array(WISH, { minLength: 2, maxLength: 40 }).map((all) =>
  all.map((wish) => ({
    ...wish,
    price: wish.price === 0 ? 0 : Math.min(1_119, Math.max(603, wish.price)),
  })),
);

/** Whether an order of a side has to be served before another of the same side. */
function isBefore(one: BookOrder, other: BookOrder): boolean {
  if (one.price === other.price) return one.priority < other.priority;
  if (one.price === 0 || other.price === 0) return one.price === 0;
  return one.side === 'buy' ? one.price > other.price : one.price < other.price;
}

const meets = (one: BookOrder, other: BookOrder): boolean => {
  const [bid, ask] = one.side === 'buy' ? [one, other] : [other, one];
  return bid.price === 0 || bid.price >= ask.price;
};

test('whatever was gathered: most shares, nobody at a worse price, nobody before their turn, nobody with themselves', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const market = gathering(861);
      const orders = all.map(({ account, ...wanted }) =>
        order(market, { ...wanted, accountId: `A${account}` }),
      );
      const effects = uncross(market, 1);
      const ended = new Set(effects.ended.map((one) => one.order));
      const traded = effects.trades.reduce((sum, { quantity }) => sum + quantity, 0);
      // What is left does not meet any more, but for orders without a price on one side alone.
      expect(indicative(market)).toBeNull();
      const prices = new Set(effects.trades.map(({ price }) => price));
      expect(prices.size).toBeLessThanOrEqual(1);
      const price = market.session.auctionPrice;
      for (const { buy, sell, quantity } of effects.trades) {
        expect(quantity).toBeGreaterThan(0);
        expect(buy.accountId).not.toBe(sell.accountId);
        expect(buy.price === 0 || buy.price >= price).toBe(true);
        expect(sell.price <= price).toBe(true);
      }
      for (const one of ended) {
        const older = orders.filter(
          (own) => !ended.has(own) && own.accountId === one.accountId && own.priority < one.priority,
        );
        expect(older.some((own) => own.side !== one.side && meets(own, one))).toBe(true);
      }
      for (const one of orders) {
        expect(one.filled).toBeLessThanOrEqual(one.quantity);
        expect(one.amount).toBe(one.filled * price);
      }
      const filled = (side: Side): number =>
        orders.filter((one) => one.side === side).reduce((sum, one) => sum + one.filled, 0);
      expect([filled('buy'), filled('sell')]).toEqual([traded, traded]);
      for (const side of ['buy', 'sell'] as const) {
        if (price === (side === 'buy' ? 1_119 : 603)) continue;
        const own = orders.filter((one) => one.side === side && !ended.has(one));
        for (const one of own) {
          for (const other of own) if (other.filled > 0 && isBefore(one, other)) expect(leftOf(one)).toBe(0);
        }
      }
    }),
    { numRuns: 500 },
  );
});
