import { expect, test } from 'vitest';
import { directionOf, rateOf } from './change.ts';
import { stockFormatsFor } from './use-stock-format.ts';

test('a change has a direction', () => {
  expect([directionOf(5), directionOf(-5), directionOf(0)]).toEqual(['rise', 'fall', 'even']);
});

test('a rate is of what it was before', () => {
  expect(rateOf(103, 3)).toBeCloseTo(0.03);
  expect(rateOf(70, -30)).toBeCloseTo(-0.3);
  // Nothing was there before: it has not grown by any share.
  expect(rateOf(5, 5)).toBe(0);
});

test('rates carry their sign, prices do not', () => {
  const format = stockFormatsFor('ko');
  expect(format.rate(0.0156)).toBe('+1.56%');
  expect(format.rate(-0.3)).toBe('−30.00%');
  expect(format.rate(0)).toBe('0.00%');
  // Too small to be seen is no change.
  expect(format.rate(-0.00001)).toBe('0.00%');
  expect(format.price(78_400)).toBe('78,400');
  expect(format.signed(-1200)).toBe('−1,200');
  expect(format.signed(1200)).toBe('+1,200');
});

test('money is in the currency of its wallet', () => {
  expect(stockFormatsFor('ko').money(12_000)).toBe('12,000원');
  expect(stockFormatsFor('en').money(-12_000)).toBe('−₩12,000');
  expect(stockFormatsFor('ko', 'MCK').money(12_000)).toBe('12,000 MCK');
  expect(stockFormatsFor('en', 'MCK').signedMoney(12_000)).toBe('+12,000 MCK');
});
