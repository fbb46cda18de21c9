import { describe, expect, test } from 'vitest';
import { looksFurther } from './look-further.ts';

describe('a list whose first pages are empty', () => {
  const empty = { items: [] };
  const read = { pages: [empty], hasNextPage: true, isFetching: false, isError: false };

  test('is read on by itself while there is more behind them', () => {
    expect(looksFurther(read)).toBe(true);
    expect(looksFurther({ ...read, pages: [empty, empty, empty] })).toBe(true);
    expect(looksFurther({ ...read, hasNextPage: false })).toBe(false);
  });

  test('until something was found', () => {
    expect(looksFurther({ ...read, pages: [empty, { items: [1] }] })).toBe(false);
  });

  test('one page at a time, not behind an error, and not for ever', () => {
    expect(looksFurther({ ...read, isFetching: true })).toBe(false);
    expect(looksFurther({ ...read, isError: true })).toBe(false);
    expect(looksFurther({ ...read, pages: Array.from({ length: 10 }, () => empty) })).toBe(false);
  });
});
