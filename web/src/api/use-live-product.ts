import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { productQuery } from './shop.ts';
import type { Product, StockNews } from './shop-types.ts';
import { subscribe } from './stream.ts';
import { readAfreshSoon } from './use-live.ts';

/** What is left, as the newest message says; a variant that it does not name is as it was. */
export function mergeStock(product: Product, news: StockNews): Product {
  const newest = new Map(news.variants.map((variant) => [variant.variantId, variant]));
  const variants = product.variants.map((variant) => {
    const { stock, state } = newest.get(variant.variantId) ?? variant;
    return { ...variant, stock, state };
  });
  const soldMeanwhile = product.variants.reduce((sum, { variantId, stock }) => {
    const left = newest.get(variantId)?.stock;
    return left == null || stock === null ? sum : sum + stock - left;
  }, 0);
  const isGone = variants.every(({ state }) => state === 'sold-out');
  const state =
    isGone && (product.state === 'on-sale' || product.state === 'pre-order')
      ? 'sold-out'
      : product.state === 'sold-out' && !isGone
        ? 'on-sale'
        : product.state;
  return { ...product, variants, state, sold: news.sold ?? product.sold + soldMeanwhile };
}

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
      else if (event === 'opened') readAfreshSoon(queryClient, queryKey);
      else if (event === 'stock') {
        const news = data as StockNews;
        queryClient.setQueryData(queryKey, (old) => old && mergeStock(old, news));
        // An operator has changed something else than stock: a price, or when it opens.
        if (news.variants.length === 0) readAfreshSoon(queryClient, queryKey);
      }
    });
  }, [productId, queryClient]);
}
