import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostFields, PaymentFields } from '../trip.ts';
import { balancesOf, standingsOf } from './balances.ts';
import { converted } from './currency.ts';
import { divide, partsOf, totalOf } from './split.ts';
import { suggestionsFor } from './suggestions.ts';

const cost = (fields: Partial<CostFields>): CostFields => ({
  title: '저녁',
  category: 'food',
  amount: 10_000,
  currency: 'KRW',
  rateE6: 1_000_000,
  paidBy: 'a',
  split: 'equal',
  shares: [
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ],
  itemId: null,
  on: null,
  ...fields,
});
const payment = (fromId: string, toId: string, amount: number): PaymentFields => ({
  ...{ fromId, toId, amount },
  transferId: null,
  at: 0,
});

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const anyCost = fc
  .record({
    amount: fc.integer({ min: 1, max: 100_000_000 }),
    currency: fc.constantFrom('KRW', 'JPY', 'USD', 'KWD'),
    rateE6: fc.integer({ min: 1, max: 5_000_000_000 }),
    paidBy: person,
    split: fc.constantFrom('equal', 'weights', 'amounts'),
    shares: fc.uniqueArray(fc.tuple(person, fc.integer({ min: 0, max: 100_000 })), {
      selector: ([id]) => id,
    }),
  })
  .map((fields) => cost(fields as Partial<CostFields>));
const anyPayment = fc
  .tuple(person, person, fc.integer({ min: 1, max: 1_000_000 }))
  .map(([from, to, amount]) => payment(from, to, amount));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('dividing', () => {
  it('gives the won that are left over to the largest fractions, then by id', () => {
    expect([...divide(10_000, new Map(Object.entries({ c: 1, a: 1, b: 1 })))]).toEqual([
      ['c', 3333],
      ['a', 3334],
      ['b', 3333],
    ]);
    expect([...divide(100, new Map(Object.entries({ a: 1, b: 5 })))]).toEqual([
      ['a', 17],
      ['b', 83],
    ]);
  });

  it('loses no won, and nobody is more than one away from their part', () => {
    const weights = fc.dictionary(person, fc.integer({ min: 0, max: 1_000_000 }), { minKeys: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (total, list) => {
        const all = sum(Object.values(list));
        fc.pre(all > 0);
        const parts = divide(total, new Map(Object.entries(list)));
        expect(sum(parts.values())).toBe(total);
        for (const [id, part] of parts)
          expect(Math.abs(part - (total * list[id]!) / all)).toBeLessThan(1.001);
      }),
    );
  });

  it('takes amounts that do not add up for weights, and what is for nobody for the payer’s own', () => {
    const torn = cost({
      split: 'amounts',
      amount: 9000,
      shares: [
        ['a', 1000],
        ['b', 2000],
      ],
    });
    expect([...partsOf(torn, 'KRW')]).toEqual([
      ['a', 3000],
      ['b', 6000],
    ]);
    expect([...partsOf(cost({ shares: [] }), 'KRW')]).toEqual([['a', 10_000]]);
  });

  it('changes currencies by the whole unit, halves upwards', () => {
    expect(converted(1_250, 'USD', 'KRW', 1_390_500_000)).toBe(17_381);
    expect(converted(1_000, 'JPY', 'KRW', 9_213_500)).toBe(9_214);
    expect(converted(10_000, 'KRW', 'USD', 719)).toBe(719);
    expect(totalOf(cost({ currency: 'KWD', amount: 1_500, rateE6: 4_500_000_000 }), 'KRW')).toBe(6_750);
  });
});

describe('balances', () => {
  it('say who has paid for whom, and what was paid back', () => {
    const books = {
      costs: [cost({}), cost({ paidBy: 'b', amount: 2000, shares: [['a', 1]] })],
      payments: [payment('c', 'a', 3000)],
    };
    const standings = standingsOf(books, 'KRW');
    expect(standings.get('a')).toEqual({ paid: 10_000, owed: 5334, sent: 0, received: 3000, balance: 1666 });
    expect(standings.get('b')).toEqual({ paid: 2000, owed: 3333, sent: 0, received: 0, balance: -1333 });
    expect(standings.get('c')).toEqual({ paid: 0, owed: 3333, sent: 3000, received: 0, balance: -333 });
  });

  it('sum to zero, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.array(anyCost, { maxLength: 20 }),
        fc.array(anyPayment, { maxLength: 10 }),
        (costs, payments) => {
          expect(sum(balancesOf({ costs, payments }, 'KRW').values())).toBe(0);
        },
      ),
    );
  });
});

const zeroed = (amounts: number[]): Map<string, number> =>
  new Map([...amounts, -sum(amounts)].map((amount, i) => [`p${String(i).padStart(2, '0')}`, amount]));

describe('suggestions', () => {
  it('bring everybody to zero with fewer payments than people', () => {
    const amounts = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, (list) => {
        const balances = zeroed(list);
        const found = suggestionsFor(balances);
        for (const { fromId, toId, amount } of found) {
          expect(amount).toBeGreaterThan(0);
          balances.set(fromId, balances.get(fromId)! + amount);
          balances.set(toId, balances.get(toId)! - amount);
        }
        expect([...balances.values()].every((balance) => balance === 0)).toBe(true);
        const open = [...zeroed(list).values()].filter((amount) => amount !== 0).length;
        expect(found.length).toBeLessThanOrEqual(Math.max(0, open - 1));
      }),
    );
  });

  it('are as few as there can be', () => {
    const small = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(small, (list) => {
        const balances = zeroed(list);
        const open = [...balances.values()].filter((amount) => amount !== 0);
        expect(suggestionsFor(balances)).toHaveLength(open.length - mostGroups(open));
      }),
      { numRuns: 60 },
    );
  });

  it('let people settle among themselves who can', () => {
    const balances = new Map(Object.entries({ a: -500, b: -300, c: 500, d: 300, e: 0 }));
    expect(suggestionsFor(balances)).toEqual(
      expect.arrayContaining([
        { fromId: 'a', toId: 'c', amount: 500 },
        { fromId: 'b', toId: 'd', amount: 300 },
      ]),
    );
  });
});

/** By trying all ways to take a group with the first person out. */
function mostGroups(open: readonly number[]): number {
  const [first, ...rest] = open;
  if (first === undefined) return 0;
  let best = -1;
  for (let set = 0; set < 1 << rest.length; set += 1) {
    const inside = rest.filter((_, i) => set & (1 << i));
    if (first + sum(inside) !== 0) continue;
    best = Math.max(best, 1 + mostGroups(rest.filter((_, i) => !(set & (1 << i)))));
  }
  return best;
}
