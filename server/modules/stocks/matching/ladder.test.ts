import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ladder } from './ladder.ts';

const price = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.integer({ min: 1, max: 1_000_000_000_000 }),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 100, max: Number.MAX_SAFE_INTEGER }),
);

test('a ladder has its prices in order, whichever come and go', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.tuple(fc.boolean(), price)), (isHighestFirst, steps) => {
      const ladder = new Ladder(isHighestFirst);
      const prices = new Set<number>();
      for (const [adds, one] of steps) {
        // Every second step takes out a price that is there.
        const known = [...prices][one % Math.max(1, prices.size)];
        if (adds || known === undefined) {
          expect(ladder.at(one) !== null).toBe(prices.has(one));
          expect(ladder.reserve(one).price).toBe(one);
          prices.add(one);
        } else {
          ladder.remove(ladder.at(known)!);
          prices.delete(known);
          expect(ladder.at(known)).toBeNull();
        }
        const sorted = [...prices].sort((a, b) => (isHighestFirst ? b - a : a - b));
        expect([...ladder.levels()].map((level) => level.price)).toEqual(sorted);
        expect(ladder.best?.price).toBe(sorted[0]);
      }
    }),
  );
});

test('the links lead both ways', () => {
  const ladder = new Ladder(false);
  for (const one of [64, 1, 1_000, 33, 32]) ladder.reserve(one);
  ladder.remove(ladder.at(33)!);
  const up: number[] = [];
  for (let level = ladder.at(1_000); level; level = level.better) up.push(level.price);
  expect(up).toEqual([1_000, 64, 32, 1]);
});
