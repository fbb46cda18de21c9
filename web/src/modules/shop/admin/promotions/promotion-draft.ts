import type { Localized, PromotionRule, PromotionView } from '../../../../api/shop-admin-types.ts';
import { localTime } from '../../../admin/campaign-draft.ts';
import { isBlank, numberOf } from '../editor/draft-body.ts';
import { type ScopeDraft, WHOLE_SHOP } from '../parts/scope-draft.ts';

export type RuleKind = PromotionRule['kind'];
export const RULE_KINDS: readonly RuleKind[] = ['percent', 'buy-n', 'quantity', 'spend', 'free-shipping'];

/** What stands in the form, as text. */
export type PromotionDraft = {
  name: Localized;
  kind: RuleKind;
  percent: string;
  buy: string;
  free: string;
  minimum: string;
  minimumSpend: string;
  amount: string;
  scope: ScopeDraft;
  startsAt: string;
  endsAt: string;
  isActive: boolean;
};
export type RuleField = 'percent' | 'buy' | 'free' | 'minimum' | 'minimumSpend' | 'amount';
export type PromotionErrors = Partial<
  Record<RuleField, { min: number; max: number }> & { name: true; startsAt: true; endsAt: true }
>;

/** The fields of each kind of rule, with their bounds: those of the server's schemas. */
export const FIELDS: Record<RuleKind, Partial<Record<RuleField, readonly [min: number, max: number]>>> = {
  percent: { percent: [1, 100] },
  'buy-n': { buy: [1, 50], free: [1, 50] },
  quantity: { minimum: [2, 99], percent: [1, 100] },
  spend: { minimumSpend: [1, 1_000_000_000], amount: [1, 1_000_000_000] },
  'free-shipping': { minimumSpend: [0, 1_000_000_000] },
};

export const emptyPromotion = (now: Date): PromotionDraft => ({
  name: { ko: '', en: '' },
  kind: 'percent',
  percent: '10',
  buy: '2',
  free: '1',
  minimum: '3',
  minimumSpend: '30000',
  amount: '3000',
  scope: WHOLE_SHOP,
  startsAt: localTime(now),
  endsAt: '',
  isActive: true,
});

export function promotionDraft(view: PromotionView): PromotionDraft {
  const { rule } = view;
  const draft: PromotionDraft = {
    ...emptyPromotion(new Date(view.startsAt)),
    name: view.name,
    kind: rule.kind,
    scope: {
      products: view.products.map(({ id, name }) => ({ productId: id, name, picture: null })),
      categoryIds: view.categories.map(({ id }) => id),
    },
    endsAt: view.endsAt === null ? '' : localTime(new Date(view.endsAt)),
    isActive: view.isActive,
  };
  for (const field of Object.keys(FIELDS[rule.kind]) as RuleField[]) {
    draft[field] = String((rule as Record<string, unknown>)[field]);
  }
  return draft;
}

/** The rule as it stands in the form; null while a number of it is missing or out of bounds. */
export function ruleOf(draft: PromotionDraft): PromotionRule | null {
  const { products, categoryIds } = draft.scope;
  const rule: Record<string, unknown> = {
    kind: draft.kind,
    scope: {
      ...(products.length > 0 && { productIds: products.map(({ productId }) => productId) }),
      ...(categoryIds.length > 0 && { categoryIds }),
    },
  };
  for (const [field, [min, max]] of fieldsOf(draft.kind)) {
    const value = numberOf(draft[field]);
    if (value === null || value < min || value > max) return null;
    rule[field] = value;
  }
  return rule as PromotionRule;
}

export function promotionErrors(draft: PromotionDraft): PromotionErrors {
  const errors: PromotionErrors = {};
  if (isBlank(draft.name.ko) || isBlank(draft.name.en)) errors.name = true;
  for (const [field, [min, max]] of fieldsOf(draft.kind)) {
    const value = numberOf(draft[field]);
    if (value === null || value < min || value > max) errors[field] = { min, max };
  }
  if (isBlank(draft.startsAt)) errors.startsAt = true;
  if (!isBlank(draft.endsAt) && draft.endsAt <= draft.startsAt) errors.endsAt = true;
  return errors;
}

const fieldsOf = (kind: RuleKind) =>
  Object.entries(FIELDS[kind]) as [RuleField, readonly [min: number, max: number]][];

/** What is sent; call it for a draft without errors. */
export const promotionTerms = (draft: PromotionDraft, rule: PromotionRule) => ({
  name: { ko: draft.name.ko.trim(), en: draft.name.en.trim() },
  rule,
  startsAt: new Date(draft.startsAt).toISOString(),
  endsAt: isBlank(draft.endsAt) ? null : new Date(draft.endsAt).toISOString(),
  isActive: draft.isActive,
});
