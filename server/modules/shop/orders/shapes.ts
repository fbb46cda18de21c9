import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import { type Picture, smallPicture } from '../../../lib/picture-schema.ts';
import type { Order, OrderLine, OrderStep, Refund } from '../order.ts';
import type { ReturnRequest } from '../return.ts';
import type { OrderLineView, OrderSummary, RefundView, ReturnView } from './schemas.ts';

/** How rows of orders become what people read; pure. */

/** By the id of a line’s picture; of a line without one, by that of its product. */
export type Pictures = ReadonlyMap<string, Picture>;
/** What is chosen of their products by variants that are sent instead of others. */
export type ExchangeChoices = ReadonlyMap<string, Localized | null>;

function lineView(line: OrderLine, pictures: Pictures): OrderLineView {
  const { no, productId, variantId, name, choice, delivery, unitPrice, quantity, paid } = line;
  const picture = pictures.get(line.pictureId ?? productId);
  return {
    no,
    productId,
    variantId,
    name,
    choice,
    picture: picture ? smallPicture(picture) : null,
    delivery,
    unitPrice,
    quantity,
    paid,
    backordered: line.backordered,
    cancelled: line.cancelled,
    returned: line.returned,
    exchangeOf: line.exchangeOf ?? null,
  };
}

export const summaryOf = (order: Order, pictures: Pictures): OrderSummary => ({
  orderId: order.id,
  status: order.status,
  payWith: order.payWith,
  total: order.total,
  refunded: order.refunded,
  currency: order.currency,
  createdAt: iso(order.createdAt),
  expiresAt: isoOrNull(order.expiresAt),
  lines: order.lines.map((line) => lineView(line, pictures)),
});

/** What a whole order shows to its member and to operators. @param returnMs how long it can be returned */
export const wholeOf = (
  order: Order,
  {
    pictures,
    refunds,
    returns,
    choices,
  }: {
    pictures: Pictures;
    refunds: readonly Refund[];
    returns: readonly ReturnRequest[];
    choices: ExchangeChoices;
  },
  returnMs: number,
) => ({
  ...summaryOf(order, pictures),
  items: order.items,
  discount: order.discount,
  couponDiscount: order.couponDiscount,
  shipping: order.shipping,
  couponId: order.couponId,
  trace: order.trace.map(({ kind, name, amount, lines }) => ({ kind, name, amount, lines: [...lines] })),
  address: order.address,
  courier: order.courier,
  trackingNo: order.trackingNo,
  paymentId: order.paymentId,
  paidAt: isoOrNull(order.paidAt),
  deliveredAt: isoOrNull(order.deliveredAt),
  refunds: refunds.map(refundView),
  returns: returns.map((one) => returnView(one, choices)),
  returnableUntil: order.deliveredAt === null ? null : iso(order.deliveredAt + returnMs),
});

const refundView = (refund: Refund): RefundView => ({
  refundId: refund.id,
  amount: refund.amount,
  cause: refund.cause,
  status: refund.status,
  to: refund.paymentId === null ? 'wallet' : 'gateway',
  createdAt: iso(refund.createdAt),
  settledAt: isoOrNull(refund.settledAt),
});

export const returnView = (one: ReturnRequest, choices: ExchangeChoices): ReturnView => ({
  returnId: one.id,
  orderId: one.orderId,
  kind: one.kind,
  status: one.status,
  reason: one.reason,
  note: one.note,
  answer: one.answer,
  lines: one.lines.map(({ no, quantity, exchangeFor }) => ({
    no,
    quantity,
    exchangeFor,
    exchangeChoice: exchangeFor === null ? null : (choices.get(exchangeFor) ?? null),
  })),
  refundAmount: one.refundAmount,
  createdAt: iso(one.createdAt),
  updatedAt: iso(one.updatedAt),
});

type Moment = Pick<OrderStep, 'step' | 'at' | 'by' | 'details'>;

/** All that happened to an order, in order: what its row tells, and its steps. */
export function timelineOf(order: Order, steps: readonly Moment[]): Moment[] {
  const told: Moment[] = [];
  const isDraft = order.madeBy !== null;
  if (!isDraft) {
    const details = { payWith: order.payWith, total: order.total };
    told.push({ step: 'placed', at: order.createdAt, by: order.accountId, details });
  }
  const paid: Moment[] = [];
  if (order.paidAt !== null && !steps.some(({ step }) => step === 'paid')) {
    paid.push({ step: 'paid', at: order.paidAt, by: order.accountId, details: { total: order.total } });
  }
  // What happened in the same moment as the payment came after it, but for the draft itself.
  return [...told, ...paid, ...steps].sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
}

const rankOf = ({ step }: Moment): number =>
  step === 'drafted' || step === 'placed' ? 0 : step === 'paid' ? 1 : 2;

/** What was ordered, for a line in a list. */
export function titleView(order: Pick<Order, 'lines'>): { ko: string; en: string } {
  const [first, ...more] = order.lines;
  if (!first) return { ko: '', en: '' };
  if (more.length === 0) return first.name;
  return { ko: `${first.name.ko} 외 ${more.length}건`, en: `${first.name.en} and ${more.length} more` };
}
