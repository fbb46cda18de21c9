import { type DraftVariant, isGap, type ProductDraft } from './draft.ts';
import { isBlank, numberOf, tagsOf } from './draft-body.ts';
import { countCombinations, MAX_VARIANTS } from './variant-matrix.ts';

export type FieldError =
  | {
      key:
        | 'required'
        | 'saleAbove'
        | 'saleOrder'
        | 'slug'
        | 'skuTwice'
        | 'skuTaken'
        | 'sku'
        | 'availableAt'
        | 'noVariant';
    }
  | { key: 'long'; max: number }
  | { key: 'range'; min: number; max: number }
  | { key: 'many'; max: number };
/** By the place of the field: `name.ko`, `variants.KEY.price`. */
export type ProductErrors = Readonly<Record<string, FieldError>>;

export const BOUNDS = {
  name: 160,
  summary: 300,
  description: 20_000,
  brand: 80,
  alt: 200,
  option: 40,
  tags: 20,
  tag: 40,
  pictures: 20,
  price: 1_000_000_000,
  stock: 1_000_000,
  limit: 1_000,
} as const;
const SKU = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;

/** What keeps a product from being saved; mirrors the bounds of the server's schemas. */
export function productErrors(draft: ProductDraft): ProductErrors {
  const errors: Record<string, FieldError> = {};
  const set = (place: string, error: FieldError | null) => {
    if (error !== null) errors[place] = error;
  };
  set('name.ko', textError(draft.name.ko, BOUNDS.name, true));
  set('name.en', textError(draft.name.en, BOUNDS.name));
  for (const language of ['ko', 'en'] as const) {
    set(`summary.${language}`, textError(draft.summary[language], BOUNDS.summary));
    set(`description.${language}`, textError(draft.description[language], BOUNDS.description));
  }
  set('brand', textError(draft.brand, BOUNDS.brand));
  if (draft.categoryId === '') set('categoryId', { key: 'required' });
  const tags = tagsOf(draft.tags);
  if (tags.length > BOUNDS.tags) set('tags', { key: 'many', max: BOUNDS.tags });
  if (tags.some((tag) => tag.length > BOUNDS.tag)) set('tags', { key: 'long', max: BOUNDS.tag });
  if (draft.isDrop && isBlank(draft.opensAt)) set('opensAt', { key: 'required' });
  if (!isBlank(draft.perMemberLimit))
    set('perMemberLimit', rangeError(draft.perMemberLimit, 1, BOUNDS.limit));
  for (const option of draft.options) {
    for (const language of ['ko', 'en'] as const) {
      set(
        `options.${option.key}.${language}`,
        textError(option.name[language], BOUNDS.option, language === 'ko'),
      );
      for (const value of option.values)
        set(
          `values.${value.key}.${language}`,
          textError(value.name[language], BOUNDS.option, language === 'ko'),
        );
    }
    if (option.values.length === 0) set(`options.${option.key}.values`, { key: 'required' });
  }
  if (countCombinations(draft.options) > MAX_VARIANTS) set('options', { key: 'many', max: MAX_VARIANTS });
  const offered = draft.variants.filter((variant) => !isGap(variant));
  if (!offered.some(({ isActive }) => isActive)) set('variants', { key: 'noVariant' });
  const skus = Map.groupBy(offered, ({ sku }) => sku.trim());
  for (const variant of offered) {
    const twice = variant.sku.trim() !== '' && (skus.get(variant.sku.trim())?.length ?? 0) > 1;
    for (const [field, error] of Object.entries(variantErrors(variant, twice)))
      set(`variants.${variant.key}.${field}`, error);
  }
  return errors;
}

function variantErrors(variant: DraftVariant, skuTwice: boolean): Record<string, FieldError | null> {
  const { price, salePrice, saleFrom, saleUntil, sells } = variant;
  const sale = numberOf(salePrice);
  const isTurned = !isBlank(saleFrom) && !isBlank(saleUntil) && saleFrom >= saleUntil;
  return {
    sku: isBlank(variant.sku)
      ? { key: 'required' }
      : !SKU.test(variant.sku.trim())
        ? { key: 'sku' }
        : skuTwice
          ? { key: 'skuTwice' }
          : null,
    price: rangeError(price, 1, BOUNDS.price),
    salePrice:
      sale === null ? null : sale >= (numberOf(price) ?? 0) || sale === 0 ? { key: 'saleAbove' } : null,
    saleUntil: isTurned ? { key: 'saleOrder' } : null,
    stock: rangeError(variant.stock, sells === 'stock' ? 0 : -BOUNDS.stock, BOUNDS.stock),
    backorderLimit: sells === 'stock' ? null : rangeError(variant.backorderLimit, 1, BOUNDS.stock),
    availableAt: sells === 'pre-order' && isBlank(variant.availableAt) ? { key: 'availableAt' } : null,
  };
}

function textError(text: string, max: number, isRequired = false): FieldError | null {
  if (isRequired && isBlank(text)) return { key: 'required' };
  return text.trim().length > max ? { key: 'long', max } : null;
}

function rangeError(text: string, min: number, max: number): FieldError | null {
  const value = numberOf(text);
  return value !== null && value >= min && value <= max ? null : { key: 'range', min, max };
}
