import { expect, test } from 'vitest';
import { parsePlainSearch, textOf, textsOf, writePlainSearch } from './plain-search.ts';

test.each(['1e5', '007', 'true', 'null', '{"a":1}', '[1]', '"', '제주 & 서울 + 50%', '#?&='])(
  'what was searched for stays as it was typed: %s',
  (q) => {
    expect(parsePlainSearch(writePlainSearch({ q }).slice(1))).toEqual({ q });
  },
);

test('a name that comes again has several values, and they come back in their order', () => {
  const search = parsePlainSearch('?facet=phase:open&facet=scope:shop&sort=newest');
  expect(search).toEqual({ facet: ['phase:open', 'scope:shop'], sort: 'newest' });
  expect(writePlainSearch(search)).toBe('?facet=phase%3Aopen&facet=scope%3Ashop&sort=newest');
});

test('what is empty is not written', () => {
  expect(writePlainSearch({ q: '', kind: undefined, facet: [] })).toBe('');
});

test('one and several are read alike', () => {
  const search = parsePlainSearch('a=1&a=2&a=2&b=3&c=');
  expect(textOf(search, 'a')).toBe('1');
  expect(textsOf(search, 'a')).toEqual(['1', '2']);
  expect(textsOf(search, 'b')).toEqual(['3']);
  expect(textOf(search, 'c')).toBeUndefined();
  expect(textsOf(search, 'd')).toEqual([]);
});
