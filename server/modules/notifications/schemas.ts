import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, PageOf, Text, Timestamp } from '../../lib/schema.ts';

const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 }));
const KindName = Type.String({ pattern: '^[a-z][a-z0-9.-]{1,59}$', examples: ['pay.received'] });

// ---- what a member sees ------------------------------------------------------------------------

export const NotificationCategory = Type.Union([
  Type.Literal('security'),
  Type.Literal('money'),
  Type.Literal('coupons'),
  Type.Literal('shop'),
  Type.Literal('system'),
]);
export type NotificationCategory = Static<typeof NotificationCategory>;

export const Notification = Type.Object({
  notificationId: Id,
  kind: KindName,
  category: NotificationCategory,
  title: Type.String({ description: 'In the member’s language' }),
  body: Type.String({ description: 'Plain text; paragraphs are parted by an empty line' }),
  link: Nullable(Type.String({ description: 'A path of the web app', examples: ['/pay'] })),
  at: Timestamp,
  readAt: Nullable(Timestamp),
});
export type Notification = Static<typeof Notification>;
export const NotificationPage = Type.Object({
  items: Type.Array(Notification),
  nextCursor: Nullable(Type.String()),
  unread: Type.Integer({ description: 'Of the whole inbox, not of this page' }),
});
export type NotificationPage = Static<typeof NotificationPage>;
export const NotificationQuery = Closed({ cursor: Cursor, limit: Limit });

export const ReadBody = Type.Union([
  Closed({
    upTo: Type.String({ pattern: '^[0-9A-Za-z]{1,64}$', description: 'This one and all older ones' }),
  }),
  Closed({ notificationId: Id }),
]);
export type ReadBody = Static<typeof ReadBody>;
export const Unread = Type.Object({ unread: Type.Integer() });
export type Unread = Static<typeof Unread>;

/** Where a member can be told something. `inbox` is the app itself, `sms` a text message or 알림톡. */
export const MemberChannel = Type.Union([Type.Literal('inbox'), Type.Literal('mail'), Type.Literal('sms')]);
export type MemberChannel = Static<typeof MemberChannel>;

export const Preference = Type.Object({
  kind: KindName,
  category: NotificationCategory,
  name: Type.String({ description: 'What it is about, in the member’s language' }),
  channels: Type.Array(
    Type.Object({
      channel: MemberChannel,
      on: Type.Boolean(),
      fixed: Type.Boolean({ description: 'It cannot be changed, such as mail about security' }),
    }),
  ),
});
export type Preference = Static<typeof Preference>;
export const Preferences = Type.Object({
  phone: Nullable(
    Type.String({ description: 'The proven number for text messages, all but its end hidden' }),
  ),
  items: Type.Array(Preference),
});
export type Preferences = Static<typeof Preferences>;
export const PreferencesBody = Closed({
  changes: Type.Array(Closed({ kind: KindName, channel: MemberChannel, on: Type.Boolean() }), {
    minItems: 1,
    maxItems: 200,
  }),
});
export type PreferencesBody = Static<typeof PreferencesBody>;

export const PhoneBody = Closed({
  phone: Type.String({ pattern: '^01[016789]-?[0-9]{3,4}-?[0-9]{4}$', examples: ['010-1234-5678'] }),
});
export const PhoneAsked = Type.Object({ expiresAt: Timestamp });
export type PhoneAsked = Static<typeof PhoneAsked>;
export const PhoneCodeBody = Closed({ code: Type.String({ pattern: '^[0-9]{6}$', examples: ['042917'] }) });

/** Sent on the topic `me` when something has come in. */
export const NotificationCreated = Type.Object({
  notificationId: Id,
  kind: KindName,
  title: Type.String(),
  link: Nullable(Type.String()),
  unread: Type.Integer(),
});
export type NotificationCreated = Static<typeof NotificationCreated>;

// ---- what an operator sees ---------------------------------------------------------------------

export const DeliveryChannel = Type.Union([
  Type.Literal('mail'),
  Type.Literal('sms'),
  Type.Literal('slack'),
  Type.Literal('webhook'),
]);
export type DeliveryChannel = Static<typeof DeliveryChannel>;
export const DeliveryStatus = Type.Union([
  Type.Literal('pending'),
  Type.Literal('sent'),
  Type.Literal('dead', { description: 'Given up; it can be sent again by hand' }),
  Type.Literal('dropped', { description: 'No longer of use, such as a code that has expired' }),
]);
export type DeliveryStatus = Static<typeof DeliveryStatus>;

export const Delivery = Type.Object({
  deliveryId: Id,
  kind: KindName,
  channel: DeliveryChannel,
  destination: Type.String({
    description: 'What the breaker guards: `mail`, `sms`, `slack`, `webhook:<id>`',
  }),
  accountId: Nullable(Id),
  recipient: Type.String({
    description: 'A name and an address, partly hidden; or which webhook',
    examples: ['김민지 · mi***@madang.example'],
  }),
  status: DeliveryStatus,
  attempts: Type.Integer(),
  createdAt: Timestamp,
  dueAt: Nullable(Timestamp),
  finishedAt: Nullable(Timestamp),
  lastError: Nullable(Type.String()),
});
export type Delivery = Static<typeof Delivery>;
export const DeliveryPage = PageOf(Delivery);
export const DeliveryQuery = Closed({
  status: Type.Optional(DeliveryStatus),
  channel: Type.Optional(DeliveryChannel),
  destination: Type.Optional(Type.String({ pattern: '^[a-z]{1,20}(:[0-9A-Za-z]{1,40})?$' })),
  cursor: Cursor,
  limit: Limit,
});

export const DeliveryAttempt = Type.Object({
  at: Timestamp,
  outcome: Type.String({ examples: ['retry', 'dead', 'sent'] }),
  error: Nullable(Type.String()),
  tookMs: Nullable(Type.Integer()),
});
export type DeliveryAttempt = Static<typeof DeliveryAttempt>;
export const DeliveryDetail = Type.Object({
  ...Delivery.properties,
  eventId: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  log: Type.Array(DeliveryAttempt, { description: 'The newest attempts, the oldest first' }),
  preview: Nullable(
    Type.Object(
      { subject: Type.String(), text: Type.String(), html: Nullable(Type.String()) },
      { description: 'As it is sent, but with bullets where a code or a link of proof stands' },
    ),
  ),
});
export type DeliveryDetail = Static<typeof DeliveryDetail>;

const Reason = Text(200, '메일 서버가 복구됨');
export const RetryBody = Closed({ reason: Reason });
export const RetryAllBody = Closed({
  channel: Type.Optional(DeliveryChannel),
  destination: Type.Optional(Type.String({ pattern: '^[a-z]{1,20}(:[0-9A-Za-z]{1,40})?$' })),
  reason: Reason,
});
export const Retried = Type.Object({ retried: Type.Integer() });
export type Retried = Static<typeof Retried>;

export const BreakerState = Type.Union([
  Type.Literal('closed', { description: 'All is well' }),
  Type.Literal('open', { description: 'Nothing is sent until `retryAt`' }),
  Type.Literal('half-open', { description: 'One is on its way to see' }),
]);
export type BreakerState = Static<typeof BreakerState>;
export const Destination = Type.Object({
  destination: Type.String(),
  channel: DeliveryChannel,
  name: Type.String({ description: 'For people: the mail server, the address of a webhook' }),
  captured: Type.Boolean({ description: 'Nothing leaves: messages are shown at /dev/mail' }),
  state: BreakerState,
  failures: Type.Integer({ description: 'In a row' }),
  openedAt: Nullable(Timestamp),
  retryAt: Nullable(Timestamp),
  lastError: Nullable(Type.String()),
  lastSentAt: Nullable(Timestamp),
  pending: Type.Integer({ description: 'Counted up to 10,000' }),
  dead: Type.Integer({ description: 'Counted up to 10,000' }),
});
export type Destination = Static<typeof Destination>;
export const DestinationList = Type.Object({ items: Type.Array(Destination) });

// ---- webhooks to outside -----------------------------------------------------------------------

/** An event by name, or all of a module: `pay.*`. */
const EventPattern = Type.String({
  pattern: '^(\\*|[a-z]+\\.(\\*|[a-z-]{1,40}))$',
  examples: ['pay.transferred', 'coupon.*'],
});
export const Webhook = Type.Object({
  webhookId: Id,
  url: Type.String(),
  events: Type.Array(Type.String()),
  description: Type.String(),
  status: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
  disabledBecause: Nullable(
    Type.Union([Type.Literal('operator'), Type.Literal('failing'), Type.Literal('gone')]),
  ),
  failingSince: Nullable(Timestamp),
  secondSecretUntil: Nullable(
    Type.String({ format: 'date-time', description: 'Until then the secret before this one signs too' }),
  ),
  createdAt: Timestamp,
});
export type Webhook = Static<typeof Webhook>;
export const WebhookList = Type.Object({
  items: Type.Array(Webhook),
  eventNames: Type.Array(Type.String(), { description: 'All events that can be asked for' }),
});
export type WebhookList = Static<typeof WebhookList>;
export const WebhookWithSecret = Type.Object({
  ...Webhook.properties,
  secret: Type.String({
    description: 'Shown this once',
    examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
  }),
});
export type WebhookWithSecret = Static<typeof WebhookWithSecret>;
const Url = Type.String({
  pattern: '^https?://[^\\s]{1,480}$',
  examples: ['https://hooks.example.com/madang'],
});
export const WebhookBody = Closed({
  url: Url,
  events: Type.Array(EventPattern, { minItems: 1, maxItems: 50 }),
  description: Type.Optional(Text(120, '창고 시스템')),
});
export type WebhookBody = Static<typeof WebhookBody>;
export const WebhookPatchBody = Closed({
  url: Type.Optional(Url),
  events: Type.Optional(Type.Array(EventPattern, { minItems: 1, maxItems: 50 })),
  description: Type.Optional(Text(120, '창고 시스템')),
  status: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled')])),
});
export type WebhookPatchBody = Static<typeof WebhookPatchBody>;
export const WebhookTest = Type.Object({
  delivered: Type.Boolean(),
  status: Nullable(Type.Integer({ description: 'What the receiver answered' })),
  error: Nullable(Type.String()),
  tookMs: Type.Integer(),
});
export type WebhookTest = Static<typeof WebhookTest>;

// ---- demo: what would have been sent -----------------------------------------------------------

const CapturedChannel = Type.Union([Type.Literal('mail'), Type.Literal('sms'), Type.Literal('slack')]);
export const CapturedMail = Type.Object({
  mailId: Id,
  channel: CapturedChannel,
  to: Type.String(),
  subject: Type.String(),
  at: Timestamp,
});
export type CapturedMail = Static<typeof CapturedMail>;
export const CapturedMailPage = PageOf(CapturedMail);
export const CapturedMailQuery = Closed({
  to: Type.Optional(Type.String({ maxLength: 254 })),
  cursor: Cursor,
  limit: Limit,
});
export const CapturedMailDetail = Type.Object({
  ...CapturedMail.properties,
  text: Type.String(),
  html: Nullable(Type.String()),
  headers: Type.Record(Type.String(), Type.String()),
});
export type CapturedMailDetail = Static<typeof CapturedMailDetail>;
