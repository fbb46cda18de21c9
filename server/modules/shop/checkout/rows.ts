import type { ShopOrdersTable, ShopRefundsTable, ShopReturnsTable } from '../../../db/schema.ts';
import type { Address, Order, OrderLine, Refund, TraceLine } from '../order.ts';
import type { ReturnLine, ReturnRequest } from '../return.ts';

export const ORDER_COLUMNS = [
  'id',
  'account_id',
  'status',
  'pay_with',
  'currency',
  'items',
  'discount',
  'coupon_discount',
  'shipping',
  'total',
  'refunded',
  'coupon_id',
  'transfer_id',
  'payment_id',
  'title',
  'order_lines',
  'trace',
  'address',
  'made_by',
  'courier',
  'tracking_no',
  'steps',
  'clock',
  'created_at',
  'paid_at',
  'delivered_at',
  'attention',
] as const;
/** What may change of an order, in the order of `changingValues`. */
export const CHANGING_COLUMNS = [
  'status',
  'pay_with',
  'discount',
  'coupon_discount',
  'total',
  'refunded',
  'coupon_id',
  'transfer_id',
  'payment_id',
  'order_lines',
  'trace',
  'address',
  'courier',
  'tracking_no',
  'steps',
  'clock',
  'paid_at',
  'delivered_at',
  'attention',
] as const;
export const REFUND_COLUMNS = [
  'id',
  'order_id',
  'amount',
  'cause',
  'status',
  'transfer_id',
  'payment_id',
  'attempts',
  'next_at',
  'created_at',
  'settled_at',
] as const;
export const RETURN_COLUMNS = [
  'id',
  'order_id',
  'account_id',
  'kind',
  'status',
  'reason',
  'note',
  'return_lines',
  'refund_amount',
  'answer',
  'created_at',
  'updated_at',
] as const;
export const STEP_COLUMNS = ['order_id', 'step_no', 'at', 'step', 'by_id', 'details'] as const;

/** A line as it stands in its order's row: what is as usual is left out, since there are very many of them. */
type StoredLine = Omit<OrderLine, 'no' | 'delivery' | Usual | 'choice' | 'pictureId'> &
  Partial<Pick<OrderLine, 'delivery' | Usual | 'choice' | 'pictureId'>>;
type Usual = 'backordered' | 'counted' | 'cancelled' | 'returned';

/** The lines of an order from its column `order_lines`. */
export const linesOf = (text: string): OrderLine[] =>
  (JSON.parse(text) as StoredLine[]).map((line, i) => ({
    no: i + 1,
    choice: null,
    pictureId: null,
    delivery: 'parcel',
    backordered: 0,
    counted: false,
    cancelled: 0,
    returned: 0,
    ...line,
  }));

const TITLE_LENGTH = 300;

/** What was ordered, by its names: what operators look for an order by. */
function titleText(lines: readonly OrderLine[]): string {
  if (lines.length === 1) return lines[0]!.name.ko;
  return [...new Set(lines.map(({ name }) => name.ko))].join(' · ').slice(0, TITLE_LENGTH);
}

const lineText = (lines: readonly OrderLine[]): string => JSON.stringify(lines.map(storedLine));

function storedLine(line: OrderLine): StoredLine {
  const { productId, variantId, categoryId, name, unitPrice, quantity, paid } = line;
  const stored: { -readonly [K in keyof StoredLine]: StoredLine[K] } = {
    productId,
    variantId,
    categoryId,
    name,
    unitPrice,
    quantity,
    paid,
  };
  if (line.choice !== null) stored.choice = line.choice;
  if (line.pictureId !== null) stored.pictureId = line.pictureId;
  if (line.delivery !== 'parcel') stored.delivery = line.delivery;
  if (line.backordered !== 0) stored.backordered = line.backordered;
  if (line.counted) stored.counted = true;
  if (line.cancelled !== 0) stored.cancelled = line.cancelled;
  if (line.returned !== 0) stored.returned = line.returned;
  if (line.exchangeOf !== undefined) stored.exchangeOf = line.exchangeOf;
  return stored;
}

/** A row as it is decided upon. @param expiresAt from the table of deadlines, where it stands there */
export const orderOf = (row: ShopOrdersTable, expiresAt: number | null): Order => ({
  id: row.id,
  accountId: row.account_id,
  currency: row.currency,
  items: row.items,
  discount: row.discount,
  couponDiscount: row.coupon_discount,
  shipping: row.shipping,
  total: row.total,
  couponId: row.coupon_id,
  lines: linesOf(row.order_lines),
  trace: JSON.parse(row.trace) as TraceLine[],
  address: row.address === null ? null : (JSON.parse(row.address) as Address),
  madeBy: row.made_by,
  createdAt: row.created_at,
  status: row.status,
  payWith: row.pay_with,
  refunded: row.refunded,
  transferId: row.transfer_id,
  paymentId: row.payment_id,
  courier: row.courier,
  trackingNo: row.tracking_no,
  steps: row.steps,
  clock: row.clock,
  expiresAt,
  storedExpiresAt: expiresAt,
  paidAt: row.paid_at,
  deliveredAt: row.delivered_at,
  attention: row.attention as Order['attention'],
  change: 'none',
});

type Value = string | number | null;
const addressText = ({ address }: Order): string | null =>
  address === null ? null : JSON.stringify(address);

export const newOrderValues = (o: Order): Value[] => [
  o.id,
  o.accountId,
  o.status,
  o.payWith,
  o.currency,
  o.items,
  o.discount,
  o.couponDiscount,
  o.shipping,
  o.total,
  o.refunded,
  o.couponId,
  o.transferId,
  o.paymentId,
  titleText(o.lines),
  lineText(o.lines),
  o.trace.length === 0 ? '[]' : JSON.stringify(o.trace),
  addressText(o),
  o.madeBy,
  o.courier,
  o.trackingNo,
  o.steps,
  o.clock,
  o.createdAt,
  o.paidAt,
  o.deliveredAt,
  o.attention,
];

export const changingValues = (o: Order): Value[] => [
  o.status,
  o.payWith,
  o.discount,
  o.couponDiscount,
  o.total,
  o.refunded,
  o.couponId,
  o.transferId,
  o.paymentId,
  lineText(o.lines),
  JSON.stringify(o.trace),
  addressText(o),
  o.courier,
  o.trackingNo,
  o.steps,
  o.clock,
  o.paidAt,
  o.deliveredAt,
  o.attention,
];

export const refundOf = (row: ShopRefundsTable): Refund => ({
  id: row.id,
  orderId: row.order_id,
  amount: row.amount,
  cause: row.cause as Refund['cause'],
  status: row.status,
  transferId: row.transfer_id,
  paymentId: row.payment_id,
  attempts: row.attempts,
  nextAt: row.next_at,
  createdAt: row.created_at,
  settledAt: row.settled_at,
  change: 'none',
});

export const refundValues = (r: Refund): Value[] => [
  r.id,
  r.orderId,
  r.amount,
  r.cause,
  r.status,
  r.transferId,
  r.paymentId,
  r.attempts,
  r.nextAt,
  r.createdAt,
  r.settledAt,
];

export const returnOf = (row: ShopReturnsTable): ReturnRequest => ({
  id: row.id,
  orderId: row.order_id,
  accountId: row.account_id,
  kind: row.kind,
  reason: row.reason as ReturnRequest['reason'],
  note: row.note,
  lines: JSON.parse(row.return_lines) as ReturnLine[],
  createdAt: row.created_at,
  status: row.status,
  refundAmount: row.refund_amount,
  answer: row.answer,
  updatedAt: row.updated_at,
  change: 'none',
});

export const returnValues = (r: ReturnRequest): Value[] => [
  r.id,
  r.orderId,
  r.accountId,
  r.kind,
  r.status,
  r.reason,
  r.note,
  JSON.stringify(r.lines),
  r.refundAmount,
  r.answer,
  r.createdAt,
  r.updatedAt,
];
