import type { Phase } from '../market.ts';
import type { BookOrder, OrderType, Side, TimeInForce } from '../order.ts';

/**
 * How somebody of the crowd trades. A `maker` keeps prices on both sides of what a share is worth. A `nibbler` waits at a
 * good price, who is `eager` takes what there is, `value` buys what is too cheap and sells what is too dear, `trend` goes
 * with the day, and who is `careful` leaves a stop behind.
 */
export type Habit = 'maker' | 'nibbler' | 'eager' | 'value' | 'trend' | 'careful';

/** What a trader sees of a symbol. */
export interface Glance {
  readonly phase: Phase;
  /** Won: what the trader believes it is worth. */
  readonly fair: number;
  readonly last: number;
  readonly reference: number;
  readonly lower: number;
  readonly upper: number;
  /** The best prices, 0 for none. */
  readonly bid: number;
  readonly ask: number;
  /** Own open orders of the symbol, oldest first. */
  readonly own: readonly BookOrder[];
  /** A price `steps` ticks away, within the day's limits. */
  readonly step: (price: number, steps: number) => number;
}

export type Act =
  | { readonly kind: 'cancel'; readonly orderId: string }
  | {
      readonly kind: 'place';
      readonly side: Side;
      readonly type: OrderType;
      readonly timeInForce: TimeInForce;
      readonly price: number;
      readonly stopPrice: number;
      readonly quantity: number;
    };

const MAKER_LEVELS = 10;
const MAKER_REACH = 14;
const MAKER_MOVES = 3;
const MAKER_WON = 9_000_000;
const CROWD_WON = 1_500_000;
const MOST_OPEN = 3;
/** What is dearer or cheaper than it is worth by this part. */
const OFF_BY = 0.004;

/** What a trader does at one look; nothing where the market takes no orders. */
export function actsOf(habit: Habit, glance: Glance, random: () => number): Act[] {
  if (glance.phase === 'closed' || glance.phase === 'halted') return [];
  if (habit === 'maker') return makerActs(glance, random);
  if (glance.own.length >= MOST_OPEN) return [{ kind: 'cancel', orderId: glance.own[0]!.id }];
  return crowdActs(habit, glance, random);
}

/** Takes back what is too far away or on the wrong side, and fills the levels that are missing. */
function makerActs(glance: Glance, random: () => number): Act[] {
  const { own, fair, step } = glance;
  const center = step(fair, 0);
  const [low, high] = [step(center, -MAKER_REACH), step(center, MAKER_REACH)];
  const stale = own.filter(({ side, price }) =>
    side === 'buy' ? price < low || price >= center : price > high || price <= center,
  );
  const acts: Act[] = stale.slice(0, MAKER_MOVES).map(({ id }) => ({ kind: 'cancel', orderId: id }));
  for (const side of ['buy', 'sell'] as const) {
    const mine = new Set(own.filter((order) => order.side === side).map(({ price }) => price));
    // The nearest first, then anywhere: several makers together fill all levels.
    const missing = Array.from({ length: MAKER_LEVELS }, (_, i) => i + 1)
      .map((level) => ({ level, price: step(center, side === 'buy' ? -level : level) }))
      .filter(({ price }) => !mine.has(price) && price !== center);
    const [nearest, ...others] = missing;
    const anywhere = others.map((one) => ({ one, turn: random() })).sort((x, y) => x.turn - y.turn);
    const chosen = [nearest, ...anywhere.slice(0, MAKER_MOVES - 1).map(({ one }) => one)];
    for (const one of chosen) {
      if (!one) continue;
      acts.push(limit(side, one.price, sharesFor(MAKER_WON * (0.4 + one.level / 5), one.price, random)));
    }
  }
  return acts;
}

function crowdActs(habit: Exclude<Habit, 'maker'>, glance: Glance, random: () => number): Act[] {
  const { bid, ask, fair, last, reference, step } = glance;
  const side = sideOf(habit, glance, random);
  if (side === null) return [];
  const away = side === 'buy' ? -1 : 1;
  const quantity = sharesFor(CROWD_WON * (0.2 + random() * random() * 3), last, random);
  if (glance.phase !== 'continuous') {
    return [limit(side, step(fair, Math.round((random() - 0.4) * 6) * away), quantity)];
  }
  const theirs = side === 'buy' ? ask : bid;
  if (habit === 'eager' && theirs > 0) {
    return [order(side, random() < 0.5 ? 'best-opposite' : 'market', quantity)];
  }
  if (habit === 'careful' && side === 'buy' && ask > 0) {
    const stop = step(Math.min(last, reference), -12);
    return [limit('buy', ask, quantity), stopLimit(stop, step(stop, -3), quantity)];
  }
  const own = side === 'buy' ? bid : ask;
  const from = own > 0 ? own : step(fair, 0);
  return [limit(side, step(from, Math.floor(random() * 4) * away), quantity)];
}

function sideOf(habit: Habit, { fair, last, reference }: Glance, random: () => number): Side | null {
  if (habit === 'value') {
    if (last < fair * (1 - OFF_BY)) return 'buy';
    return last > fair * (1 + OFF_BY) ? 'sell' : null;
  }
  const leaning = habit === 'trend' ? Math.sign(last - reference) * 0.12 : Math.sign(fair - last) * 0.08;
  return random() < 0.5 + leaning ? 'buy' : 'sell';
}

/** Whole shares for some money, a little more or less. */
const sharesFor = (won: number, price: number, random: () => number): number =>
  Math.max(1, Math.round((won / price) * (0.6 + random() * 0.8)));

const limit = (side: Side, price: number, quantity: number): Act => ({
  ...{ kind: 'place', side, type: 'limit', timeInForce: 'DAY', price, stopPrice: 0, quantity },
});
const order = (side: Side, type: OrderType, quantity: number): Act => ({
  ...{ kind: 'place', side, type, timeInForce: 'IOC', price: 0, stopPrice: 0, quantity },
});
const stopLimit = (stopPrice: number, price: number, quantity: number): Act => ({
  ...{ kind: 'place', side: 'sell', type: 'stop-limit', timeInForce: 'DAY', price, stopPrice, quantity },
});
