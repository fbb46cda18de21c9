import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { priceAt } from '../catalogue/sale.ts';
import { choiceOf } from '../choice.ts';
import type { Order, OrderLine, TraceLine } from '../order.ts';
import type { ShopState } from '../state.ts';
import { addStep, orderEvent } from './changes.ts';
import type { Asked, OrderInput } from './input.ts';
import { titleOf } from './refunds.ts';

const CURRENCY = 'KRW';
const SHIPPING = { ko: '배송비', en: 'Shipping' };

/**
 * An order that an operator writes for a member, at prices of their own if they like. It takes nothing from the stock and
 * costs nothing until its member pays it, as they would pay any other; unpaid it expires.
 */
export function draft(state: ShopState, command: Command<OrderInput>, input: Asked<'draft'>): Decision {
  const { orderId, memberId, shipping, note, reason } = input;
  const lines: OrderLine[] = [];
  for (const [i, { variantId, quantity, unitPrice }] of input.lines.entries()) {
    const variant = state.variants.get(variantId);
    const product = variant && state.products.get(variant.productId);
    if (!variant || !product) return refused('shop.variant-not-found', { variantId });
    if (!variant.isActive || product.status === 'ended') return refused('shop.not-on-sale', { variantId });
    const price = unitPrice ?? priceAt(variant, command.at);
    lines.push({
      no: i + 1,
      productId: product.id,
      variantId,
      categoryId: product.categoryId,
      name: product.name,
      choice: choiceOf(product, variant.choices),
      pictureId: product.pictureId,
      delivery: product.delivery,
      unitPrice: price,
      quantity,
      paid: price * quantity,
      backordered: 0,
      counted: false,
      cancelled: 0,
      returned: 0,
    });
  }
  const order = newDraft(command, input, lines);
  state.orders.set(orderId, order);
  addStep(state, order, 'drafted', command.accountId, { note });
  const expiresAt = order.expiresAt!;
  return {
    accepted: true,
    result: {
      orderId,
      status: order.status,
      total: order.total,
      currency: CURRENCY,
      expiresAt: new Date(expiresAt).toISOString(),
    },
    events: [
      orderEvent('shop.order-drafted', order, { total: order.total, expiresAt, title: titleOf(order) }),
    ],
    audit: {
      action: 'shop.draft',
      subject: orderId,
      reason,
      details: { memberId, total: order.total, shipping, lines: input.lines },
    },
  };
}

function newDraft(
  command: Command<OrderInput>,
  { orderId, memberId, shipping, expiresInMs }: Asked<'draft'>,
  lines: OrderLine[],
): Order {
  const items = lines.reduce((sum, line) => sum + line.paid, 0);
  const trace: TraceLine[] = [];
  if (shipping > 0) trace.push({ kind: 'shipping', name: SHIPPING, amount: shipping, lines: [] });
  return {
    id: orderId,
    accountId: memberId,
    currency: CURRENCY,
    items,
    discount: 0,
    couponDiscount: 0,
    shipping,
    total: items + shipping,
    couponId: null,
    lines,
    trace,
    address: null,
    madeBy: command.accountId,
    createdAt: command.at,
    status: 'draft',
    payWith: 'undecided',
    refunded: 0,
    transferId: null,
    paymentId: null,
    courier: null,
    trackingNo: null,
    steps: 0,
    clock: command.at,
    expiresAt: command.at + expiresInMs,
    storedExpiresAt: null,
    paidAt: null,
    deliveredAt: null,
    attention: null,
    change: 'new',
  };
}
