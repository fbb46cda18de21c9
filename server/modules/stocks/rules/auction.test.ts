import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../market.ts';
import { marketFor } from '../matching/testing/market.ts';
import type { Side } from '../order.ts';
import { type Indicative, indicative } from './auction.ts';
import { buy, order, sell } from './testing/orders.ts';
import { stepUp, tickAbove } from './ticks.ts';

const gathering = (reference: number, last = reference): Market =>
  marketFor(reference, { phase: 'opening-auction', last });

describe('the price of an auction', () => {
  test('nobody on one side, or nobody who agrees: none', () => {
    const market = gathering(10_000);
    expect(indicative(market)).toBeNull();
    buy(market, 10, 10_000);
    expect(indicative(market)).toBeNull();
    sell(market, 10, 10_010);
    expect(indicative(market)).toBeNull();
  });

  test('most shares come first', () => {
    const market = gathering(10_000);
    buy(market, 100, 10_100);
    buy(market, 200, 10_050);
    buy(market, 400, 10_000);
    sell(market, 150, 9_950);
    sell(market, 250, 10_050);
    sell(market, 300, 10_080);
    // 150 would trade at 10,000 and 100 at 10,100; at 10,050 all of 300 buyers do.
    expect(indicative(market)).toEqual({ price: 10_050, quantity: 300, surplus: -100 });
  });

  test('of prices with as many shares the one with the least left over', () => {
    const market = gathering(10_000);
    buy(market, 100, 10_200);
    buy(market, 50, 10_100);
    sell(market, 100, 10_000);
    // At 10,110 to 10,200 nothing is left over; 10,000 would be nearer to the newest price.
    expect(indicative(market)).toEqual({ price: 10_110, quantity: 100, surplus: 0 });
  });

  test('then the nearest to the newest price, which is itself taken where it can be', () => {
    const between = gathering(10_000, 10_070);
    buy(between, 100, 10_200);
    sell(between, 100, 9_900);
    expect(indicative(between)?.price).toBe(10_070);
    const above = gathering(10_000, 10_500);
    buy(above, 100, 10_200);
    sell(above, 100, 9_900);
    expect(indicative(above)?.price).toBe(10_200);
    const below = gathering(10_000, 9_500);
    buy(below, 100, 10_200);
    sell(below, 100, 9_900);
    expect(indicative(below)?.price).toBe(9_900);
  });

  test('without a price on both sides it is the newest price', () => {
    const market = gathering(10_000, 9_870);
    buy(market, 70, 0);
    sell(market, 50, 0);
    expect(indicative(market)).toEqual({ price: 9_870, quantity: 50, surplus: 20 });
  });

  test('orders without a price trade at any within the limits', () => {
    const market = gathering(10_000);
    buy(market, 500, 0);
    sell(market, 100, 12_000);
    sell(market, 100, 13_000);
    expect(indicative(market)).toEqual({ price: 13_000, quantity: 200, surplus: 300 });
  });

  test('of two prices that are as near, sellers who are left over take the lower', () => {
    // The newest price lies between two steps: 10,005.
    const buyers = gathering(10_000, 10_005);
    buy(buyers, 20, 10_200);
    sell(buyers, 10, 9_900);
    expect(indicative(buyers)).toEqual({ price: 10_010, quantity: 10, surplus: 10 });
    const sellers = gathering(10_000, 10_005);
    buy(sellers, 10, 10_200);
    sell(sellers, 20, 9_900);
    expect(indicative(sellers)).toEqual({ price: 10_000, quantity: 10, surplus: -10 });
  });

  test('orders outside of limits that an operator has set since make no price outside of them', () => {
    const market = gathering(10_000);
    buy(market, 10, 12_900);
    sell(market, 10, 12_500);
    market.session.upper = 12_000;
    expect(indicative(market)).toBeNull();
    sell(market, 5, 11_000);
    market.session.last = 12_400;
    expect(indicative(market)).toEqual({ price: 12_000, quantity: 5, surplus: 5 });
  });
});

const wishes = fc.array(
  fc.record({
    side: fc.constantFrom<Side>('buy', 'sell'),
    // Around a border of the tick table; now and then without a price.
    price: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -14, max: 14 }) }, fc.constant(null)),
    quantity: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 1, maxLength: 14 },
);
const stepped = (steps: number): number => (steps < 0 ? 2_000 + steps : 2_000 + steps * 5);

/** The rule as it is written, over every price of the day. */
function plainly(market: Market, orders: readonly { side: Side; price: number; quantity: number }[]) {
  const { session, rules } = market;
  const wanted = (side: Side, at: number): number =>
    orders
      .filter((one) => one.side === side)
      .filter(({ price }) => price === 0 || (side === 'buy' ? price >= at : price <= at))
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const offers: Indicative[] = [];
  for (let price = tickAbove(rules, session.lower); price <= session.upper; price = stepUp(rules, price)) {
    const [demand, supply] = [wanted('buy', price), wanted('sell', price)];
    offers.push({ price, quantity: Math.min(demand, supply), surplus: demand - supply });
  }
  const most = Math.max(...offers.map(({ quantity }) => quantity));
  if (most === 0) return null;
  const byQuantity = offers.filter(({ quantity }) => quantity === most);
  const least = Math.min(...byQuantity.map(({ surplus }) => Math.abs(surplus)));
  const bySurplus = byQuantity.filter(({ surplus }) => Math.abs(surplus) === least);
  const distance = ({ price }: Indicative): number => Math.abs(price - session.last);
  const nearest = Math.min(...bySurplus.map(distance));
  const left = bySurplus.filter((offer) => distance(offer) === nearest);
  return left.at(-1)!.surplus >= 0 ? left.at(-1)! : left[0]!;
}

test('it is what trying every price of the day finds', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: -14, max: 14 }), (all, last) => {
      const market = gathering(2_000, stepped(last));
      const orders = all.map(({ side, price, quantity }) => ({
        ...{ side, quantity, price: price === null ? 0 : stepped(price) },
      }));
      for (const wanted of orders) order(market, wanted);
      expect(indicative(market)).toEqual(plainly(market, orders));
    }),
    { numRuns: 1_000 },
  );
});
