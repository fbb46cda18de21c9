import type { Side } from '../../order.ts';
import type { NaiveOrder } from './naive-book.ts';

/** Steps and limits of prices. */
export interface NaiveTicks {
  readonly limitBp: number;
  readonly tickOf: (price: number) => number;
}

/** Of a day: the width in whole steps of the reference, and each limit cut to the step at its own price. */
export function limitsOf(reference: number, { tickOf, limitBp }: NaiveTicks): [lower: number, upper: number] {
  const width = Math.floor((reference * limitBp) / 10_000 / tickOf(reference)) * tickOf(reference);
  const [low, high] = [reference - width, reference + width];
  return [Math.ceil(low / tickOf(low)) * tickOf(low), Math.floor(high / tickOf(high)) * tickOf(high)];
}

interface Found {
  readonly price: number;
  readonly quantity: number;
  readonly surplus: number;
}

const left = (order: NaiveOrder): number => order.quantity - order.filled;

/**
 * The price of an auction, by trying every step between the limits: the most shares, then the least surplus, then the nearest
 * to the newest price; of two that are as near the higher one, unless sellers are left over at it.
 */
export function auctionPrice(
  { buy, sell }: Record<Side, readonly NaiveOrder[]>,
  { lower, upper, last }: { lower: number; upper: number; last: number },
  { tickOf }: NaiveTicks,
): Found | null {
  const sum = (orders: readonly NaiveOrder[], wants: (price: number) => boolean): number =>
    orders.reduce((all, order) => all + (order.price === 0 || wants(order.price) ? left(order) : 0), 0);
  const offers: Found[] = [];
  for (let price = lower; price <= upper; price += tickOf(price)) {
    const demand = sum(buy, (limit) => limit >= price);
    const supply = sum(sell, (limit) => limit <= price);
    offers.push({ price, quantity: Math.min(demand, supply), surplus: demand - supply });
  }
  const most = Math.max(...offers.map(({ quantity }) => quantity));
  if (most === 0) return null;
  const full = offers.filter(({ quantity }) => quantity === most);
  const least = Math.min(...full.map(({ surplus }) => Math.abs(surplus)));
  const balanced = full.filter(({ surplus }) => Math.abs(surplus) === least);
  const near = Math.min(...balanced.map(({ price }) => Math.abs(price - last)));
  const nearest = balanced.filter(({ price }) => Math.abs(price - last) === near);
  const [low, high = low] = nearest;
  return high!.surplus < 0 ? low! : high!;
}

/**
 * Shares for orders that count as come at once: in rounds of so many for each, the largest order first, of equals the older; then
 * half of what each still wants; then the rest.
 */
export function allotNaively(
  orders: readonly NaiveOrder[],
  supply: number,
  rounds: readonly number[],
): [NaiveOrder, number][] {
  const bySize = [...orders].sort((a, b) => left(b) - left(a) || a.place - b.place);
  const given = new Map(bySize.map((order) => [order, 0]));
  let rest = supply;
  const steps = [
    ...rounds.map((shares) => () => shares),
    (still: number) => Math.ceil(still / 2),
    (still: number) => still,
  ];
  for (const share of steps) {
    for (const order of bySize) {
      const still = left(order) - given.get(order)!;
      const part = Math.min(share(still), still, rest);
      given.set(order, given.get(order)! + part);
      rest -= part;
    }
  }
  return [...given];
}
