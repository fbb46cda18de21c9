import type { Rules } from './rules.ts';

type Ticks = Pick<Rules, 'ticks'>;

/** The step of prices at a price. @param price in the smallest unit, above 0 */
export function tickOf(rules: Ticks, price: number): number {
  const { ticks } = rules;
  for (let i = 0; i < ticks.length; i += 1) {
    const [below, tick] = ticks[i]!;
    if (price < below) return tick;
  }
  throw new Error(`The tick table has no step for ${price}: its last bound must be Infinity`);
}

/** Is this a price at which somebody may order? */
export const isOnTick = (rules: Ticks, price: number): boolean =>
  Number.isSafeInteger(price) && price > 0 && price % tickOf(rules, price) === 0;

/** The highest price on the tick that is not above this one; never below one tick. */
export function tickBelow(rules: Ticks, price: number): number {
  const tick = tickOf(rules, price);
  return Math.max(tick, Math.floor(price / tick) * tick);
}

/** The lowest price on the tick that is not below this one. */
export function tickAbove(rules: Ticks, price: number): number {
  const tick = tickOf(rules, price);
  // Above a border of the table the step is wider, and a border is on both steps.
  return Math.max(tick, Math.ceil(price / tick) * tick);
}

/** The next price up from one that is on the tick. */
export const stepUp = (rules: Ticks, price: number): number => price + tickOf(rules, price);

/** The next price down from one that is on the tick; the lowest that there is stays where it is. */
export const stepDown = (rules: Ticks, price: number): number =>
  price <= 1 ? price : tickBelow(rules, price - 1);

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How low and how high a day's price may be. The width is cut down to the step at the reference price first, then the upper
 * limit down to the step at its own price (KRX, detailed enforcement rules, daily price limit): 861 has a width of 258 and
 * the limits 603 and 1,119. So neither limit is further away than the percentage says.
 */
export function limitsOf(rules: Rules, reference: number): Limits {
  if (rules.limitBp === 0) return { lower: tickAbove(rules, 1), upper: tickBelow(rules, MAX_PRICE) };
  const tick = tickOf(rules, reference);
  // Prices may be beyond 2^53 / 10,000: whole tens of thousands and the rest are taken apart.
  const share = partOf(reference, rules.limitBp, 10_000);
  // At least a step: the very lowest prices could never move otherwise.
  const width = Math.max(tick, Math.floor(share / tick) * tick);
  return {
    lower: tickAbove(rules, Math.max(1, reference - width)),
    upper: tickBelow(rules, reference + width),
  };
}

/** No price is above this, whatever the rules: a share of a million million, of which 9,000 still fit a safe integer. */
const MAX_PRICE = 1_000_000_000_000;

/** `value × part / whole`, rounded down, exactly for every safe integer. @param whole at most 1,000,000 */
export const partOf = (value: number, part: number, whole: number): number =>
  Math.floor(value / whole) * part + Math.floor(((value % whole) * part) / whole);
