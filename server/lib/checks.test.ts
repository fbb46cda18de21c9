import Type from 'typebox';
import { expect, test } from 'vitest';
import { checkOf } from './checks.ts';
import { Closed } from './schema.ts';

const Basket = Closed({
  name: Type.String({ maxLength: 3 }),
  lines: Type.Array(Closed({ count: Type.Integer({ minimum: 1, default: 1 }) })),
});

test('a check says where the first fault lies', () => {
  const check = checkOf(Basket);
  expect(check.faultIn({ name: 'abc', lines: [{ count: 2 }] })).toBeNull();
  expect(check.faultIn({ name: 'abc', lines: [{ count: 2 }, { count: 0 }] })).toBe('/lines/1/count');
  expect(check.faultIn({ name: 'abcd', lines: [] })).toBe('/name');
  expect(check.faultIn('basket')).toBe('');
});

test('a check changes nothing: no default is filled in, no text becomes a number', () => {
  const check = checkOf(Basket);
  const value = { name: 'abc', lines: [{}] };
  expect(check.isOk(value)).toBe(false);
  expect(value).toEqual({ name: 'abc', lines: [{}] });
  expect(check.isOk({ name: 'abc', lines: [{ count: '1' }] })).toBe(false);
});
