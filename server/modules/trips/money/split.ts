import type { CostFields } from '../trip.ts';
import { converted } from './currency.ts';

/** Of each person, in the smallest unit of the trip's currency. */
export type Parts = ReadonlyMap<string, number>;

/**
 * Divides a total by weights, to the last unit: everybody gets what is whole of their part, and what is left over goes, one
 * unit each, to those with the largest fractions; among equal fractions in the order of their ids.
 * @param total whole, not negative
 * @param weights whole, not negative, at least one above 0; by id
 */
export function divide(total: number, weights: ReadonlyMap<string, number>): Map<string, number> {
  let sum = 0n;
  for (const weight of weights.values()) sum += BigInt(weight);
  if (sum === 0n) throw new Error('There is nobody to divide among');
  const parts = new Map<string, number>();
  const fractions: { id: string; rest: bigint }[] = [];
  let left = total;
  for (const [id, weight] of weights) {
    const exact = BigInt(total) * BigInt(weight);
    const whole = Number(exact / sum);
    parts.set(id, whole);
    left -= whole;
    fractions.push({ id, rest: exact % sum });
  }
  fractions.sort((a, b) => (a.rest === b.rest ? (a.id < b.id ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  for (const { id } of fractions.slice(0, left)) parts.set(id, (parts.get(id) ?? 0) + 1);
  return parts;
}

/** What a cost comes to in the trip's currency, in its smallest unit. */
export const totalOf = (cost: CostFields, currency: string): number =>
  converted(cost.amount, cost.currency, currency, cost.rateE6);

/**
 * Who bears how much of a cost. The parts always sum to its total: where amounts do not add up, since one of two who wrote at
 * once changed the amount and the other the parts, they stand for weights. What is for nobody is borne by whoever paid.
 */
export function partsOf(cost: CostFields, currency: string): Parts {
  const weights = new Map<string, number>();
  for (const [personId, share] of cost.shares) {
    const weight = cost.split === 'equal' ? Math.min(1, share) : share;
    if (weight > 0) weights.set(personId, (weights.get(personId) ?? 0) + weight);
  }
  if (weights.size === 0) weights.set(cost.paidBy, 1);
  return divide(totalOf(cost, currency), weights);
}
