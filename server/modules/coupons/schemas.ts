import Type, { type Static } from 'typebox';
import { Picture } from '../../lib/picture-schema.ts';
import { Amount, Closed, Currency, Id, Money, Nullable, PageOf, Text, Timestamp } from '../../lib/schema.ts';

export const Discount = Type.Union([
  Closed({ kind: Type.Literal('amount'), amount: Amount }),
  Closed({
    kind: Type.Literal('percent'),
    percent: Type.Integer({ minimum: 1, maximum: 100, examples: [10] }),
    ceiling: Type.Optional(Amount),
  }),
]);
export type Discount = Static<typeof Discount>;

/** Empty means everything; otherwise each list that is given must contain what is bought. */
export const Scope = Closed({
  services: Type.Optional(
    Type.Array(Type.Union([Type.Literal('shop'), Type.Literal('tickets')]), { maxItems: 2 }),
  ),
  productIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  categoryIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  performanceIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
});
export type Scope = Static<typeof Scope>;

/** drop: first come, first served; code: one code that many register; codes: a unique code for each coupon. */
export const CampaignKind = Type.Union([Type.Literal('drop'), Type.Literal('code'), Type.Literal('codes')]);
export type CampaignKind = Static<typeof CampaignKind>;
/** What the clock and the operator make of it at the moment of reading. */
export const CampaignPhase = Type.Union([
  Type.Literal('draft'),
  Type.Literal('scheduled'),
  Type.Literal('open'),
  Type.Literal('sold-out'),
  Type.Literal('closed'),
]);
export type CampaignPhase = Static<typeof CampaignPhase>;

const Code = Type.String({ pattern: '^[0-9A-Z][0-9A-Z-]{3,31}$', examples: ['WELCOME-2026'] });

export const CampaignBody = Closed({
  kind: CampaignKind,
  name: Text(80, '가을맞이 5천원 쿠폰'),
  nameEn: Type.Optional(Text(80, 'Autumn ₩5,000 coupon')),
  discount: Discount,
  minimumSpend: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, examples: [20000] })),
  scope: Type.Optional(Scope),
  total: Type.Integer({ minimum: 1, maximum: 10_000_000, examples: [10000] }),
  perMemberLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 1 })),
  code: Type.Optional(Code),
  opensAt: Type.Optional(Timestamp),
  closesAt: Type.Optional(Timestamp),
  validUntil: Timestamp,
  posterFileId: Type.Optional(Id),
});
export type CampaignBody = Static<typeof CampaignBody>;

export const Drop = Type.Object({
  dropId: Id,
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  phase: CampaignPhase,
  discount: Discount,
  minimumSpend: Money,
  currency: Currency,
  total: Type.Integer(),
  claimed: Type.Integer(),
  remaining: Type.Integer(),
  perMemberLimit: Type.Integer(),
  opensAt: Nullable(Timestamp),
  closesAt: Nullable(Timestamp),
  validUntil: Timestamp,
  poster: Nullable(Picture),
  serverNow: Type.String({
    format: 'date-time',
    description: 'For a countdown that does not trust the device’s clock',
  }),
  mine: Type.Array(Type.Object({ couponId: Id, position: Type.Integer() }), {
    description: 'The caller’s own coupons of this drop; empty for guests',
  }),
});
export type Drop = Static<typeof Drop>;
export const DropList = Type.Object({ items: Type.Array(Drop) });

export const ClaimResult = Type.Object({
  couponId: Id,
  position: Type.Integer({ description: 'Which of the drop’s coupons: 1 is the first' }),
  dropId: Id,
  validUntil: Timestamp,
});
export type ClaimResult = Static<typeof ClaimResult>;
export const RegistrationBody = Closed({ code: Code });

export const CouponStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('used'),
  Type.Literal('expired'),
  Type.Literal('void'),
]);
export const Coupon = Type.Object({
  couponId: Id,
  campaignId: Id,
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  discount: Discount,
  minimumSpend: Money,
  currency: Currency,
  scope: Scope,
  status: CouponStatus,
  position: Type.Integer(),
  claimedAt: Timestamp,
  validUntil: Timestamp,
  usedAt: Nullable(Timestamp),
  usedFor: Nullable(Type.String()),
});
export type Coupon = Static<typeof Coupon>;
export const CouponPage = PageOf(Coupon);
export const CouponQuery = Closed({
  status: Type.Optional(CouponStatus),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

/** A campaign as the operator sees it. */
export const Campaign = Type.Object({
  campaignId: Id,
  kind: CampaignKind,
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  phase: CampaignPhase,
  discount: Discount,
  minimumSpend: Money,
  currency: Currency,
  scope: Scope,
  total: Type.Integer(),
  claimed: Type.Integer(),
  used: Type.Integer(),
  perMemberLimit: Type.Integer(),
  code: Nullable(Type.String()),
  codesMade: Type.Integer(),
  opensAt: Nullable(Timestamp),
  closesAt: Nullable(Timestamp),
  validUntil: Timestamp,
  poster: Nullable(Picture),
  createdAt: Timestamp,
});
export type Campaign = Static<typeof Campaign>;
export const CampaignPage = PageOf(Campaign);
export const OpenBody = Closed({ opensAt: Type.Optional(Timestamp) });
export const CodesBody = Closed({ count: Type.Integer({ minimum: 1, maximum: 50_000 }) });
export const CodesResult = Type.Object({ campaignId: Id, made: Type.Integer(), codesMade: Type.Integer() });
export const ClaimList = PageOf(
  Type.Object({
    couponId: Id,
    position: Type.Integer(),
    accountId: Id,
    name: Type.String(),
    status: CouponStatus,
    claimedAt: Timestamp,
  }),
);

/** Sent on topic `drop:{dropId}`, the newest only, at most a few times a second. */
export const DropProgress = Type.Object({
  dropId: Id,
  total: Type.Integer(),
  claimed: Type.Integer(),
  remaining: Type.Integer(),
  phase: CampaignPhase,
  claimsPerSecond: Type.Number(),
  p99Ms: Nullable(
    Type.Number({ description: 'From admission to answer on this instance; for the operator’s live page' }),
  ),
});
export type DropProgress = Static<typeof DropProgress>;
