import type { OrderDetail } from '../../../api/stocks.ts';

type Filled = Pick<OrderDetail['fills'][number], 'price' | 'quantity' | 'fee' | 'tax'>;

/**
 * What an order's fills have come to: buyers pay the fee on top, sellers get what fee and tax leave. Where there are more
 * fills than are told, it is not whole.
 */
export function costOf(order: {
  readonly side: 'buy' | 'sell';
  readonly filledQuantity: number;
  readonly fills: readonly Filled[];
}): {
  isWhole: boolean;
  amount: number;
  fee: number;
  tax: number;
  total: number;
} {
  const sumOf = (of: (fill: Filled) => number): number =>
    order.fills.reduce((sum, fill) => sum + of(fill), 0);
  const amount = sumOf(({ price, quantity }) => price * quantity);
  const fee = sumOf((fill) => fill.fee);
  const tax = sumOf((fill) => fill.tax);
  const total = order.side === 'buy' ? amount + fee + tax : amount - fee - tax;
  const isWhole = sumOf(({ quantity }) => quantity) >= order.filledQuantity;
  return { isWhole, amount, fee, tax, total };
}
