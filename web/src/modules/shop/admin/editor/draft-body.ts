import type { Localized, NewProductBody, ProductBody } from '../../../../api/shop-admin-types.ts';
import { type DraftOption, type DraftVariant, isGap, type ProductDraft } from './draft.ts';
import { choicesOf } from './variant-matrix.ts';

export const isBlank = (text: string): boolean => text.trim() === '';
/** null for what is no whole number. */
export const numberOf = (text: string): number | null =>
  /^-?\d{1,13}$/.test(text.trim()) ? Number(text.trim()) : null;

/** Without an English text the Korean one stands for it. */
export const texts = ({ ko, en }: Localized): { ko: string; en?: string } => ({
  ko: ko.trim(),
  ...(!isBlank(en) && { en: en.trim() }),
});
const iso = (local: string): string | null => (isBlank(local) ? null : new Date(local).toISOString());

type VariantBody = ProductBody['variants'][number];

/** The form as the server takes a product that is there; call it for a draft without errors. */
export const editedBody = (draft: ProductDraft, version: number): ProductBody => ({
  ...factsOf(draft),
  version,
  variants: offered(draft).map((variant) => ({
    ...variantBody(variant, draft.options),
    ...(variant.variantId !== null && { variantId: variant.variantId }),
    ...(variant.stockSeen !== null && { stockSeen: variant.stockSeen }),
  })),
});

/** The form as the server takes a new product. */
export const newBody = (draft: ProductDraft): NewProductBody => ({
  ...factsOf(draft),
  status: draft.status,
  variants: offered(draft).map((variant) => variantBody(variant, draft.options)),
});

const offered = ({ variants }: ProductDraft) => variants.filter((variant) => !isGap(variant));

const factsOf = (draft: ProductDraft) => ({
  categoryId: draft.categoryId,
  name: texts(draft.name),
  summary: texts(draft.summary),
  description: texts(draft.description),
  brand: draft.brand.trim(),
  tags: tagsOf(draft.tags),
  delivery: draft.delivery,
  isDrop: draft.isDrop,
  opensAt: iso(draft.opensAt),
  perMemberLimit: numberOf(draft.perMemberLimit),
  options: draft.options.map(({ name, values }) => ({
    name: texts(name),
    values: values.map((value) => texts(value.name)),
  })),
  pictures: draft.pictures.map(({ fileId, alt }) => ({ fileId, alt: texts(alt) })),
});

/** What stands between commas, each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

function variantBody(variant: DraftVariant, options: readonly DraftOption[]): VariantBody {
  const salePrice = numberOf(variant.salePrice);
  return {
    sku: variant.sku.trim(),
    choices: choicesOf(variant, options),
    price: numberOf(variant.price) ?? 0,
    salePrice,
    saleFrom: salePrice === null ? null : iso(variant.saleFrom),
    saleUntil: salePrice === null ? null : iso(variant.saleUntil),
    stock: numberOf(variant.stock) ?? 0,
    sells: variant.sells,
    backorderLimit: variant.sells === 'stock' ? 0 : (numberOf(variant.backorderLimit) ?? 0),
    availableAt: iso(variant.availableAt),
    isActive: variant.isActive,
  };
}
