import { localized, orEmpty } from '../../../lib/localized.ts';
import type { BulkBody, CategoryBody, CollectionBody, NewProductBody, ProductBody } from './admin-schemas.ts';
import type { ProductFacts, VariantDraft } from './product.ts';
import type { BulkChange, CategoryFacts, CollectionFacts } from './state.ts';

/** What operators send, as it is decided upon. */

/** Epoch milliseconds of a time of the API. */
const moment = (time: string | null | undefined): number | null => (time == null ? null : Date.parse(time));

export const factsOf = (body: NewProductBody | ProductBody): ProductFacts => ({
  categoryId: body.categoryId,
  name: localized(body.name),
  brand: body.brand ?? '',
  summary: orEmpty(body.summary),
  description: orEmpty(body.description),
  tags: body.tags ?? [],
  options: (body.options ?? []).map(({ name, values }) => ({
    name: localized(name),
    values: values.map(localized),
  })),
  delivery: body.delivery ?? 'parcel',
  isDrop: body.isDrop ?? false,
  opensAt: moment(body.opensAt),
  perMemberLimit: body.perMemberLimit ?? null,
  pictures: (body.pictures ?? []).map(({ fileId, alt }) => ({ fileId, alt: orEmpty(alt) })),
});

export const draftsOf = (variants: (NewProductBody | ProductBody)['variants']): VariantDraft[] =>
  variants.map((variant) => {
    const edited = variant as ProductBody['variants'][number];
    return {
      variantId: edited.variantId ?? null,
      sku: variant.sku,
      choices: variant.choices ?? [],
      price: variant.price,
      salePrice: variant.salePrice ?? null,
      saleFrom: moment(variant.saleFrom),
      saleUntil: moment(variant.saleUntil),
      stock: variant.stock ?? null,
      stockSeen: edited.stockSeen ?? null,
      sells: variant.sells ?? 'stock',
      backorderLimit: variant.backorderLimit ?? 0,
      availableAt: moment(variant.availableAt),
      isActive: variant.isActive ?? true,
    };
  });

/** Only what is given is changed: null takes a sale away, nothing leaves it. */
export const changesOf = ({ changes }: BulkBody): BulkChange[] =>
  changes.map(({ saleFrom, saleUntil, ...change }) => ({
    ...change,
    ...(saleFrom !== undefined && { saleFrom: moment(saleFrom) }),
    ...(saleUntil !== undefined && { saleUntil: moment(saleUntil) }),
  }));

export const categoryFactsOf = (body: CategoryBody): CategoryFacts => ({
  slug: body.slug,
  parentId: body.parentId ?? null,
  name: localized(body.name),
  position: body.position ?? 0,
  isHidden: body.isHidden ?? false,
});

export const collectionFactsOf = (body: CollectionBody): CollectionFacts => ({
  slug: body.slug,
  name: localized(body.name),
  lead: orEmpty(body.lead),
  position: body.position ?? 0,
  isShown: body.isShown ?? true,
  productIds: body.productIds,
});
