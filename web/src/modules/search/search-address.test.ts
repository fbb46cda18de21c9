import { expect, test } from 'vitest';
import { parsePlainSearch } from '../../routes/plain-search.ts';
import { kindAddress, searchAddress } from './search-address.ts';

test('what stands in the address is what is searched for', () => {
  const search = parsePlainSearch(
    '?q=%EC%A0%9C%EC%A3%BC&facet=phase:open&facet=scope:shop&priceFrom=1000&sort=newest',
  );
  expect(kindAddress(search)).toEqual({
    q: '제주',
    facet: ['phase:open', 'scope:shop'],
    priceFrom: '1000',
    sort: 'newest',
  });
});

test('a search has one line of a bounded length', () => {
  expect(searchAddress({ q: ' a\u0000b\tc\n ' })).toEqual({ q: 'a b c' });
  expect(searchAddress({ q: 'a'.repeat(10_000) }).q).toHaveLength(200);
  expect(searchAddress({ q: '   ' })).toEqual({});
  expect(searchAddress({ q: ['제주', '서울'] })).toEqual({ q: '제주' });
});

test('what no server would take is left out', () => {
  const facet = [
    'phase',
    'Phase:open',
    ':open',
    'phase:',
    `phase:${'x'.repeat(90)}`,
    'phase:open',
    'phase:open',
  ];
  expect(kindAddress({ facet, priceFrom: '-1', priceTo: '1e5', sort: 'cheapest' })).toEqual({
    facet: ['phase:open'],
  });
  const many = Array.from({ length: 30 }, (_, index) => `phase:${index}`);
  expect(kindAddress({ facet: many }).facet).toHaveLength(20);
});

test('the usual order is not written', () => {
  expect(kindAddress({ sort: 'relevance' })).toEqual({});
});
