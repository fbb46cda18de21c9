import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { mergeStock } from './merge-stock.ts';
import { productQuery } from './shop.ts';
import type { StockNews } from './shop-types.ts';
import { subscribe } from './stream.ts';
import { readAfreshSoon } from './use-live.ts';

const PRODUCT_ID = /^[0-9A-Z]{16}$/;

/** Keeps what is left of one product true while others buy. */
export function useLiveProduct(productId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    // An address that somebody mistyped would be refused, and with it the topics of all tabs.
    if (!PRODUCT_ID.test(productId)) return;
    const { queryKey } = productQuery(productId);
    return subscribe(`shop-product:${productId}`, ({ event, data }) => {
      if (event === 'reset') void queryClient.invalidateQueries({ queryKey });
      // An operator has changed it: a price, or when it opens.
      else if (event === 'opened' || event === 'product') readAfreshSoon(queryClient, queryKey);
      else if (event === 'stock') {
        const news = data as StockNews;
        queryClient.setQueryData(queryKey, (old) => old && mergeStock(old, news));
      }
    });
  }, [productId, queryClient]);
}
