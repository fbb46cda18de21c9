import { expect, test } from 'vitest';
import type { QuotesNews } from '../../../api/stocks.ts';
import { fresh, withNews } from './live-quotes.ts';

const news = (...quotes: QuotesNews['quotes'][number][]): QuotesNews => ({
  ...{ market: 'main', index: 1_000, change: 0, quotes },
});

test('the newest message of a symbol counts, others stay', () => {
  const first = withNews(
    new Map(),
    news(['900110', 78_500, 500, 120, 'continuous', 9_000], ['900140', 1_000, 0, 0, 'closed', 0]),
  );
  const next = withNews(first, news(['900110', 78_600, 600, 130, 'halted', 9_500]));
  expect(next.get('900110')).toEqual({
    ...{ last: 78_600, change: 600, volume: 130, phase: 'halted', amount: 9_500 },
  });
  expect(next.get('900140')?.phase).toBe('closed');
  expect(first.get('900110')?.last).toBe(78_500);
});

test('what was heard is shown in place of what was read', () => {
  const quote = { symbol: 'A', last: 1, change: 0, volume: 9, phase: 'closed', amount: 1 } as const;
  const live = { last: 2, change: 1, volume: 3, phase: 'continuous', amount: 6 } as const;
  expect(fresh(quote, live)).toEqual({ symbol: 'A', ...live });
  expect(fresh(quote, undefined)).toBe(quote);
});
