import { expect, it } from 'vitest';
import { chosenCount, filterOf, listAddress } from './list-address.ts';

it('takes from an address what a server would take, and leaves out the rest', () => {
  expect(
    listAddress({
      q: ' 머그\n컵 ',
      facet: ['brand:흙담', 'BRAND:x', 'brand:흙담', 'nonsense'],
      priceFrom: '10000',
      priceTo: '1e5',
      inStock: 'true',
      sort: 'rating',
      other: 'x',
    }),
  ).toEqual({ q: '머그 컵', facet: ['brand:흙담'], priceFrom: '10000', inStock: 'true', sort: 'rating' });
  expect(listAddress({ q: '  ', inStock: 'yes', sort: 'oldest', facet: 3 })).toEqual({});
});

it('sorts a search by what fits, and a shelf by what people like, unless somebody chose', () => {
  expect(filterOf({ q: '컵' }).sort).toBe('relevance');
  expect(filterOf({}, 'kitchen')).toMatchObject({ sort: 'popular', category: 'kitchen', inStock: undefined });
  expect(filterOf({ sort: 'newest', priceFrom: '500' })).toMatchObject({ sort: 'newest', priceFrom: 500 });
});

it('counts both ends of a price as one filter', () => {
  expect(chosenCount({})).toBe(0);
  expect(chosenCount({ facet: ['brand:a', 'brand:b'], priceFrom: '1', priceTo: '2', inStock: 'true' })).toBe(
    4,
  );
});
