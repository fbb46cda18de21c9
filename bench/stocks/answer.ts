import type { PlaceBody, PlacedOrder } from '../../server/modules/stocks/orders/schemas.ts';

/** The product's answer to an order, for those who only look like it. @param left shares that are not traded yet */
export const answerOf = (
  orderId: string,
  { symbol, side, type, quantity, price = 0 }: PlaceBody,
  left: number,
): PlacedOrder => ({
  ...{ orderId, symbol, seasonId: null, side, type, timeInForce: 'DAY', price, quantity },
  ...{ status: left === 0 ? 'filled' : 'open', filledQuantity: quantity - left, remaining: left },
  ...{ averagePrice: null, reserved: 0, currency: 'KRW', reason: null, at: new Date().toISOString() },
});
