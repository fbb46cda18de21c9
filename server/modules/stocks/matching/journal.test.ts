import { expect, test } from 'vitest';
import type { Market } from '../market.ts';
import type { OrderRequest, Side } from '../order.ts';
import {
  amend,
  Book,
  cancel,
  hashOf,
  type Op,
  type Placed,
  place,
  restored,
  stored,
  tradeIdOf,
} from './index.ts';
import { marketFor } from './testing/market.ts';

const AT = 1_800_000_000_000;

const request = (id: string, side: Side, price: number, quantity: number): OrderRequest => ({
  ...{ id, accountId: `of ${id}`, side, type: 'limit', timeInForce: 'DAY', price, stopPrice: 0, quantity },
});

test('the journal tells what a batch has made of each order, once, and nothing of what came and went', () => {
  const market = marketFor(1_000);
  const { book } = market;
  const put = (id: string, side: Side, price: number, quantity: number) =>
    (place(market, request(id, side, price, quantity), AT) as Placed).order;
  const a = put('a', 'sell', 1_000, 5);
  const b = put('b', 'sell', 1_000, 5);
  put('gone', 'buy', 1_000, 2);
  a.reserved = 7;
  expect(book.takeLog()).toEqual([
    ['o', 'a', 'of a', 'slDo', 1_000, 0, 5, 2, 2_000, 1, AT, 7],
    ['o', 'b', 'of b', 'slDo', 1_000, 0, 5, 0, 0, 2, AT, 0],
  ]);
  expect(book.takeLog()).toEqual([]);
  amend(market, a, { price: 1_001 }, AT);
  cancel(market, b, 1, AT, 'asked');
  put('also gone', 'buy', 1_000, 4);
  put('c', 'buy', 999, 1);
  expect(book.takeLog()).toEqual([
    ['x', 'b'],
    ['m', 'a', 'slDo', 1_001, 5, 2, 2_000, 3, 7],
    ['o', 'c', 'of c', 'blDo', 999, 0, 1, 0, 0, 4, AT, 0],
  ]);
});

test('whoever applies the journal has the same queues', () => {
  const market = marketFor(1_000);
  const put = (id: string, price: number) =>
    (place(market, request(id, 'sell', price, 5), AT) as Placed).order;
  const a = put('a', 1_001);
  market.book.takeLog();
  const copy = restored(stored(market), market);
  // First touched, last to come to the price.
  cancel(market, a, 1, AT, 'asked');
  put('b', 1_000);
  amend(market, a, { price: 1_000 }, AT);
  copy.book.apply(market.book.takeLog());
  const queue = ({ book }: Market) => [...book.inOrder('sell')].map(({ id }) => id);
  expect(queue(market)).toEqual(['b', 'a']);
  expect(queue(copy)).toEqual(['b', 'a']);
});

test('a book that does not fit its journal says so', () => {
  expect(() => new Book().apply([['x', 'nobody']])).toThrow('nobody is not in the book');
  const op: Op = ['o', 'a', 'of a', 'slDo', 1_000, 0, 5, 2, 2_000, 1, AT, 7];
  expect(() => new Book().apply([op, op])).toThrow('a is in the book already');
  expect(() => new Book().apply([op, ['?', 'a']])).toThrow('? is no step of a journal');
});

test('a market that is kept and read again is the same, and another one is not', () => {
  const market = marketFor(1_000);
  place(market, request('a', 'sell', 1_000, 5), AT);
  place(market, { ...request('b', 'buy', 1_100, 5), type: 'stop-limit', stopPrice: 1_000 }, AT);
  const again = restored(JSON.parse(JSON.stringify(stored(market))), market);
  expect(hashOf(again)).toBe(hashOf(market));
  expect(again).toMatchObject({ sequence: 0, clock: market.clock, rules: market.rules });
  again.book.live('a').reserved = 1;
  expect(hashOf(again)).not.toBe(hashOf(market));
  again.book.live('a').reserved = 0;
  again.session.last += 1;
  expect(hashOf(again)).not.toBe(hashOf(market));
});

test('ids of trades sort by time and by number', () => {
  const ids = [
    tradeIdOf(AT - 1, 7, 99),
    tradeIdOf(AT, 7, 1),
    tradeIdOf(AT, 7, 1_000),
    tradeIdOf(AT, 32_767, 2),
    tradeIdOf(AT + 1, 7, 3),
  ];
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set([16]));
});
