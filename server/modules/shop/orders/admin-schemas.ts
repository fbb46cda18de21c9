import Type, { type Static } from 'typebox';
import {
  ExportQueryOf,
  From,
  ListPageOf,
  ListQueryOf,
  OneOrMore,
  SearchText,
  To,
} from '../../../lib/list-schema.ts';
import {
  Amount,
  Closed,
  Currency,
  Id,
  MAX_AMOUNT,
  Money,
  Nullable,
  PageOf,
  Text,
  Timestamp,
} from '../../../lib/schema.ts';
import {
  Details,
  Localized,
  Note,
  OrderStatus,
  PayWay,
  Pieces,
  ReturnKind,
  ReturnStatus,
  returnFields,
  returnLineFields,
  StepName,
  wholeFields,
} from './schemas.ts';

const adminSummaryFields = {
  orderId: Id,
  accountId: Id,
  memberName: Type.String(),
  status: OrderStatus,
  payWith: PayWay,
  total: Money,
  refunded: Money,
  currency: Currency,
  title: Localized,
  pieces: Type.Integer({ description: 'That are still its member’s' }),
  courier: Nullable(Type.String()),
  trackingNo: Nullable(Type.String()),
  attention: Nullable(Type.String({ description: '`refund-refused`: a gateway would not give money back' })),
  createdAt: Timestamp,
  paidAt: Nullable(Timestamp),
  deliveredAt: Nullable(Timestamp),
};
export const AdminOrderSummary = Type.Object(adminSummaryFields);
export type AdminOrderSummary = Static<typeof AdminOrderSummary>;

export const AdminOrder = Type.Object({
  ...wholeFields,
  accountId: Id,
  memberName: Type.String(),
  memberEmail: Type.String(),
  transferId: Nullable(Id),
  madeBy: Nullable(Id),
  attention: Nullable(Type.String()),
  refundable: Type.Integer({ description: 'What can still be given back' }),
  timeline: Type.Array(Type.Object({ step: StepName, at: Timestamp, by: Type.String(), details: Details })),
  can: Type.Object({
    prepare: Type.Boolean(),
    ship: Type.Boolean(),
    deliver: Type.Boolean(),
    cancel: Type.Boolean(),
    refund: Type.Boolean(),
  }),
});
export type AdminOrder = Static<typeof AdminOrder>;

const conditions = {
  q: Type.Optional(
    SearchText(
      'Parts of what was ordered, of a tracking number or of the member’s name; the recipient’s phone, or its last four ' +
        'digits; or whole: an order, a member',
    ),
  ),
  status: Type.Optional(OneOrMore(OrderStatus)),
  payWith: Type.Optional(OneOrMore(PayWay)),
  courier: Type.Optional(OneOrMore(Type.String({ maxLength: 40 }))),
  attention: Type.Optional(Type.Boolean({ description: 'true: only those that need a person' })),
  withCoupon: Type.Optional(Type.Boolean({ description: 'true: only those with a coupon' })),
  drafted: Type.Optional(Type.Boolean({ description: 'true: only those that an operator drafted' })),
  amountFrom: Type.Optional(Amount),
  amountTo: Type.Optional(Type.Integer({ ...Amount, description: 'Included' })),
  from: From,
  to: To,
  paidFrom: From,
  paidTo: To,
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')], { default: 'newest' })),
};
export const AdminOrdersQuery = ListQueryOf(conditions);
export type AdminOrdersQuery = Static<typeof AdminOrdersQuery>;
export const AdminOrdersExportQuery = ExportQueryOf(conditions);
/** Facets: `status`, `payWith`. */
export const AdminOrdersPage = ListPageOf(AdminOrderSummary);

const Reason = Text(200, '고객 요청');
const Courier = Text(40, 'CJ대한통운');
const TrackingNo = Type.String({ pattern: '^[0-9-]{4,40}$', examples: ['123456789012'] });
const Answer = Note(500, '확인했어요. 수거를 접수했어요.');

export const ShipmentBody = Closed({ courier: Courier, trackingNo: TrackingNo });
export const AdminCancelBody = Closed({
  lines: Type.Optional(Type.Array(Pieces, { minItems: 1, maxItems: 100 })),
  reason: Reason,
});
/** Its member reads the reason. */
export const RefundBody = Closed({ amount: Amount, reason: Reason });
export const ApproveBody = Closed({ answer: Type.Optional(Answer) });
export const RejectBody = Closed({
  answer: Type.String({ ...Answer, minLength: 1, description: 'Why not; its member reads it' }),
});
export const ReceiveBody = Closed({
  isFitForSale: Type.Boolean({ description: 'What came back goes on sale again' }),
  deduction: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX_AMOUNT,
      description: 'What is kept of the money, such as the way back',
    }),
  ),
  answer: Type.Optional(Answer),
});
export const DraftBody = Closed({
  accountId: Id,
  lines: Type.Array(
    Closed({
      variantId: Id,
      quantity: Type.Integer({ minimum: 1, maximum: 99 }),
      unitPrice: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'Without it what it costs now' }),
      ),
    }),
    { minItems: 1, maxItems: 50 },
  ),
  shipping: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  note: Type.Optional(Note(500, '말씀하신 가격으로 맞춰 드렸어요.')),
  reason: Reason,
});

export const AdminReturn = Type.Object({
  ...returnFields,
  accountId: Id,
  memberName: Type.String(),
  lines: Type.Array(
    Type.Object({
      ...returnLineFields,
      name: Localized,
      choice: Nullable(Localized),
      paid: Type.Integer({ description: 'What was paid for these pieces' }),
    }),
  ),
});
export type AdminReturn = Static<typeof AdminReturn>;
export const AdminReturnsQuery = Closed({
  status: Type.Optional(OneOrMore(ReturnStatus)),
  kind: Type.Optional(ReturnKind),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type AdminReturnsQuery = Static<typeof AdminReturnsQuery>;
export const AdminReturnsPage = PageOf(AdminReturn);

const Days = (example: number) => Type.Integer({ minimum: 1, maximum: 365, examples: [example] });
export const OrderRulesView = Type.Object({
  returnDays: Days(7),
  confirmDays: Days(7),
  remindDays: Days(3),
  draftDays: Days(3),
});
export const OrderRulesBody = Closed({
  returnDays: Days(7),
  confirmDays: Days(7),
  remindDays: Days(3),
  draftDays: Days(3),
  reason: Reason,
});
