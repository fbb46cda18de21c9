import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import { useCoupon as redeem } from '../../coupons/index.ts';
import { choiceOf } from '../choice.ts';
import type { Order, OrderLine } from '../order.ts';
import type { Quote } from '../pricing/quote.ts';
import type { ShopState } from '../state.ts';
import type { CheckoutInput, Place } from './input.ts';
import { CURRENCY, pricedLines, purchaseOf, quoteFor, type Terms } from './price-order.ts';
import { resultOf, saleEvent, takeMoney } from './settle.ts';
import { noteOpening, obstaclesTo, piecesOf, refuseFor, takeStock, timeOfSale } from './stock.ts';
import { endVisits, refuseVisitor } from './visitors.ts';

/** An order: goods, price, coupon and money are judged first, all of them, and only then does anything change. */
export function place(state: ShopState, command: Command<CheckoutInput>, input: Place): Decision {
  const { accountId } = command;
  const pieces = piecesOf(input.lines);
  const at = timeOfSale(state, pieces.keys(), command.at);
  const { admission } = input;
  const outside = refuseVisitor(state, pieces, { accountId, admission, at });
  if (outside) return outside;
  const refusal = refuseFor(obstaclesTo(state, pieces, accountId, at));
  if (refusal) return refusal;
  const lines = pricedLines(state, pieces, at);
  const terms: Terms = { accountId, couponId: input.couponId, postcode: input.address?.postcode ?? null, at };
  const priced = quoteFor(state, lines, terms);
  const notPriced = refuseQuote(priced, input);
  if (notPriced) return notPriced;
  const order = orderFrom(state, command, input, priced, at);
  const money = takeMoney(state, order, command, input);
  if ('accepted' in money) return money;
  redeemFor(state, order, priced, terms);
  takeStock(state, order);
  noteOpening(state, order);
  state.orders.set(order.id, order);
  endVisits(state, pieces, accountId);
  if (input.fromCart) state.leavingCarts.push({ ownerId: accountId, variantIds: [...pieces.keys()] });
  const place = placeIn(state, order);
  const result = place === null ? resultOf(order) : { ...resultOf(order), place };
  return { accepted: true, result, events: [...money, saleEvent(state, order)] };
}

/**
 * Which pieces of something that opened at a time these are: how many of that variant have been sold, these included.
 * Null where nothing of the order opened at a time.
 */
function placeIn(state: ShopState, { lines }: Order): number | null {
  const opened = lines.find(({ productId }) => state.products.get(productId)?.opensAt != null);
  return opened ? state.variants.get(opened.variantId)!.sold : null;
}

/** What the customer was shown is what they pay, or they are shown it again. */
export function refuseQuote(
  quote: Quote,
  asked: Pick<Place, 'couponId' | 'address' | 'isAddressUnknown' | 'expectedTotal'>,
): Refused | null {
  const { couponRefusal, lines, items, total } = quote;
  if (items > MAX_AMOUNT) return refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT });
  if (couponRefusal) {
    return refused(couponRefusal.code, { couponId: asked.couponId, reason: couponRefusal.reason });
  }
  if (asked.isAddressUnknown) return refused('shop.address-not-found');
  if (asked.address === null && lines.some(({ delivery }) => delivery === 'parcel')) {
    return refused('shop.address-required');
  }
  if (asked.expectedTotal !== null && asked.expectedTotal !== total) {
    return refused('shop.total-changed', { quote: told(quote) });
  }
  return null;
}

/** A new total with its reasons, as a refusal tells it. */
const told = ({ items, discount, couponDiscount, shipping, total, trace }: Quote) => ({
  items,
  discount,
  couponDiscount,
  shipping,
  total,
  currency: CURRENCY,
  trace,
});

/** Uses the coupon at the discount that was quoted. */
export function redeemFor(
  state: ShopState,
  order: Order,
  quote: Pick<Quote, 'lines' | 'couponDiscount'>,
  { couponId, accountId, at }: Terms,
): void {
  if (couponId === null) return;
  const left = quote.lines.map(({ amount, discount }) => amount - discount);
  const used = redeem(state.coupons, couponId, accountId, purchaseOf(quote.lines, left), {
    reference: order.id,
    at,
  });
  if (!used.ok || used.discount !== quote.couponDiscount)
    throw new Error(`${couponId} is not what was quoted`);
}

function orderFrom(
  state: ShopState,
  { id, accountId }: Command,
  { address, couponId, payWith }: Place,
  { lines, items, discount, couponDiscount, shipping, total, trace }: Quote,
  at: number,
): Order {
  return {
    id,
    accountId,
    currency: CURRENCY,
    items,
    discount,
    couponDiscount,
    shipping,
    total,
    couponId,
    lines: lines.map((line, i) => orderLine(state, line, i + 1)),
    trace,
    address,
    madeBy: null,
    createdAt: at,
    status: 'awaiting-payment',
    payWith,
    refunded: 0,
    transferId: null,
    paymentId: null,
    courier: null,
    trackingNo: null,
    steps: 0,
    clock: at,
    expiresAt: null,
    storedExpiresAt: null,
    paidAt: null,
    deliveredAt: null,
    attention: null,
    change: 'new',
  };
}

function orderLine(state: ShopState, line: Quote['lines'][number], no: number): OrderLine {
  const { productId, variantId, categoryId, delivery, unitPrice, quantity, paid } = line;
  const product = state.products.get(productId)!;
  return {
    no,
    productId,
    variantId,
    categoryId,
    name: product.name,
    choice: choiceOf(product, state.variants.get(variantId)!.choices),
    pictureId: product.pictureId,
    delivery,
    unitPrice,
    quantity,
    paid,
    backordered: 0,
    counted: false,
    cancelled: 0,
    returned: 0,
  };
}
