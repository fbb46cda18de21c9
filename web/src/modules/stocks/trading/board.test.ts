import { expect, test } from 'vitest';
import type { TapeTrade, TradedSymbol } from '../../../api/stocks-trading.ts';
import { boardOf, withBook, withSymbol, withTape, withTrades } from './board.ts';

const QUOTE = { last: 1_000, open: 990, high: 1_010, low: 980, volume: 10, amount: 10_000 };
const traded = {
  ...QUOTE,
  symbol: 'MDG',
  phase: 'continuous',
  phaseEndsAt: null,
  indicative: null,
  sequence: 5,
} as unknown as TradedSymbol;
const trade = (tradeNo: number): TapeTrade => ({
  tradeNo,
  price: 1_000,
  quantity: 1,
  taker: 'buy',
  at: '2026-11-23T00:00:00.000Z',
});
const book = (sequence: number, quantity: number) => ({
  symbol: 'MDG',
  sequence,
  bids: [{ price: 990, quantity, orders: 1 }],
  asks: [],
  phase: 'continuous' as const,
  phaseEndsAt: null,
  indicative: null,
});

test('what was overtaken on its way changes nothing', () => {
  const live = withBook(boardOf(traded), {
    ...book(9, 7),
    quote: { ...QUOTE, last: 1_020 },
    phase: 'closing-auction',
    phaseEndsAt: null,
    indicative: { price: 1_020, quantity: 4, surplus: 1 },
  });
  expect(live).toMatchObject({ sequence: 9, phase: 'closing-auction', quote: { last: 1_020 } });
  expect(withBook(live, book(8, 1)).bids[0]?.quantity).toBe(7);
  expect(withSymbol(live, { ...traded, sequence: 8 })).toBe(live);
  expect(withSymbol(live, { ...traded, sequence: 10 }).phase).toBe('continuous');
});

test('a book that was read alone leaves the price as it is', () => {
  expect(withBook(boardOf(traded), book(6, 3))).toMatchObject({
    isBookRead: true,
    sequence: 5,
    bookSequence: 6,
    quote: { last: 1_000 },
  });
});

test('trades come once, and a hole between them is seen', () => {
  const read = withTape(boardOf(traded), [trade(2), trade(1)]);
  const first = withTrades(read, [trade(3), trade(2)]);
  expect(first.fresh.map(({ tradeNo }) => tradeNo)).toEqual([3]);
  expect(first.isGap).toBe(false);
  const later = withTrades(first.board, [trade(6), trade(5)]);
  expect(later.isGap).toBe(true);
  const healed = withTape(later.board, [trade(5), trade(4), trade(3)]);
  expect(healed.tape.map(({ tradeNo }) => tradeNo)).toEqual([6, 5, 4, 3, 2, 1]);
});

test('before the tape was read there is no hole to see', () => {
  expect(withTrades(boardOf(traded), [trade(40)]).isGap).toBe(false);
});
