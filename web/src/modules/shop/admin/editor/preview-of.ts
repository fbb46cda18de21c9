import type { AdminCategory, ShippingSettings } from '../../../../api/shop-admin-types.ts';
import type { Product, SaleState, Variant } from '../../../../api/shop-types.ts';
import type { DraftVariant, ProductDraft } from './draft.ts';
import { isBlank, numberOf, tagsOf } from './draft-body.ts';
import { choicesOf } from './variant-matrix.ts';

type Around = {
  productId: string;
  nowMs: number;
  categories: readonly AdminCategory[];
  shipping: ShippingSettings | undefined;
};

/** Fewer than this are told to customers. */
const FEW = 10;

/** What the shop would answer of a product that is as the form has it. */
export function previewOf(draft: ProductDraft, { productId, nowMs, categories, shipping }: Around): Product {
  const opensAt = isBlank(draft.opensAt) ? null : new Date(draft.opensAt).toISOString();
  const opens = opensAt !== null && Date.parse(opensAt) > nowMs;
  const variants = draft.variants
    .filter(({ isActive }) => isActive)
    .map((variant) => variantOf(variant, draft, nowMs, opens));
  const cheapest = variants.toSorted((one, other) => one.price - other.price)[0];
  const [from, listFrom] = [cheapest?.price ?? 0, cheapest?.listPrice ?? 0];
  const states = new Set(variants.map(({ state }) => state));
  const order: SaleState[] = ['opens', 'on-sale', 'pre-order', 'sold-out'];
  const category = categories.find(({ categoryId }) => categoryId === draft.categoryId);
  const percentOff = listFrom > from ? Math.max(1, Math.floor(((listFrom - from) * 100) / listFrom)) : null;
  return {
    productId,
    name: draft.name,
    summary: draft.summary,
    description: draft.description,
    brand: draft.brand.trim(),
    categoryId: draft.categoryId,
    categories: category ? [category] : [],
    picture: draft.pictures[0]?.picture ?? null,
    pictures: draft.pictures.map(({ picture, alt }) => ({ picture, alt })),
    price: { from, listFrom, percentOff },
    currency: 'KRW',
    rating: null,
    reviews: 0,
    likes: 0,
    state: order.find((one) => states.has(one)) ?? 'ended',
    opensAt,
    isDrop: draft.isDrop,
    badges: [],
    options: draft.options.map(({ name, values }) => ({ name, values: values.map((value) => value.name) })),
    variants,
    tags: tagsOf(draft.tags),
    delivery: draft.delivery,
    perMemberLimit: numberOf(draft.perMemberLimit),
    shipping: shipping ?? { fee: 0, freeFrom: null, remoteFee: 0 },
    sold: 0,
    serverNow: new Date(nowMs).toISOString(),
  };
}

function variantOf(variant: DraftVariant, draft: ProductDraft, nowMs: number, opens: boolean): Variant {
  const listPrice = numberOf(variant.price) ?? 0;
  const sale = numberOf(variant.salePrice);
  const isSale =
    sale !== null &&
    sale < listPrice &&
    (isBlank(variant.saleFrom) || Date.parse(variant.saleFrom) <= nowMs) &&
    (isBlank(variant.saleUntil) || Date.parse(variant.saleUntil) > nowMs);
  const stock = numberOf(variant.stock) ?? 0;
  const left = stock + (variant.sells === 'stock' ? 0 : (numberOf(variant.backorderLimit) ?? 0));
  return {
    variantId: variant.key,
    sku: variant.sku,
    choices: choicesOf(variant, draft.options),
    price: isSale ? sale : listPrice,
    listPrice,
    saleUntil: isSale && !isBlank(variant.saleUntil) ? new Date(variant.saleUntil).toISOString() : null,
    stock: left <= FEW ? Math.max(0, left) : null,
    sells: variant.sells,
    availableAt: isBlank(variant.availableAt) ? null : new Date(variant.availableAt).toISOString(),
    state: opens ? 'opens' : left <= 0 ? 'sold-out' : stock > 0 ? 'on-sale' : 'pre-order',
  };
}
