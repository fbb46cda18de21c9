import type { CampaignBody, CampaignKind, Scope } from '../../api/types.ts';
import { type ScopeDraft, WHOLE_SHOP } from '../shop/admin/parts/scope-draft.ts';

/** What stands in the form, as text; `campaignErrors` mirrors the bounds of server/modules/coupons/schemas.ts. */
export type CampaignDraft = {
  kind: CampaignKind;
  name: string;
  nameEn: string;
  discountKind: 'amount' | 'percent';
  amount: string;
  percent: string;
  ceiling: string;
  minimumSpend: string;
  scope: 'both' | 'shop' | 'tickets';
  /** Of the shop: which products and categories; none is all. */
  goods: ScopeDraft;
  total: string;
  perMemberLimit: string;
  code: string;
  opensAt: string;
  closesAt: string;
  validUntil: string;
};

export type DraftError =
  | { key: 'required' }
  | { key: 'name' }
  | { key: 'code' }
  | { key: 'range'; min: number; max: number }
  | { key: 'past' }
  | { key: 'order' };
export type DraftErrors = Partial<Record<keyof CampaignDraft, DraftError>>;

const MAX_AMOUNT = 1_000_000_000_000;
const MAX_TOTAL = 10_000_000;
const CODE = /^[0-9A-Z][0-9A-Z-]{3,31}$/;

/** A time for an <input type="datetime-local">, in the operator's own zone. */
export function localTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export const emptyDraft = (now: Date): CampaignDraft => ({
  kind: 'drop',
  name: '',
  nameEn: '',
  discountKind: 'amount',
  amount: '5000',
  percent: '10',
  ceiling: '',
  minimumSpend: '0',
  scope: 'both',
  goods: WHOLE_SHOP,
  total: '1000',
  perMemberLimit: '1',
  code: '',
  opensAt: '',
  closesAt: '',
  validUntil: localTime(new Date(now.getTime() + 30 * 86_400_000)),
});

function rangeError(text: string, min: number, max: number): DraftError | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? undefined : { key: 'range', min, max };
}

export function campaignErrors(draft: CampaignDraft, nowMs: number): DraftErrors {
  const errors: DraftErrors = {};
  const set = (field: keyof CampaignDraft, error: DraftError | undefined) => {
    if (error !== undefined) errors[field] = error;
  };
  const opens = draft.opensAt === '' ? null : Date.parse(draft.opensAt);
  const closes = draft.closesAt === '' ? null : Date.parse(draft.closesAt);
  const valid = Date.parse(draft.validUntil);
  if (draft.name.trim() === '' || draft.name.trim().length > 80) set('name', { key: 'name' });
  if (draft.nameEn.trim().length > 80) set('nameEn', { key: 'name' });
  if (draft.discountKind === 'amount') set('amount', rangeError(draft.amount, 1, MAX_AMOUNT));
  else set('percent', rangeError(draft.percent, 1, 100));
  if (draft.discountKind === 'percent' && draft.ceiling !== '')
    set('ceiling', rangeError(draft.ceiling, 1, MAX_AMOUNT));
  set('minimumSpend', rangeError(draft.minimumSpend, 0, MAX_AMOUNT));
  set('total', rangeError(draft.total, 1, MAX_TOTAL));
  set('perMemberLimit', rangeError(draft.perMemberLimit, 1, 100));
  if (draft.kind === 'code' && !CODE.test(draft.code)) set('code', { key: 'code' });
  if (opens !== null && opens <= nowMs) set('opensAt', { key: 'past' });
  if (closes !== null && closes <= Math.max(nowMs, opens ?? 0)) set('closesAt', { key: 'order' });
  if (Number.isNaN(valid)) set('validUntil', { key: 'required' });
  else if (valid <= nowMs) set('validUntil', { key: 'past' });
  else if (valid <= Math.max(opens ?? 0, closes ?? 0)) set('validUntil', { key: 'order' });
  return errors;
}

export function discountOf(draft: CampaignDraft): CampaignBody['discount'] {
  if (draft.discountKind === 'amount') return { kind: 'amount', amount: Number(draft.amount) || 0 };
  const ceiling = Number(draft.ceiling);
  return { kind: 'percent', percent: Number(draft.percent) || 0, ...(ceiling > 0 ? { ceiling } : {}) };
}

export function scopeOf({ scope, goods: { products, categoryIds } }: CampaignDraft): Scope {
  if (scope === 'both') return {};
  return {
    services: [scope],
    ...(scope === 'shop' &&
      products.length > 0 && { productIds: products.map(({ productId }) => productId) }),
    ...(scope === 'shop' && categoryIds.length > 0 && { categoryIds }),
  };
}

const iso = (local: string): string => new Date(local).toISOString();

export function campaignBody(draft: CampaignDraft): CampaignBody {
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    discount: discountOf(draft),
    minimumSpend: Number(draft.minimumSpend),
    total: Number(draft.total),
    perMemberLimit: Number(draft.perMemberLimit),
    validUntil: iso(draft.validUntil),
    ...(draft.nameEn.trim() === '' ? {} : { nameEn: draft.nameEn.trim() }),
    ...(draft.scope === 'both' ? {} : { scope: scopeOf(draft) }),
    ...(draft.kind === 'code' ? { code: draft.code } : {}),
    ...(draft.opensAt === '' ? {} : { opensAt: iso(draft.opensAt) }),
    ...(draft.closesAt === '' ? {} : { closesAt: iso(draft.closesAt) }),
  };
}
