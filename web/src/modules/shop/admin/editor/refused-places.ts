import type { ApiError } from '../../../../api/error.ts';
import type { ProductDraft } from './draft.ts';
import type { ProductErrors } from './product-errors.ts';

/** Where in the form what the server has refused stands; empty where it names no place. */
export function refusedPlaces(error: ApiError | null, draft: ProductDraft): ProductErrors {
  if (error?.code !== 'shop.sku-taken') return {};
  const variant = draft.variants.find(({ sku }) => sku === error.facts.sku);
  return variant === undefined ? {} : { [`variants.${variant.key}.sku`]: { key: 'skuTaken' } };
}
