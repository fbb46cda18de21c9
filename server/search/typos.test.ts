import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, keysOf, mistakesForgiven } from './typos.ts';

test.each([
  ['제주', '제주', 0],
  ['제쥬', '제주', 1],
  ['제주', '제주도', 2],
  ['헤운대', '해운대', 1],
  ['cuopon', 'coupon', 1],
  ['copon', 'coupon', 1],
  ['couupon', 'coupon', 1],
  ['abc', 'xyz', 3],
])('%s and %s are %i keys apart', (a, b, expected) => {
  expect(distance(keysOf(a), keysOf(b), 3)).toBe(expected);
});

test('as far there as back; one edit away at the most after one edit; never more than asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(), (a, b, at) => {
      expect(distance(a, b, 9)).toBe(distance(b, a, 9));
      expect(distance(a, a, 2)).toBe(0);
      const cut = at % (a.length + 1);
      expect(distance(a, `${a.slice(0, cut)}z${a.slice(cut)}`, 2)).toBe(1);
      expect(distance(a, b, 1)).toBe(Math.min(2, distance(a, b, 9)));
    }),
    { numRuns: 500 },
  );
});

test('short words are taken as they are', () => {
  expect([3, 4, 9, 10].map(mistakesForgiven)).toEqual([0, 1, 1, 2]);
});
