import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { Order } from '../order.ts';
import { addStep, touch } from '../orders/changes.ts';
import { type PricedLine, type Quote, quote } from '../pricing/quote.ts';
import type { ShopState } from '../state.ts';
import type { CheckoutInput, Pay } from './input.ts';
import { redeemFor, refuseQuote } from './place.ts';
import { couponOf, type Terms } from './price-order.ts';
import { resultOf, saleEvent, takeMoney } from './settle.ts';
import { obstaclesTo, piecesOf, refuseFor, takeStock } from './stock.ts';

/** The member pays what was drafted for them, or tries again to pay what waits for its payment. */
export function payOrder(state: ShopState, command: Command<CheckoutInput>, input: Pay): Decision {
  const order = state.orders.get(input.orderId);
  if (order?.accountId !== command.accountId) return refused('shop.order-not-found');
  switch (order.status) {
    case 'draft':
      return payDraft(state, command, input, order);
    case 'awaiting-payment':
      return payWaiting(state, command, input, order);
    default:
      return refused(order.paidAt === null ? 'shop.order-not-open' : 'shop.order-already-paid', {
        status: order.status,
      });
  }
}

/** At the prices that were agreed: no promotion touches them, a coupon may. */
function payDraft(state: ShopState, command: Command<CheckoutInput>, input: Pay, order: Order): Decision {
  const at = Math.max(command.at, order.clock);
  if (order.expiresAt !== null && order.expiresAt <= at) {
    return refused('shop.order-not-open', { status: 'expired' });
  }
  const refusal = refuseFor(obstaclesTo(state, piecesOf(order.lines), order.accountId, at, 'stock'));
  if (refusal) return refusal;
  const address = input.address ?? order.address;
  const { couponId } = input;
  const terms: Terms = { accountId: order.accountId, couponId, postcode: null, at };
  const priced = quoteDraft(state, order, terms);
  const notPriced = refuseQuote(priced, { ...input, address });
  if (notPriced) return notPriced;
  const paying = { ...order, ...totalsOf(priced), couponId, address, clock: at };
  const money = takeMoney(state, paying, command, input);
  if ('accepted' in money) return money;
  Object.assign(order, paying);
  touch(order, at);
  for (const [i, line] of order.lines.entries()) line.paid = priced.lines[i]!.paid;
  redeemFor(state, order, priced, terms);
  takeStock(state, order);
  addStep(state, order, 'accepted', order.accountId, { payWith: order.payWith });
  return { accepted: true, result: resultOf(order), events: [...money, saleEvent(state, order)] };
}

/** What a draft costs, with a coupon where there is one. */
function quoteDraft(state: ShopState, order: Order, terms: Terms): Quote {
  // Lines of a draft may share a variant: their own numbers keep them apart.
  const lines: PricedLine[] = order.lines.map((line) => ({
    ...line,
    variantId: `${line.variantId}/${line.no}`,
  }));
  return quote({
    lines,
    promotions: [],
    shipping: order.shipping,
    postcode: null,
    at: terms.at,
    coupon: couponOf(state, lines, terms),
  });
}

const totalsOf = ({ discount, couponDiscount, total, trace }: Quote) => ({
  discount,
  couponDiscount,
  total,
  trace,
});

/** It holds its stock, so there is nothing to judge but the money. */
function payWaiting(state: ShopState, command: Command<CheckoutInput>, input: Pay, order: Order): Decision {
  const { expectedTotal } = input;
  if (expectedTotal !== null && expectedTotal !== order.total) {
    return refused('shop.total-changed', { quote: { total: order.total, currency: order.currency } });
  }
  const at = Math.max(command.at, order.clock);
  if (order.expiresAt === null || order.expiresAt <= at) {
    return refused('shop.order-not-open', { status: 'expired' });
  }
  // A further try at the gateway: the order is as it was, and so is its deadline.
  if (input.payWith === 'gateway') return { accepted: true, result: resultOf(order) };
  const paying = { ...order, clock: at };
  const money = takeMoney(state, paying, command, input);
  if ('accepted' in money) return money;
  Object.assign(order, paying);
  touch(order, at);
  return { accepted: true, result: resultOf(order), events: [...money, saleEvent(state, order)] };
}
