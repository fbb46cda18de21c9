import type { Product, StockNews } from './shop-types.ts';

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
