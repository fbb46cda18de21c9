import type { Localized } from '../../../lib/localized.ts';
import { limitOf } from '../catalogue/faults.ts';
import type { Product, ProductFacts, Variant, VariantDraft } from '../catalogue/product.ts';
import type { FaultCode, RowFault } from './faults.ts';
import { mergeOptions } from './options.ts';
import { MAX_AMOUNT, type ProductWish, type VariantWish, type WishedText } from './wish.ts';

/** A product as it stands, with its variants in their order. */
export interface Standing {
  readonly product: Pick<Product, 'id' | 'facts' | 'status' | 'version' | 'publishedAt'>;
  readonly variants: readonly Variant[];
}

/** A product as the file wants it. */
export interface Merged {
  readonly facts: ProductFacts;
  readonly status: Product['status'];
  readonly variants: readonly VariantDraft[];
  /** Nothing is different from what stands. */
  readonly isSame: boolean;
  readonly isStatusChanged: boolean;
}

const MAX_VARIANTS = 200;

/** What a product is to be: what the file says, and else what stands, or what a new one begins with. */
export function merge(
  wish: ProductWish,
  standing: Standing | null,
  categoryId: string | undefined,
): Merged | readonly RowFault[] {
  const faults: RowFault[] = [];
  const note = (row: number, field: RowFault['field'], code: FaultCode, value = '') => {
    faults.push({ row, field, code, value });
  };
  const { product, variants: before } = standing ?? { product: null, variants: [] };
  const old = product?.facts;
  if (!product) {
    if (wish.code === null) note(wish.row, 'product_code', 'required');
    if (wish.name.ko === undefined) note(wish.row, 'name_ko', 'required');
    if (categoryId === undefined && wish.category === undefined) note(wish.row, 'category', 'required');
  }
  const status = wish.status ?? product?.status ?? 'draft';
  const isStatusChanged = product !== null && status !== product.status;
  if (isStatusChanged && status === 'draft' && product.publishedAt !== null) {
    note(wish.row, 'status', 'does-not-fit', '');
  }
  const options = mergeOptions(wish, old?.options ?? [], before, note);
  const facts: ProductFacts = {
    categoryId: categoryId ?? old?.categoryId ?? '',
    name: textOf(wish.name, old?.name),
    brand: wish.brand ?? old?.brand ?? '',
    summary: textOf(wish.summary, old?.summary),
    description: textOf(wish.description, old?.description),
    tags: wish.tags ?? old?.tags ?? [],
    options: options.options,
    delivery: wish.delivery ?? old?.delivery ?? 'parcel',
    isDrop: wish.isDrop ?? old?.isDrop ?? false,
    opensAt: wish.opensAt === undefined ? (old?.opensAt ?? null) : wish.opensAt,
    perMemberLimit: wish.perMemberLimit === undefined ? (old?.perMemberLimit ?? null) : wish.perMemberLimit,
    pictures: old?.pictures ?? [],
  };
  const variants = mergeVariants(wish.variants, before, options.choices, note);
  if (variants.length > MAX_VARIANTS) note(wish.row, 'sku', 'too-many', String(variants.length));
  if (faults.length > 0) return faults;
  const isSame =
    old !== undefined &&
    (Object.keys(facts) as (keyof ProductFacts)[]).every((key) => isEqual(facts[key], old[key])) &&
    variants.length === before.length &&
    variants.every((draft, i) => isVariantSame(draft, before[i]!));
  return { facts, status, variants, isSame, isStatusChanged };
}

/** Where there is no English text, the Korean one stands for it. */
function textOf({ ko, en }: WishedText, old: Localized | undefined): Localized {
  const korean = ko ?? old?.ko ?? '';
  if (en !== undefined) return { ko: korean, en: en === '' ? korean : en };
  const isOwn = old !== undefined && old.en !== old.ko;
  return { ko: korean, en: isOwn ? old.en : korean };
}

/** Those that stand, as the file wants them, in their order; then the new ones. */
function mergeVariants(
  wishes: readonly VariantWish[],
  before: readonly Variant[],
  choices: ReadonlyMap<string, readonly number[]>,
  note: (row: number, field: RowFault['field'], code: FaultCode) => void,
): VariantDraft[] {
  const bySku = new Map(wishes.map((wish) => [wish.sku, wish]));
  const standing = before.map((variant) => draftOf(bySku.get(variant.sku), variant, choices));
  const known = new Set(before.map(({ sku }) => sku));
  const fresh = wishes.filter(({ sku }) => !known.has(sku));
  for (const { row, price } of fresh) if (price === undefined) note(row, 'price', 'required');
  return [...standing, ...fresh.map((wish) => draftOf(wish, null, choices))];
}

function draftOf(
  wish: VariantWish | undefined,
  old: Variant | null,
  choices: ReadonlyMap<string, readonly number[]>,
): VariantDraft {
  const sku = old?.sku ?? wish?.sku ?? '';
  const nullable = (wished: number | null | undefined, stands: number | null | undefined): number | null =>
    wished === undefined ? (stands ?? null) : wished;
  return {
    variantId: old?.id ?? null,
    sku,
    choices: choices.get(sku) ?? old?.choices ?? [],
    price: wish?.price ?? old?.price ?? MAX_AMOUNT,
    salePrice: nullable(wish?.salePrice, old?.salePrice),
    saleFrom: nullable(wish?.saleFrom, old?.saleFrom),
    saleUntil: nullable(wish?.saleUntil, old?.saleUntil),
    stock: wish?.stock ?? (old ? null : 0),
    stockSeen: null,
    sells: wish?.sells ?? old?.sells ?? 'stock',
    backorderLimit: wish?.backorderLimit ?? old?.backorderLimit ?? 0,
    availableAt: nullable(wish?.availableAt, old?.availableAt),
    isActive: wish?.isActive ?? old?.isActive ?? true,
  };
}

/** As the catalogue would write it. */
function isVariantSame(draft: VariantDraft, old: Variant): boolean {
  const { variantId: _id, stockSeen: _seen, ...wanted } = draft;
  const stock = draft.stock ?? old.stock;
  const next = { ...wanted, stock, backorderLimit: limitOf(draft.sells, draft.backorderLimit, stock) };
  return (Object.keys(next) as (keyof typeof next)[]).every((key) => isEqual(next[key], old[key]));
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
