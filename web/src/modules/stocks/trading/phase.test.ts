import { expect, test } from 'vitest';
import { clockOf, isAuction } from './phase.ts';

test('time that is left as a clock shows it', () => {
  expect([clockOf(3_723_000), clockOf(62_001), clockOf(0), clockOf(-5)]).toEqual([
    '1:02:03',
    '01:03',
    '00:00',
    '00:00',
  ]);
});

test('auctions gather orders, the others do not', () => {
  expect(isAuction('interruption')).toBe(true);
  expect(isAuction('continuous')).toBe(false);
  expect(isAuction('halted')).toBe(false);
});
