import { type DomainEvent, type Refused, refused } from '../../../engine/types.ts';
import { canUseAgain, redeemAgain } from '../../coupons/index.ts';
import { houseWalletFor } from '../../pay/index.ts';
import type { AskedBack, PaidFor, Purpose } from '../../payments/index.ts';
import type { Order, Refund } from '../order.ts';
import { addStep, touch } from '../orders/changes.ts';
import { SYSTEM } from '../orders/input.ts';
import type { ShopState } from '../state.ts';
import type { Places } from './places.ts';
import { loadShop, nothingWanted } from './prefetch.ts';
import { saleEvent } from './settle.ts';
import { noteOpening, obstaclesTo, piecesOf, refuseFor, takeStock } from './stock.ts';
import { writeShopRows } from './write.ts';

export const PURPOSE = 'shop-order';

/**
 * Orders that are paid through a gateway: the batch that settles a payment also makes its order paid, with its stock,
 * or the money goes back. Whatever comes first of confirmation, webhook, expiry and cancellation, the order's lock puts
 * the others behind it.
 */
export const orderPurpose = (places: Places): Purpose<ShopState> => ({
  name: PURPOSE,
  isToldElsewhere: true,
  prefetch: async (tx, payments) => {
    const wanted = nothingWanted();
    for (const { subject } of payments) if (subject !== null) wanted.orderIds.add(subject);
    return loadShop(tx, wanted, { places, lock: true });
  },
  walletOf: ({ paymentId, subject }) => houseWalletFor('shop', subject ?? paymentId),
  accept,
  take,
  release,
  giveBack,
  write: writeShopRows,
});

const orderOf = (state: ShopState, { subject }: PaidFor): Order | undefined =>
  subject === null ? undefined : state.orders.get(subject);

/** An order that waits takes the money; one that gave back what it held does so if all of it is still there. */
function accept(state: ShopState, payment: PaidFor, at: number): Refused | null {
  const order = orderOf(state, payment);
  if (order?.accountId !== payment.accountId) return refused('shop.order-not-found');
  const { status, total, paidAt } = order;
  if (paidAt !== null) return refused('shop.order-already-paid', { status });
  if (total !== payment.amount) return refused('shop.total-changed', { quote: { total } });
  if (status === 'awaiting-payment') return null;
  if (status !== 'expired' || order.payWith !== 'gateway') return refused('shop.order-not-open', { status });
  const time = Math.max(at, order.clock);
  const obstacles = obstaclesTo(state, piecesOf(order.lines), order.accountId, time, 'again');
  if (obstacles.length > 0) return refuseFor(obstacles);
  const { couponId } = order;
  const use = { reference: order.id, at: time };
  if (couponId !== null && !canUseAgain(state.coupons, couponId, order.accountId, use)) {
    return refused('coupon.not-usable', { couponId, reason: 'used' });
  }
  return null;
}

function take(state: ShopState, payment: PaidFor, at: number): DomainEvent[] {
  const order = orderOf(state, payment)!;
  touch(order, at);
  const isLate = order.status === 'expired';
  if (isLate) {
    takeStock(state, order);
    noteOpening(state, order);
    if (order.couponId !== null) {
      redeemAgain(state.coupons, order.couponId, { reference: order.id, at: order.clock });
    }
    addStep(state, order, 'paid-late', SYSTEM, { paymentId: payment.paymentId });
  }
  order.status = 'paid';
  order.paymentId = payment.paymentId;
  order.paidAt = order.clock;
  order.expiresAt = null;
  return [saleEvent(state, order, isLate ? { late: true } : {})];
}

/** Money of an order is given back through the order: only what was decided there may leave. */
function release(state: ShopState, payment: PaidFor, asked: AskedBack): Refused | null {
  return refundFor(state, payment, asked, 'requested') ? null : refused('shop.refund-through-order');
}

function giveBack(
  state: ShopState,
  payment: PaidFor,
  asked: AskedBack,
  _at: number,
  undo: boolean,
): DomainEvent[] {
  const refund = refundFor(state, payment, asked, undo ? 'under-way' : 'requested');
  if (!refund) throw new Error(`No refund ${asked.id} for ${payment.paymentId}`);
  refund.status = undo ? 'requested' : 'under-way';
  if (refund.change === 'none') refund.change = 'changed';
  // What became of it is told by the order, when that is known.
  return [];
}

/** The refund that is asked for, as its order decided it. */
function refundFor(
  state: ShopState,
  { subject, paymentId }: PaidFor,
  { id, amount }: AskedBack,
  status: Refund['status'],
): Refund | undefined {
  const refund = state.refunds.get(id);
  const isIt =
    refund?.orderId === subject &&
    refund.paymentId === paymentId &&
    refund.amount === amount &&
    refund.status === status;
  return isIt ? refund : undefined;
}
