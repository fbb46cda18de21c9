import { expect, test } from 'vitest';
import { numberOf } from './whole-number.ts';

test.each([
  ['51,000', 51_000],
  [' 7 ', 7],
  ['', null],
  ['0', null],
  ['-3', null],
  ['1.5', null],
  ['1e3', null],
  ['12345678901234', null],
])('%j is %s', (text, expected) => {
  expect(numberOf(text)).toBe(expected);
});
