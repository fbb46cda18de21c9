import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { createLookups } from '../catalogue/lookups.ts';
import type { ShopDependencies } from '../parts.ts';
import { type PricedLine, type Quote, quote } from '../pricing/quote.ts';
import type { Promotion, PromotionRule } from '../pricing/rules.ts';
import { activePromotions, shippingRule } from './reading.ts';
import { PromotionTrial, PromotionTrialBody } from './trial-schemas.ts';

const CURRENCY = 'KRW';
/** Behind all others, where a new promotion would stand. */
const LAST = Number.MAX_SAFE_INTEGER;

/** What a rule would do, before anybody saves it: priced by the same function that prices orders. */
export function registerTrialRoutes(app: App, deps: ShopDependencies): void {
  const { database, now } = deps;
  const lookups = createLookups(deps);
  app.post(
    '/admin/shop/promotions/trials',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'tryPromotion',
        tags: ['Admin'],
        summary: 'What some lines cost with the promotions of now, and with one more; nothing is kept',
        body: PromotionTrialBody,
        response: { 200: PromotionTrial, '4xx': Problem, '5xx': Problem },
      },
    },
    async ({ body }) => {
      const at = now();
      const { reader } = database;
      const pieces = new Map<string, number>();
      for (const { variantId, quantity } of body.lines) {
        pieces.set(variantId, (pieces.get(variantId) ?? 0) + quantity);
      }
      const known = await lookups.variants(reader, [...pieces.keys()], at);
      const lines = Array.from(pieces, ([variantId, quantity]): PricedLine => {
        const variant = known.get(variantId);
        if (!variant) throw new ProblemError('shop.variant-not-found', { variantId });
        const { productId, categoryId, delivery, price } = variant;
        return { variantId, productId, categoryId, delivery, unitPrice: price, quantity };
      });
      const active = await activePromotions(reader, at);
      const others = active.filter(({ id }) => id !== body.insteadOf);
      const priority = active.find(({ id }) => id === body.insteadOf)?.priority ?? LAST;
      const rule = body.rule as PromotionRule;
      const tried: Promotion = { id: 'tried', name: body.name, rule, priority, startsAt: at, endsAt: null };
      const shipping = await shippingRule(reader);
      const cost = (promotions: readonly Promotion[]) =>
        sumOf(quote({ lines, promotions, shipping, postcode: null, at, coupon: null }));
      return { currency: CURRENCY, before: cost(others), after: cost([...others, tried]) };
    },
  );
}

const sumOf = ({ items, discount, shipping, total, trace }: Quote): PromotionTrial['after'] => ({
  items,
  discount,
  shipping,
  total,
  trace: trace.map(({ name, amount }) => ({ name, amount })),
});
