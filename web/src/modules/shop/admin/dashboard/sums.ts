import type { Day } from './day-chart.tsx';

export type Sums = { amount: number; orders: number; average: number; refunded: number };

/** What the days come to; the average is of one order, in whole won. */
export function sumsOf(days: readonly Day[]): Sums {
  const sum = (field: 'amount' | 'orders' | 'refunded') => days.reduce((all, day) => all + day[field], 0);
  const [amount, orders] = [sum('amount'), sum('orders')];
  return {
    amount,
    orders,
    average: orders === 0 ? 0 : Math.round(amount / orders),
    refunded: sum('refunded'),
  };
}
