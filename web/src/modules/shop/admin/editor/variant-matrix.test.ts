import { expect, test } from 'vitest';
import { combinations } from './combinations.ts';
import { type DraftOption, emptyProduct } from './draft.ts';
import { choicesOf, countCombinations, variantsFor } from './variant-matrix.ts';

const option = (key: string, ...values: string[]): DraftOption => ({
  key,
  name: { ko: key, en: key },
  values: values.map((value) => ({ key: value, name: { ko: value, en: value } })),
});
const size = option('size', 's', 'm');
const colour = option('colour', 'red', 'blue');
const plain = emptyProduct().variants.map((variant) => ({ ...variant, price: '9000', stock: '7', sku: 'A' }));

test('each way to choose is a variant; an option without values is none yet', () => {
  expect(combinations([])).toEqual([[]]);
  expect(combinations([size, colour])).toEqual([
    ['s', 'red'],
    ['s', 'blue'],
    ['m', 'red'],
    ['m', 'blue'],
  ]);
  expect(combinations([size, option('new')])).toEqual([['s'], ['m']]);
  expect(countCombinations([size, colour, option('new')])).toBe(4);
});

test('the first of a new option’s variants is the one that was there, the others cost the same', () => {
  const made = variantsFor([size], plain);
  expect(made.map(({ valueKeys, price, stock, sku }) => [valueKeys, price, stock, sku])).toEqual([
    [['s'], '9000', '7', 'A'],
    [['m'], '9000', '0', ''],
  ]);
});

test('what was typed stays with its values, wherever they are moved to', () => {
  const made = variantsFor([size, colour], plain).map((variant, at) => ({
    ...variant,
    stock: String(at + 1),
  }));
  const turned = variantsFor([option('colour', 'blue', 'red'), option('size', 'm', 's')], made);
  const stockOf = (...keys: string[]) =>
    turned.find(({ valueKeys }) => keys.every((key) => valueKeys.includes(key)))?.stock;
  expect([stockOf('s', 'red'), stockOf('s', 'blue'), stockOf('m', 'red'), stockOf('m', 'blue')]).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
  expect(turned.map((variant) => choicesOf(variant, [option('colour', 'blue', 'red'), size]))).toEqual([
    [0, 1],
    [0, 0],
    [1, 1],
    [1, 0],
  ]);
});

test('a value that goes takes its variants with it; an option that goes leaves the first of each', () => {
  const made = variantsFor([size, colour], plain).map((variant, at) => ({ ...variant, sku: `V${at}` }));
  expect(variantsFor([size, option('colour', 'blue')], made).map(({ sku }) => sku)).toEqual(['V1', 'V3']);
  expect(variantsFor([size], made).map(({ sku }) => sku)).toEqual(['V0', 'V2']);
  expect(variantsFor([], made).map(({ sku }) => sku)).toEqual(['V0']);
});

test('a value that comes costs what its nearest costs', () => {
  const made = variantsFor([size], plain).map((variant, at) => ({
    ...variant,
    price: at === 0 ? '9000' : '9900',
  }));
  const more = variantsFor([option('size', 's', 'm', 'l')], made);
  expect(more.map(({ price, variantId }) => [price, variantId])).toEqual([
    ['9000', null],
    ['9900', null],
    ['9000', null],
  ]);
});
