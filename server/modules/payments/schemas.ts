import Type, { type Static } from 'typebox';
import {
  ExportQueryOf,
  From,
  ListPageOf,
  ListQueryOf,
  OneOrMore,
  SearchText,
  To,
} from '../../lib/list-schema.ts';
import {
  Amount,
  Closed,
  Currency,
  Id,
  Money,
  Nullable,
  PageOf,
  SignedAmount,
  Text,
  Timestamp,
} from '../../lib/schema.ts';

export const GatewayName = Type.Union([
  Type.Literal('sandbox'),
  Type.Literal('toss'),
  Type.Literal('portone'),
]);
export type GatewayName = Static<typeof GatewayName>;

/**
 * `confirming`: the gateway is being asked, or waits for the customer's bank transfer. `in-doubt`: it did not
 * answer, and is asked again until it does. `failed`, `abandoned` and `expired` may still become `paid` when money
 * arrives late after all; money that cannot be used any more is given back, and the payment is `cancelled`.
 */
export const PaymentStatus = Type.Union([
  Type.Literal('prepared'),
  Type.Literal('confirming'),
  Type.Literal('in-doubt'),
  Type.Literal('paid'),
  Type.Literal('failed'),
  Type.Literal('abandoned'),
  Type.Literal('expired'),
  Type.Literal('cancelled'),
  Type.Literal('partially-cancelled'),
]);
export type PaymentStatus = Static<typeof PaymentStatus>;

const Step = Type.String({
  description: 'What happened, for example `prepared`, `confirm-begun`, `in-doubt`, `paid`, `refunded`',
  examples: ['confirm-begun'],
});

/** What the browser does next. Every address of ours is a page of the web app that receives the customer again. */
export const Checkout = Type.Union([
  Type.Object(
    { kind: Type.Literal('redirect'), url: Type.String({ description: 'A page of this installation' }) },
    { description: 'The sandbox: open `url`; it leads back to `successUrl` or `failUrl`' },
  ),
  Type.Object(
    {
      kind: Type.Literal('toss'),
      sdkUrl: Type.String(),
      clientKey: Type.String(),
      customerKey: Type.String({ description: 'Stands for the member and names nobody' }),
      orderId: Id,
      orderName: Type.String(),
      amount: Money,
      currency: Currency,
      successUrl: Type.String({ description: 'Gets `paymentKey`, `orderId` and `amount`' }),
      failUrl: Type.String({ description: 'Gets `code` and `message`' }),
    },
    { description: 'Toss Payments: `TossPayments(clientKey).payment({ customerKey }).requestPayment(…)`' },
  ),
  Type.Object(
    {
      kind: Type.Literal('portone'),
      sdkUrl: Type.String(),
      storeId: Type.String(),
      channelKey: Type.String(),
      paymentId: Id,
      orderName: Type.String(),
      totalAmount: Money,
      currency: Type.String({ description: 'As the SDK names it', examples: ['CURRENCY_KRW'] }),
      redirectUrl: Type.String({ description: 'Gets `paymentId`, and `code` and `message` when it failed' }),
    },
    {
      description:
        'PortOne V2: `PortOne.requestPayment(…)`; afterwards confirm with `paymentKey` = `paymentId`',
    },
  ),
]);
export type Checkout = Static<typeof Checkout>;

const paymentFields = {
  paymentId: Id,
  status: PaymentStatus,
  gateway: GatewayName,
  purpose: Type.String({ description: 'What it pays: `top-up` of the wallet', examples: ['top-up'] }),
  subject: Nullable(Type.String({ description: 'The order that it pays; null for a top-up' })),
  orderName: Type.String({ examples: ['마당 충전'] }),
  amount: Money,
  currency: Currency,
  cancelled: Type.Integer({ description: 'How much of it was given back' }),
  method: Nullable(Type.String({ description: 'As the gateway calls it', examples: ['카드'] })),
  receiptUrl: Nullable(Type.String()),
  failure: Nullable(
    Type.Object({
      code: Type.String({ description: 'The gateway’s code, or ours', examples: ['REJECT_CARD_PAYMENT'] }),
      message: Type.String({ description: 'The gateway’s words for the customer; may be empty' }),
    }),
  ),
  transferId: Nullable(Type.String({ description: 'The posting in the wallet; null until it is paid' })),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  paidAt: Nullable(Timestamp),
};

export const PaymentSummary = Type.Object(paymentFields);
export type PaymentSummary = Static<typeof PaymentSummary>;
export const PaymentPage = PageOf(PaymentSummary);

export const Payment = Type.Object({
  ...paymentFields,
  checkout: Nullable(Checkout),
  timeline: Type.Array(Type.Object({ step: Step, at: Timestamp, amount: Nullable(Money) })),
});
export type Payment = Static<typeof Payment>;

export const ListQuery = Closed({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export const PaymentParams = Closed({ paymentId: Id });

/** What the gateway gave the browser, as it stands in the address of the page of success. */
export const ConfirmBody = Closed({
  paymentKey: Type.String({ pattern: '^[\\x21-\\x7e]{1,200}$', examples: ['tgen_20261121180000abcd1'] }),
  orderId: Id,
  amount: Amount,
});
export type ConfirmBody = Static<typeof ConfirmBody>;
export const AbandonBody = Closed({ reason: Type.Optional(Text(200, 'PAY_PROCESS_CANCELED')) });

export const WebhookParams = Closed({ gateway: GatewayName });
export const SecretWebhookParams = Closed({
  gateway: GatewayName,
  secret: Type.String({ minLength: 1, maxLength: 200 }),
});
export const WebhookReceived = Type.Object({ received: Type.Literal(true) });

// ---- operators -------------------------------------------------------------------------------------

const adminFields = {
  ...paymentFields,
  accountId: Id,
  memberName: Type.String(),
  paymentKey: Nullable(Type.String({ description: 'The gateway’s own number' })),
  attention: Nullable(
    Type.String({
      description:
        'Why a person should look: `amount-mismatch`, `captured-twice`, `state-mismatch`, `reversal-refused`, `refund-stuck`, `cancelled-elsewhere`, `long-in-doubt`',
    }),
  ),
};
export const AdminPaymentSummary = Type.Object(adminFields);
export type AdminPaymentSummary = Static<typeof AdminPaymentSummary>;

const paymentConditions = {
  q: Type.Optional(
    SearchText(
      'Parts of the order’s name, or of the member’s name or e-mail; or whole: a payment, a payment key, a member',
    ),
  ),
  status: Type.Optional(OneOrMore(PaymentStatus)),
  gateway: Type.Optional(OneOrMore(GatewayName)),
  purpose: Type.Optional(OneOrMore(Type.String({ pattern: '^[a-z-]{1,20}$', examples: ['top-up'] }))),
  attention: Type.Optional(Type.Boolean({ description: 'true: only those that need a person' })),
  amountFrom: Type.Optional(Amount),
  amountTo: Type.Optional(Type.Integer({ ...Amount, description: 'Included' })),
  from: From,
  to: To,
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('largest')], {
      default: 'newest',
    }),
  ),
};
/** Payments by state, gateway, purpose, amount, when they were prepared, and text. */
export const PaymentsQuery = ListQueryOf(paymentConditions);
export type PaymentsQuery = Static<typeof PaymentsQuery>;
export const PaymentsExportQuery = ExportQueryOf(paymentConditions);
/** Facets: `status`, `gateway`, `purpose`. */
export const PaymentsPage = ListPageOf(AdminPaymentSummary);
export type PaymentsPage = Static<typeof PaymentsPage>;

export const Cancellation = Type.Object({
  cancellationId: Id,
  kind: Type.Union([Type.Literal('refund'), Type.Literal('reversal')]),
  status: Type.Union([
    Type.Literal('requested'),
    Type.Literal('in-doubt'),
    Type.Literal('done'),
    Type.Literal('refused'),
  ]),
  amount: Money,
  reason: Type.String(),
  by: Type.String({ description: 'Account id of the operator; `system:payments` for a reversal' }),
  requestedAt: Timestamp,
  settledAt: Nullable(Timestamp),
  transferId: Nullable(Type.String({ description: 'The posting that took the money out of the wallet' })),
  failure: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
});
export type Cancellation = Static<typeof Cancellation>;

export const AdminPayment = Type.Object({
  ...adminFields,
  cancellable: Type.Integer({ description: 'What can still be given back' }),
  attempts: Type.Integer({ description: 'How often the gateway was asked to confirm' }),
  lookups: Type.Integer({
    description: 'How often the gateway was asked what became of it, since it last knew',
  }),
  nextLookupAt: Nullable(Timestamp),
  cancellations: Type.Array(Cancellation),
  timeline: Type.Array(
    Type.Object({
      step: Step,
      at: Timestamp,
      amount: Nullable(Money),
      by: Type.String({ description: 'An account id, or `system:…`' }),
      details: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});
export type AdminPayment = Static<typeof AdminPayment>;

const Reason = Text(200, 'Ordered by mistake, case 1182');
export const CancellationBody = Closed({ amount: Amount, reason: Reason });
export const LookupBody = Closed({ reason: Type.Optional(Reason) });

const Day = Type.String({
  pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'A day in Korea (UTC+9), as gateways count them',
  examples: ['2026-11-21'],
});
export const ReportQuery = Closed({ day: Type.Optional(Day) });
export const ReportBody = Closed({ day: Day, gateway: Type.Optional(GatewayName) });

/** Where the gateway's list of a day and our payments differ. */
export const ReportDifference = Type.Object({
  kind: Type.Union([
    Type.Literal('missing-here'),
    Type.Literal('missing-there'),
    Type.Literal('other-amount'),
    Type.Literal('other-state'),
  ]),
  what: Type.Union([Type.Literal('payment'), Type.Literal('cancellation')]),
  paymentId: Nullable(Type.String()),
  paymentKey: Nullable(Type.String()),
  here: Nullable(SignedAmount),
  there: Nullable(SignedAmount),
  details: Type.String(),
});
export type ReportDifference = Static<typeof ReportDifference>;
export const DailyReport = Type.Object({
  reportId: Id,
  gateway: GatewayName,
  day: Day,
  ok: Type.Boolean(),
  by: Type.String({ description: 'Who ran it: an account id, or `system:payments` once a day' }),
  ranAt: Timestamp,
  here: Type.Object({
    payments: Type.Integer(),
    paid: Money,
    cancellations: Type.Integer(),
    cancelled: Money,
  }),
  there: Type.Object({
    payments: Type.Integer(),
    paid: Money,
    cancellations: Type.Integer(),
    cancelled: Money,
  }),
  differing: Type.Integer({ description: 'How many differences there are; the first 200 are listed' }),
  differences: Type.Array(ReportDifference),
});
export type DailyReport = Static<typeof DailyReport>;
/** Newest first; of one day when `day` was given. */
export const DailyReports = Type.Object({ items: Type.Array(DailyReport) });
