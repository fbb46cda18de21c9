import { describe, expect, it } from 'vitest';
import type { Variant } from '../../../api/shop-types.ts';
import { choose, chosenVariant, firstChoice, mostOf, valueState } from './choice.ts';

const text = { ko: '', en: '' };
const variant = (
  choices: number[],
  state: Variant['state'] = 'on-sale',
  stock: number | null = null,
): Variant => ({
  variantId: choices.join('-'),
  sku: '',
  choices,
  price: 1000,
  listPrice: 1000,
  saleUntil: null,
  stock,
  sells: 'stock',
  availableAt: null,
  state,
});
/** Red in S and L (L gone), blue in L only. */
const shirt = { variants: [variant([0, 0]), variant([0, 1], 'sold-out'), variant([1, 1])] };

describe('choosing a variant', () => {
  it('has nothing to ask where an option has one value, or there is none', () => {
    const values = [text, text];
    expect(
      firstChoice({
        options: [
          { name: text, values: [text] },
          { name: text, values },
        ],
      }),
    ).toEqual([0, null]);
    expect(firstChoice({ options: [] })).toEqual([]);
    expect(chosenVariant({ variants: [variant([])] }, [])?.variantId).toBe('');
  });

  it('offers in each step what the steps before have left', () => {
    expect(valueState(shirt, [null, null], 1, 1)).toBe('free');
    expect(valueState(shirt, [0, null], 1, 1)).toBe('sold-out');
    expect(valueState(shirt, [1, null], 1, 0)).toBe('none');
    // A later choice does not take an earlier one away.
    expect(valueState(shirt, [null, 0], 0, 1)).toBe('free');
  });

  it('takes back what does not go with a changed step', () => {
    expect(choose(shirt, [0, 0], 0, 1)).toEqual([1, null]);
    expect(choose(shirt, [1, 1], 0, 0)).toEqual([0, null]);
    expect(choose(shirt, [0, null], 1, 0)).toEqual([0, 0]);
  });

  it('means a variant only when all is chosen', () => {
    expect(chosenVariant(shirt, [0, null])).toBeUndefined();
    expect(chosenVariant(shirt, [1, 1])?.variantId).toBe('1-1');
  });

  it('lets one take what is there and what one may have', () => {
    expect(mostOf(undefined, null)).toBe(99);
    expect(mostOf(undefined, 2)).toBe(2);
    expect(mostOf(variant([], 'on-sale', 3), null)).toBe(3);
    expect(mostOf(variant([], 'on-sale', 3), 1)).toBe(1);
    expect(mostOf(variant([], 'sold-out', 0), null)).toBe(0);
    expect(mostOf(variant([], 'pre-order'), null)).toBe(99);
  });
});
