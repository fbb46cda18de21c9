import fc from 'fast-check';
import { expect, test } from 'vitest';
import { League, type Player } from './league.ts';
import { returnOf } from './standing.ts';

const player = (name: string, cash: number, shares: Player['shares'] = []): Player => ({
  accountId: name,
  tradingId: `${name}.S`,
  nickname: name,
  startingCash: 1_000,
  joinedAt: name.charCodeAt(0),
  cash,
  shares,
});
const shown = (league: League) =>
  league.rows(0, 100).map(({ nickname, place, value }) => [nickname, place, value]);

test('a price moves those who hold it, and only a trade makes anybody be read again', () => {
  const league = new League();
  league.firstPrice('A', 100);
  league.update([player('a', 1_000), player('b', 500, [['A', 5]]), player('c', 900, [['A', 1]])]);
  expect(shown(league)).toEqual([
    ['a', 1, 1_000],
    ['b', 1, 1_000],
    ['c', 1, 1_000],
  ]);
  league.price('A', 90);
  expect(league.isBehind).toBe(true);
  expect(league.takeTouched()).toEqual([]);
  league.update([]);
  expect(shown(league)).toEqual([
    ['a', 1, 1_000],
    ['c', 2, 990],
    ['b', 3, 950],
  ]);
  league.touch('c.S');
  expect(league.takeTouched()).toEqual(['c.S']);
  league.update([player('c', 1_050)]);
  expect(shown(league)[0]).toEqual(['c', 1, 1_050]);
  expect(league.of('b')).toMatchObject({ place: 3, profit: -50, returnRate: -0.05 });
  league.price('A', 1);
  league.update([]);
  expect(league.of('c')?.value).toBe(1_050);
});

test('what is heard while the rows are read is newer than what they say', () => {
  const league = new League();
  league.price('A', 120);
  league.firstPrice('A', 100);
  league.update([player('a', 0, [['A', 1]])]);
  expect(league.of('a')?.value).toBe(120);
});

const symbols = ['A', 'B', 'C'];
const step = fc.oneof(
  fc.record({ symbol: fc.constantFrom(...symbols), price: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    cash: fc.integer({ min: 0, max: 10_000 }),
    shares: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 }),
  }),
);

test('kept step by step it is what it would be made anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const kept = new League();
      const players = new Map<string, Player>();
      const prices = new Map<string, number>();
      for (const one of steps) {
        if ('symbol' in one) {
          prices.set(one.symbol, one.price);
          kept.price(one.symbol, one.price);
          kept.update([]);
        } else {
          const shares = one.shares.flatMap((quantity, i) =>
            quantity > 0 ? [[symbols[i]!, quantity] as const] : [],
          );
          players.set(one.name, player(one.name, one.cash, shares));
          kept.update([players.get(one.name)!]);
        }
      }
      const anew = new League();
      for (const [symbol, price] of prices) anew.firstPrice(symbol, price);
      anew.update([...players.values()]);
      expect(kept.rows(0, 10)).toEqual(anew.rows(0, 10));
    }),
  );
});

test('returns are told to a hundredth of a percent', () => {
  expect(returnOf(1_031_249, 1_000_000)).toBe(0.0312);
  expect(returnOf(999_999, 1_000_000)).toBe(0);
});
