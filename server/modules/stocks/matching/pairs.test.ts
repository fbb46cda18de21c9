import { expect, test } from 'vitest';
import { type BookOrder, leftOf, type OrderRequest, type OrderType, type Side } from '../order.ts';
import { START, Twins } from './testing/twins.ts';

const TYPES: readonly OrderType[] = [
  'limit',
  'market',
  'best-own',
  'best-opposite',
  'conditional',
  'stop-limit',
];
const SIDES: readonly Side[] = ['buy', 'sell'];
const ACCOUNT = { buy: 'buyer', sell: 'seller' } as const;
const PRICE = { buy: 990, sell: 1_010 } as const;
const SHARES = 10;
const otherSide = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy');

/** A market in continuous trading, its model beside it, and ways for each type of order to come to rest at a price. */
class Duel {
  readonly twins = new Twins();
  #made = 0;

  constructor() {
    this.twins.advance(START, 0);
    this.twins.operate({ kind: 'phase', phase: 'continuous' });
  }

  place(side: Side, type: OrderType, more: Partial<OrderRequest> = {}): BookOrder | undefined {
    this.#made += 1;
    const id = `order${this.#made}`;
    this.twins.place({
      ...{ id, accountId: ACCOUNT[side], side, type, timeInForce: 'DAY', price: 0, stopPrice: 0 },
      ...{ quantity: SHARES, ...more },
    });
    return this.twins.placed.find((order) => order.id === id);
  }

  #other(side: Side, price: number, quantity: number): BookOrder {
    return this.place(side, 'limit', { accountId: `${side}er of others`, price, quantity })!;
  }

  /** An order that was asked as one of this type and rests now, ten shares of it, at the price of its side. */
  rest(side: Side, type: OrderType): BookOrder {
    const price = PRICE[side];
    if (type === 'limit' || type === 'conditional') return this.place(side, type, { price })!;
    if (type === 'best-own') {
      const first = this.#other(side, price, 1);
      const order = this.place(side, type)!;
      this.twins.cancel(first, null);
      return order;
    }
    if (type === 'best-opposite') {
      this.#other(otherSide(side), price, 1);
      return this.place(side, type, { quantity: SHARES + 1 })!;
    }
    if (type === 'stop-limit') {
      const order = this.place(side, type, { price, stopPrice: price })!;
      this.#other(side, price, 1);
      this.#other(otherSide(side), price, 1);
      return order;
    }
    // What an auction leaves of a market order.
    this.twins.operate({ kind: 'phase', phase: 'interruption' });
    const order = this.place(side, type, { quantity: SHARES + 1 })!;
    this.#other(otherSide(side), price, 1);
    this.twins.operate({ kind: 'phase', phase: 'continuous' });
    this.twins.amend(order, { price });
    return order;
  }

  /** An order of this type comes and takes what rests at the other side's price. */
  take(side: Side, type: OrderType): BookOrder {
    const price = PRICE[otherSide(side)];
    if (type === 'limit' || type === 'conditional') return this.place(side, type, { price })!;
    if (type === 'market' || type === 'best-opposite') return this.place(side, type)!;
    if (type === 'best-own') {
      const order = this.rest(side, type);
      this.twins.amend(order, { price });
      return order;
    }
    const order = this.place(side, type, { price, stopPrice: price })!;
    this.#other(side, price, 1);
    return order;
  }
}

const pairs = TYPES.flatMap((one) => TYPES.map((other) => [one, other] as const));

test.for(pairs)('%s takes %s, from both sides', ([taker, maker]) => {
  for (const side of SIDES) {
    const duel = new Duel();
    const resting = duel.rest(otherSide(side), maker);
    expect([resting.status, leftOf(resting), resting.price]).toEqual(['open', SHARES, PRICE[resting.side]]);
    const coming = duel.take(side, taker);
    expect(duel.twins.meetings.get(`${taker} takes ${maker}`)).toBe(1);
    const isHelped = taker === 'stop-limit';
    expect(resting.status).toBe('filled');
    expect(leftOf(coming)).toBe(isHelped ? 1 : 0);
  }
});

test.for(pairs)('%s and %s trade in an auction', ([one, other]) => {
  for (const phase of ['opening-auction', 'interruption', 'closing-auction'] as const) {
    const duel = new Duel();
    const isUnpriced = (type: OrderType) =>
      type === 'market' || (type === 'conditional' && phase === 'closing-auction');
    const before = SIDES.map((side) => {
      const type = side === 'buy' ? one : other;
      return type === 'market' ? undefined : duel.rest(side, type);
    });
    duel.twins.operate({ kind: 'phase', phase });
    const orders = SIDES.map((side, i) => {
      const type = side === 'buy' ? one : other;
      const order = before[i] ?? duel.place(side, type)!;
      if (!isUnpriced(type)) duel.twins.amend(order, { price: 1_000 });
      expect(order.price).toBe(isUnpriced(type) ? 0 : 1_000);
      return order;
    });
    duel.twins.operate({ kind: 'phase', phase: 'continuous' });
    expect(orders.map(({ status }) => status)).toEqual(['filled', 'filled']);
    const [low, high] = one < other ? [one, other] : [other, one];
    expect(duel.twins.meetings.get(`${low} and ${high}`)).toBeGreaterThan(0);
  }
});
