import { expect, test } from 'vitest';
import { filterOf, listAddress } from './list-address.ts';

test('an address keeps what a server would take', () => {
  const season = '0123456789ABCDEF';
  expect(listAddress({ q: ' 마당 ', sector: 'chips', sort: 'rise', season })).toEqual({
    ...{ q: '마당', sector: 'chips', sort: 'rise', season },
  });
  expect(listAddress({ q: '  ', sector: 'A b', sort: 'best', season: 'x' })).toEqual({});
});

test('without a choice the most traded come first', () => {
  expect(filterOf({})).toEqual({ q: undefined, sector: undefined, sort: 'amount', seasonId: undefined });
  expect(filterOf({ season: '0123456789ABCDEF', sort: 'fall' })).toMatchObject({
    seasonId: '0123456789ABCDEF',
    sort: 'fall',
  });
});
