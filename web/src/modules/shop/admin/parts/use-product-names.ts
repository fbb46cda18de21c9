import { useQueries } from '@tanstack/react-query';
import { productQuery } from '../../../../api/shop-admin.ts';
import type { Picked } from './product-picker.tsx';

/** What products are called, by their ids; until that is known, the id says it. */
export function useProductNames(productIds: readonly string[]): Picked[] {
  const read = useQueries({
    queries: productIds.map((productId) => ({ ...productQuery(productId), staleTime: 5 * 60_000 })),
  });
  return productIds.map((productId, index) => {
    const product = read[index]?.data;
    return {
      productId,
      name: product?.name ?? { ko: productId, en: productId },
      picture: product?.pictures[0]?.picture ?? null,
    };
  });
}
