import { expect, test } from 'vitest';
import { hasReached, isAhead, NOWHERE, parsePosition } from './gtid.ts';

test('positions are read as MariaDB writes them', () => {
  const { text, numbers } = parsePosition('0-1-270,1-3-12');
  expect(text).toBe('0-1-270,1-3-12');
  expect([...numbers]).toEqual([
    ['0', 270n],
    ['1', 12n],
  ]);
  expect(parsePosition('').numbers.size).toBe(0);
  expect(parsePosition('0-1-18446744073709551615').numbers.get('0')).toBe(18446744073709551615n);
  expect(parsePosition('0-1-2,\n1-1-3').numbers.size).toBe(2);
  for (const text of ['0-1', 'x-1-2', '3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5', '0-1--2']) {
    expect(() => parsePosition(text)).toThrow('transaction ids');
  }
});

test('everything of a position is reached only when each domain is', () => {
  const reached = (here: string, there: string) => hasReached(parsePosition(here), parsePosition(there));
  expect(reached('0-1-5', '0-1-5')).toBe(true);
  expect(reached('0-2-6', '0-1-5')).toBe(true);
  expect(reached('0-1-4', '0-1-5')).toBe(false);
  expect(reached('0-1-9,1-1-1', '0-1-5,1-1-2')).toBe(false);
  expect(reached('0-1-9', '0-1-5,1-1-2')).toBe(false);
  expect(reached('0-1-9', '')).toBe(true);
  expect(hasReached(NOWHERE, parsePosition('0-1-1'))).toBe(false);
});

test('ahead is whoever has more in a domain that both know', () => {
  const ahead = (here: string, there: string) => isAhead(parsePosition(here), parsePosition(there));
  expect(ahead('0-1-6', '0-1-5')).toBe(true);
  expect(ahead('0-1-5', '0-1-5')).toBe(false);
  expect(ahead('7-1-6', '0-1-5')).toBe(false);
  expect(ahead('0-1-5,1-1-3', '0-1-5,1-1-2')).toBe(true);
});
