import { type Command, type Decision, refused } from '../../../engine/index.ts';
import type { PromotionRule, ShippingRule } from '../pricing/rules.ts';
import {
  namedIn,
  type PromotionInput,
  type PromotionsState,
  type PromotionTerms,
  type StoredPromotion,
  statusOf,
} from './promotion.ts';

/** Each of them is asked in every quote. */
const MAX_CURRENT = 100;

/** The lane's decide; a refusal changes nothing. */
export function decidePromotion(state: PromotionsState, command: Command<PromotionInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'create':
      return create(state, command, input);
    case 'change':
      return change(state, command, input);
    case 'end':
      return end(state, command, input);
    case 'order':
      return order(state, command, input);
    case 'set-shipping':
      return setShipping(state, command, input);
  }
}

type Of<Kind extends PromotionInput['kind']> = Extract<PromotionInput, { kind: Kind }>;

function create(state: PromotionsState, command: Command, { terms, reason }: Of<'create'>): Decision {
  const fault = faultOf(state, terms, command.at);
  if (fault) return refused('shop.invalid-promotion', fault);
  const current = currentOnes(state, command.at);
  if (current.length >= MAX_CURRENT) return refused('shop.promotions-full', { most: MAX_CURRENT });
  const promotion: StoredPromotion = {
    ...terms,
    id: command.id,
    priority: Math.max(0, ...current.map(({ priority }) => priority)) + 1,
    createdAt: command.at,
    updatedAt: command.at,
    change: 'new',
  };
  state.promotions.set(promotion.id, promotion);
  return changed(promotion, 'shop.create-promotion', reason, { ...terms });
}

function change(
  state: PromotionsState,
  command: Command,
  { promotionId, terms, version, reason }: Of<'change'>,
): Decision {
  const promotion = state.promotions.get(promotionId);
  if (!promotion) return refused('shop.promotion-not-found');
  if (promotion.updatedAt !== version)
    return refused('shop.version-conflict', { version: promotion.updatedAt });
  if (statusOf(promotion, command.at) === 'ended') return refused('shop.promotion-ended');
  const fault = faultOf(state, terms, command.at);
  if (fault) return refused('shop.invalid-promotion', fault);
  const { name, rule, startsAt, endsAt, isActive } = promotion;
  Object.assign(promotion, terms);
  touch(promotion, command.at);
  const from = { name, rule, startsAt, endsAt, isActive };
  return changed(promotion, 'shop.change-promotion', reason, { from, to: terms });
}

/** For good; to end what has ended changes nothing. */
function end(state: PromotionsState, command: Command, { promotionId, reason }: Of<'end'>): Decision {
  const promotion = state.promotions.get(promotionId);
  if (!promotion) return refused('shop.promotion-not-found');
  if (statusOf(promotion, command.at) === 'ended') return { accepted: true, result: { promotionId } };
  promotion.endsAt = command.at;
  // One that had not begun never applied.
  promotion.startsAt = Math.min(promotion.startsAt, command.at);
  touch(promotion, command.at);
  return changed(promotion, 'shop.end-promotion', reason, {});
}

function order(state: PromotionsState, command: Command, { promotionIds, reason }: Of<'order'>): Decision {
  const first: StoredPromotion[] = [];
  for (const id of promotionIds) {
    const promotion = state.promotions.get(id);
    if (!promotion) return refused('shop.promotion-not-found', { promotionId: id });
    first.push(promotion);
  }
  const rest = currentOnes(state, command.at).filter(({ id }) => !promotionIds.includes(id));
  for (const [i, promotion] of [...first, ...rest].entries()) {
    if (promotion.priority === i + 1) continue;
    promotion.priority = i + 1;
    touch(promotion, command.at);
  }
  return {
    accepted: true,
    result: {},
    events: [{ name: 'shop.promotion-changed', key: 'promotions', data: {} }],
    audit: { action: 'shop.order-promotions', subject: 'promotions', reason, details: { promotionIds } },
  };
}

function setShipping(
  state: PromotionsState,
  { at }: Command,
  { shipping, version, reason }: Of<'set-shipping'>,
): Decision {
  const { rule: from, version: stands } = state.shipping;
  if (stands !== version) return refused('shop.version-conflict', { version: stands });
  const fault = faultOfShipping(shipping);
  if (fault) return refused('shop.invalid-settings', fault);
  state.shipping.rule = shipping;
  state.shipping.version = Math.max(at, stands + 1);
  state.shipping.isChanged = true;
  return {
    accepted: true,
    result: { version: state.shipping.version },
    events: [{ name: 'shop.shipping-changed', key: 'shipping', data: {} }],
    audit: { action: 'shop.set-shipping', subject: 'shipping', reason, details: { from, to: shipping } },
  };
}

/** In the order in which they are asked. */
const currentOnes = (state: PromotionsState, at: number): StoredPromotion[] =>
  [...state.promotions.values()]
    .filter((promotion) => statusOf(promotion, at) !== 'ended')
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));

function touch(promotion: StoredPromotion, at: number): void {
  promotion.updatedAt = Math.max(at, promotion.updatedAt + 1);
  if (promotion.change === 'none') promotion.change = 'changed';
}

function changed(
  promotion: StoredPromotion,
  action: string,
  reason: string,
  details: Record<string, unknown>,
): Decision {
  const promotionId = promotion.id;
  return {
    accepted: true,
    result: { promotionId },
    events: [{ name: 'shop.promotion-changed', key: 'promotions', data: { promotionId } }],
    audit: { action, subject: promotionId, reason, details },
  };
}

/** What does not hold together in a promotion; null when it does. */
function faultOf(
  state: PromotionsState,
  { rule, startsAt, endsAt }: PromotionTerms,
  at: number,
): Record<string, unknown> | null {
  if (endsAt !== null && endsAt <= Math.max(startsAt, at)) return { reason: 'endsAt' };
  const unknown = namedIn(rule.scope).filter((id) => !state.known.has(id));
  if (unknown.length > 0) return { reason: 'scope', unknown };
  return faultOfRule(rule);
}

function faultOfRule(rule: PromotionRule): Record<string, unknown> | null {
  if (rule.kind === 'spend' && rule.amount > rule.minimumSpend) return { reason: 'amount' };
  return null;
}

function faultOfShipping({ remotePostcodes }: ShippingRule): Record<string, unknown> | null {
  const backwards = remotePostcodes.find(([from, to]) => from > to);
  return backwards ? { reason: 'remotePostcodes', range: backwards } : null;
}
