import type { Ticks } from '../../../api/stocks-trading.ts';

/** The step of prices at `price`. */
export const tickOf = (ticks: Ticks, price: number): number =>
  (ticks.find(([below]) => below === null || price < below) ?? ticks.at(-1))?.[1] ?? 1;

export const isOnTick = (ticks: Ticks, price: number): boolean => price % tickOf(ticks, price) === 0;

/** The nearest price at or below (`down`), at or above (`up`) that one may ask. */
export function onTick(ticks: Ticks, price: number, way: 'up' | 'down'): number {
  const tick = tickOf(ticks, price);
  return (way === 'down' ? Math.floor(price / tick) : Math.ceil(price / tick)) * tick;
}

/** The next price above that one may ask. */
export const stepUp = (ticks: Ticks, price: number): number => onTick(ticks, price + 1, 'up');

/** The next price below that one may ask; the smallest step is the lowest price there is. */
export const stepDown = (ticks: Ticks, price: number): number =>
  price <= 1 ? tickOf(ticks, 1) : Math.max(tickOf(ticks, 1), onTick(ticks, price - 1, 'down'));

/** `price` moved by so many steps (below 0: down), kept within the day's limits. */
export function stepped(
  { ticks, lower, upper }: { ticks: Ticks; lower: number; upper: number },
  price: number,
  steps: number,
): number {
  let next = price;
  for (let left = Math.abs(steps); left > 0; left -= 1)
    next = steps > 0 ? stepUp(ticks, next) : stepDown(ticks, next);
  return Math.min(Math.max(next, lower), upper);
}
