import Type, { type Static } from 'typebox';
import { Closed, Currency, Id, Money } from '../../../lib/schema.ts';
import { PromotionName, PromotionRule } from './schemas.ts';

export const PromotionTrialBody = Closed({
  rule: PromotionRule,
  name: PromotionName,
  insteadOf: Type.Optional(
    Type.String({
      ...Id,
      description: 'The promotion that is being rewritten: it does not apply beside its new rule',
    }),
  ),
  lines: Type.Array(
    Closed({ variantId: Id, quantity: Type.Integer({ minimum: 1, maximum: 999, examples: [3] }) }),
    { minItems: 1, maxItems: 50 },
  ),
});
export type PromotionTrialBody = Static<typeof PromotionTrialBody>;

const Sum = Type.Object({
  items: Money,
  discount: Money,
  shipping: Money,
  total: Money,
  trace: Type.Array(
    Type.Object({
      name: Type.Object({ ko: Type.String(), en: Type.String() }),
      amount: Type.Integer({ description: 'What it changes of the total: negative takes off' }),
    }),
  ),
});
export const PromotionTrial = Type.Object({
  currency: Currency,
  before: Sum,
  after: Sum,
});
export type PromotionTrial = Static<typeof PromotionTrial>;
