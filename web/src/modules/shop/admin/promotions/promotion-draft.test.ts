import { expect, test } from 'vitest';
import type { PromotionView } from '../../../../api/shop-admin-types.ts';
import {
  emptyPromotion,
  promotionDraft,
  promotionErrors,
  promotionTerms,
  RULE_KINDS,
  ruleOf,
} from './promotion-draft.ts';

const named = { name: { ko: '가을 양말', en: 'Autumn socks' } };
const fresh = { ...emptyPromotion(new Date('2026-11-21T00:00:00Z')), ...named };

test('each kind of rule begins with figures that make sense', () => {
  for (const kind of RULE_KINDS) expect(promotionErrors({ ...fresh, kind })).toEqual({});
  expect(ruleOf({ ...fresh, kind: 'buy-n' })).toEqual({ kind: 'buy-n', buy: 2, free: 1, scope: {} });
});

test('a figure out of bounds says its bounds; an end before the beginning is refused', () => {
  expect(promotionErrors({ ...fresh, percent: '101' })).toEqual({ percent: { min: 1, max: 100 } });
  expect(ruleOf({ ...fresh, percent: '' })).toBeNull();
  expect(promotionErrors({ ...fresh, endsAt: '2020-01-01T00:00' })).toEqual({ endsAt: true });
  expect(promotionErrors({ ...fresh, name: { ko: ' ', en: '' } })).toEqual({ name: true });
});

test('what is opened and saved is the same as before', () => {
  const view: PromotionView = {
    promotionId: '1M7ZRPV4N00QP8D0',
    ...named,
    rule: { kind: 'spend', minimumSpend: 50_000, amount: 5_000, scope: { categoryIds: ['C1'] } },
    priority: 1,
    startsAt: '2026-11-21T00:00:00.000Z',
    endsAt: '2026-12-01T00:00:00.000Z',
    isActive: true,
    status: 'active',
    products: [],
    categories: [{ id: 'C1', name: { ko: '양말', en: 'Socks' } }],
    version: 1,
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
  };
  const draft = promotionDraft(view);
  expect(promotionTerms(draft, ruleOf(draft)!)).toEqual({
    ...named,
    rule: view.rule,
    startsAt: view.startsAt,
    endsAt: view.endsAt,
    isActive: true,
  });
});
