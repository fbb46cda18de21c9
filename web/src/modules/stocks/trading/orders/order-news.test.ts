import { expect, test } from 'vitest';
import type { OrderNews } from '../../../../api/stocks-trading.ts';
import { isNews, shownStatus, wordOf } from './order-news.ts';

const news = (changes: Partial<OrderNews>): OrderNews => ({
  orderId: 'O',
  symbol: 'MDG',
  side: 'buy',
  status: 'open',
  quantity: 10,
  filledQuantity: 0,
  averagePrice: null,
  reason: null,
  ...changes,
});

test('an answer that was overtaken by live news is no news', () => {
  const filled = news({ status: 'filled', filledQuantity: 10 });
  expect(isNews(undefined, news({}))).toBe(true);
  expect(isNews(news({}), news({}))).toBe(false);
  expect(isNews(news({}), news({ filledQuantity: 4 }))).toBe(true);
  expect(isNews(news({ filledQuantity: 4 }), news({}))).toBe(false);
  expect(isNews(filled, news({ filledQuantity: 4 }))).toBe(false);
  expect(isNews(news({}), news({ quantity: 8 }))).toBe(true);
});

test.each([
  [{}, 'accepted'],
  [{ filledQuantity: 3 }, 'partly'],
  [{ status: 'filled', filledQuantity: 10 }, 'filled'],
  [{ status: 'waiting' }, 'waiting'],
  [{ status: 'cancelled' }, 'cancelled'],
  [{ status: 'cancelled', filledQuantity: 3 }, 'partlyCancelled'],
  [{ status: 'expired' }, 'expired'],
] as const)('%j is told as %s', (changes, word) => {
  expect(wordOf(news(changes))).toBe(word);
});

test('an open order that has traded is partly filled', () => {
  expect(shownStatus(news({ filledQuantity: 1 }))).toBe('partly');
  expect(shownStatus(news({}))).toBe('open');
});
