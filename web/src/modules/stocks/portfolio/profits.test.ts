import { expect, test } from 'vitest';
import { byPeriod, dayInSeoul, flawOfSpan, spanOf } from './profits.ts';

const days = [
  { day: '2026-10-30', profit: 500, fee: 3, tax: 10 },
  { day: '2026-11-02', profit: -200, fee: 2, tax: 5 },
  { day: '2026-11-20', profit: 900, fee: 4, tax: 20 },
];

test('days, the newest first', () => {
  expect(byPeriod(days, 'day').map(({ key }) => key)).toEqual(['2026-11-20', '2026-11-02', '2026-10-30']);
});

test('months put their days together', () => {
  expect(byPeriod(days, 'month')).toEqual([
    { key: '2026-11', profit: 700, fee: 6, tax: 25 },
    { key: '2026-10', profit: 500, fee: 3, tax: 10 },
  ]);
  expect(byPeriod([], 'month')).toEqual([]);
});

test('a span ends today', () => {
  expect(spanOf('2026-03-02', 30)).toEqual({ from: '2026-02-01', to: '2026-03-02' });
  expect(spanOf('2026-03-02', 1)).toEqual({ from: '2026-03-02', to: '2026-03-02' });
});

test('the day is that of Seoul', () => {
  expect(dayInSeoul(Date.parse('2026-11-21T15:00:00Z'))).toBe('2026-11-22');
  expect(dayInSeoul(Date.parse('2026-11-21T14:59:59Z'))).toBe('2026-11-21');
});

test('days that can be asked for', () => {
  expect(flawOfSpan({ from: '2026-01-01', to: '2026-12-31' })).toBeNull();
  expect(flawOfSpan({ from: '2026-01-02', to: '2026-01-01' })).toBe('order');
  expect(flawOfSpan({ from: '2025-01-01', to: '2026-12-31' })).toBe('long');
  expect(flawOfSpan({ from: '', to: '2026-12-31' })).toBe('none');
});
