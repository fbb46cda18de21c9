import { describe, expect, it } from 'vitest';
import { mergeStock } from './merge-stock.ts';
import type { Product, SaleState } from './shop-types.ts';

const variant = (variantId: string, stock: number | null, state: SaleState = 'on-sale') => ({
  variantId,
  stock,
  state,
});
const product = (state: SaleState, ...variants: ReturnType<typeof variant>[]) =>
  ({ productId: 'P', state, sold: 5, variants }) as unknown as Product;
const news = (...variants: ReturnType<typeof variant>[]) => ({ productId: 'P', variants });

describe('news of stock', () => {
  it('changes what it names, and leaves the rest', () => {
    const merged = mergeStock(product('on-sale', variant('a', 3), variant('b', null)), news(variant('a', 2)));
    expect(merged.variants).toEqual([variant('a', 2), variant('b', null)]);
    expect(merged.state).toBe('on-sale');
  });

  it('counts what was sold meanwhile, so that what is left and what is gone stay one sum', () => {
    expect(mergeStock(product('on-sale', variant('a', 3)), news(variant('a', 1))).sold).toBe(7);
    expect(mergeStock(product('on-sale', variant('a', null)), news(variant('a', 9))).sold).toBe(5);
    expect(mergeStock(product('on-sale', variant('a', 3)), { ...news(variant('a', 1)), sold: 40 }).sold).toBe(
      40,
    );
  });

  it('is sold out with its last variant, and back with the first that comes back', () => {
    const gone = mergeStock(
      product('on-sale', variant('a', 1), variant('b', 0, 'sold-out')),
      news(variant('a', 0, 'sold-out')),
    );
    expect(gone.state).toBe('sold-out');
    expect(mergeStock(gone, news(variant('b', 1))).state).toBe('on-sale');
  });

  it('does not open what has its time', () => {
    expect(mergeStock(product('opens', variant('a', 2, 'opens')), news(variant('a', 1, 'opens'))).state).toBe(
      'opens',
    );
  });
});
