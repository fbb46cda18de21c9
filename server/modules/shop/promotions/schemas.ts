import Type, { type Static } from 'typebox';
import {
  Amount,
  Closed,
  Id,
  MAX_AMOUNT,
  Money,
  Nullable,
  PageOf,
  Text,
  Timestamp,
} from '../../../lib/schema.ts';

/** As the tables hold them: a scope is stored with its rule, in bounded space. */
const ShortId = Type.String({ pattern: '^[0-9A-Za-z]{1,16}$', examples: ['01K9ZQ3T5R7WXA00'] });
const Percent = Type.Integer({ minimum: 1, maximum: 100, examples: [10] });
const MinimumSpend = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT, examples: [30000] });
const Reason = Text(200, '가을 기획전');

/** Every list that is given must contain what is bought; none is everything. */
const PromotionScope = Closed({
  productIds: Type.Optional(Type.Array(ShortId, { minItems: 1, maxItems: 100, uniqueItems: true })),
  categoryIds: Type.Optional(Type.Array(ShortId, { minItems: 1, maxItems: 50, uniqueItems: true })),
});

export const PromotionRule = Type.Union([
  Closed({ kind: Type.Literal('percent'), percent: Percent, scope: PromotionScope }),
  Closed({
    kind: Type.Literal('buy-n'),
    buy: Type.Integer({ minimum: 1, maximum: 50, examples: [2] }),
    free: Type.Integer({ minimum: 1, maximum: 50, examples: [1] }),
    scope: PromotionScope,
  }),
  Closed({
    kind: Type.Literal('quantity'),
    minimum: Type.Integer({ minimum: 2, maximum: 99, examples: [3] }),
    percent: Percent,
    scope: PromotionScope,
  }),
  Closed({
    kind: Type.Literal('spend'),
    minimumSpend: Amount,
    amount: Amount,
    scope: PromotionScope,
  }),
  Closed({ kind: Type.Literal('free-shipping'), minimumSpend: MinimumSpend, scope: PromotionScope }),
]);

export const PromotionName = Closed({ ko: Text(120, '2+1 가을 양말'), en: Text(120, 'Autumn socks: 2 + 1') });
const TERMS = {
  name: PromotionName,
  rule: PromotionRule,
  startsAt: Timestamp,
  endsAt: Type.Optional(Nullable(Timestamp)),
  isActive: Type.Optional(Type.Boolean({ default: true, description: 'false: written, and not applied' })),
};
const Version = Type.Integer({
  minimum: 0,
  description: 'Of what was seen: 409 `shop.version-conflict` when somebody else has changed it since',
});

export const PromotionBody = Closed({ ...TERMS, reason: Reason });
export type PromotionBody = Static<typeof PromotionBody>;
export const PromotionChange = Closed({ ...TERMS, version: Version, reason: Reason });
export const PromotionEnd = Closed({ reason: Reason });
export const PromotionOrder = Closed({
  promotionIds: Type.Array(ShortId, { minItems: 1, maxItems: 100, uniqueItems: true }),
  reason: Reason,
});
export const PromotionParams = Closed({ promotionId: Id });

const Named = Type.Array(
  Type.Object({ id: Id, name: Type.Object({ ko: Type.String(), en: Type.String() }) }),
);
export const PromotionView = Type.Object({
  promotionId: Id,
  name: Type.Object({ ko: Type.String(), en: Type.String() }),
  rule: PromotionRule,
  priority: Type.Integer({ description: 'Smaller is asked first' }),
  startsAt: Timestamp,
  endsAt: Nullable(Timestamp),
  isActive: Type.Boolean(),
  status: Type.Union([
    Type.Literal('off'),
    Type.Literal('scheduled'),
    Type.Literal('active'),
    Type.Literal('ended'),
  ]),
  products: Named,
  categories: Named,
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type PromotionView = Static<typeof PromotionView>;
export const PromotionPage = PageOf(PromotionView);
export const PromotionQuery = Closed({
  status: Type.Optional(
    Type.Union([Type.Literal('current'), Type.Literal('ended')], {
      default: 'current',
      description:
        'current: all that have not ended, in the order in which they are asked; ended: newest first',
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 100 })),
});

const Postcode = Type.String({ pattern: '^[0-9]{5}$', examples: ['63000'] });
const SHIPPING_FIELDS = {
  fee: Type.Integer({ minimum: 0, maximum: 1_000_000, examples: [3000] }),
  freeFrom: Nullable(Amount),
  remoteFee: Type.Integer({ minimum: 0, maximum: 1_000_000, examples: [3000] }),
  remotePostcodes: Type.Array(Type.Array(Postcode, { minItems: 2, maxItems: 2 }), {
    maxItems: 200,
    description: 'Ranges `[from, to]`, both ends included',
  }),
};
export const ShippingBody = Closed({ ...SHIPPING_FIELDS, version: Version, reason: Reason });
export const ShippingView = Type.Object({
  ...SHIPPING_FIELDS,
  fee: Money,
  remoteFee: Money,
  isDefault: Type.Boolean({ description: 'Nobody has set it: what the shop does by itself' }),
  version: Type.Integer(),
});
export type ShippingView = Static<typeof ShippingView>;
