import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../test/simulation/random.ts';
import type { BookOrder } from '../order.ts';
import { type Act, actsOf, type Glance, type Habit } from './habits.ts';

const TICK = 100;
const glance = (more: Partial<Glance> = {}): Glance => ({
  ...{ phase: 'continuous', fair: 50_000, last: 50_000, reference: 50_000, lower: 35_000, upper: 65_000 },
  ...{ bid: 49_900, ask: 50_100, own: [] },
  step: (price, steps) => Math.min(65_000, Math.max(35_000, Math.floor(price / TICK) * TICK + steps * TICK)),
  ...more,
});
const order = (id: string, side: 'buy' | 'sell', price: number) => ({ id, side, price }) as BookOrder;
const places = (acts: Act[]) => acts.flatMap((act) => (act.kind === 'place' ? [act] : []));

describe('habits of the crowd', () => {
  test('whoever trades asks for whole shares on the tick and within the limits', () => {
    const random = seededRandom(7);
    const habits: Habit[] = ['maker', 'nibbler', 'eager', 'value', 'trend', 'careful'];
    for (let i = 0; i < 3_000; i += 1) {
      const habit = habits[i % habits.length]!;
      const last = 36_000 + Math.floor(random() * 280) * TICK;
      const seen = glance({
        ...{ last, fair: 36_000 + random() * 28_000, bid: last - TICK, ask: last + TICK },
        phase: i % 5 === 0 ? 'opening-auction' : 'continuous',
      });
      for (const { price, stopPrice, quantity, type } of places(actsOf(habit, seen, random))) {
        expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
        if (type === 'limit')
          expect(price >= seen.lower && price <= seen.upper && price % TICK === 0).toBe(true);
        expect(stopPrice > 0).toBe(type === 'stop-limit');
      }
    }
  });

  test('a market maker fills what is missing on both sides, and takes back what is on the wrong one', () => {
    const random = seededRandom(8);
    const fresh = places(actsOf('maker', glance(), random));
    const [bids, asks] = (['buy', 'sell'] as const).map((side) =>
      fresh.filter((act) => act.side === side).map(({ price }) => price),
    );
    expect([bids![0], asks![0]]).toEqual([49_900, 50_100]);
    expect([new Set(bids).size, new Set(asks).size]).toEqual([3, 3]);
    expect([Math.min(...bids!) >= 49_000, Math.max(...asks!) <= 51_000]).toEqual([true, true]);
    const own = [order('A', 'buy', 50_200), order('B', 'sell', 50_100), order('C', 'sell', 53_000)];
    const acts = actsOf('maker', glance({ own }), random);
    expect(acts.flatMap((act) => (act.kind === 'cancel' ? [act.orderId] : []))).toEqual(['A', 'C']);
    expect(places(acts).map(({ price }) => price)).not.toContain(50_100);
  });

  test('value buys what is too cheap, sells what is too dear, and otherwise waits', () => {
    const random = seededRandom(9);
    const side = (last: number) => places(actsOf('value', glance({ last }), random))[0]?.side;
    expect([side(49_000), side(51_000), side(50_000)]).toEqual(['buy', 'sell', undefined]);
  });

  test('nobody trades where nothing is traded, and who has enough orders takes back the oldest', () => {
    const random = seededRandom(10);
    expect(actsOf('maker', glance({ phase: 'closed' }), random)).toEqual([]);
    expect(actsOf('eager', glance({ phase: 'halted' }), random)).toEqual([]);
    const own = ['A', 'B', 'C'].map((id) => order(id, 'buy', 49_000));
    expect(actsOf('nibbler', glance({ own }), random)).toEqual([{ kind: 'cancel', orderId: 'A' }]);
  });
});
