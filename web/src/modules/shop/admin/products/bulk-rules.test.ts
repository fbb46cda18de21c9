import { expect, test } from 'vitest';
import type { AdminVariant } from '../../../../api/shop-admin-types.ts';
import { type BulkWish, bulkRow, undoOf } from './bulk-rules.ts';

const variant: AdminVariant = {
  variantId: '1M7ZRPV4N00QP8E0',
  sku: 'A-1',
  choices: [],
  price: 19_900,
  salePrice: null,
  saleFrom: null,
  saleUntil: null,
  stock: 5,
  sells: 'stock',
  backorderLimit: 0,
  availableAt: null,
  sold: 0,
  isActive: true,
};
const nothing: BulkWish = { price: null, roundTo: 100, sale: null, stock: null };
const names = { productName: '감귤', choice: '' };
const row = (wish: Partial<BulkWish>, of: Partial<AdminVariant> = {}) =>
  bulkRow({ ...variant, ...of }, names, { ...nothing, ...wish });

test('a price is set, raised by an amount, or by a share of it and rounded', () => {
  expect(row({ price: { how: 'set', value: 15_000 } }).change).toEqual({
    variantId: variant.variantId,
    price: 15_000,
  });
  expect(row({ price: { how: 'by', value: -900 } }).after.price).toBe(19_000);
  expect(row({ price: { how: 'percent', value: 7 } }).after.price).toBe(21_300);
  expect(row({ price: { how: 'percent', value: 7 }, roundTo: 10 }).after.price).toBe(21_290);
});

test('what changes nothing is not sent, and is no problem', () => {
  expect(row({})).toMatchObject({ change: null, problem: null });
  expect(row({ price: { how: 'set', value: 19_900 } }).change).toBeNull();
  expect(row({ sale: { how: 'end' } }).change).toBeNull();
});

test('a sale is a share off the new price, with its period, and can be ended', () => {
  const sale = { how: 'percent', percent: 20, from: null, until: '2026-12-01T00:00:00.000Z' } as const;
  expect(row({ price: { how: 'set', value: 10_000 }, sale }).change).toEqual({
    variantId: variant.variantId,
    price: 10_000,
    salePrice: 8_000,
    saleFrom: null,
    saleUntil: sale.until,
  });
  expect(row({ sale: { how: 'end' } }, { salePrice: 9_000 }).change).toMatchObject({ salePrice: null });
});

test('stock is set or changed by so many; what cannot be is said', () => {
  expect(row({ stock: { how: 'set', value: 0 } }).change).toMatchObject({ stock: 0 });
  expect(row({ stock: { how: 'by', value: 10 } }).change).toMatchObject({ stockBy: 10 });
  expect(row({ stock: { how: 'by', value: -6 } }).problem).toBe('stock');
  expect(
    row({ stock: { how: 'by', value: -6 } }, { sells: 'backorder', backorderLimit: 3 }).problem,
  ).toBeNull();
  expect(row({ price: { how: 'by', value: -20_000 } }).problem).toBe('price');
  expect(row({ price: { how: 'set', value: 8_000 } }, { salePrice: 9_000 }).problem).toBe('sale');
});

test('the way back: prices as they were, and as much stock as was given or taken', () => {
  const changed = [
    row({ price: { how: 'set', value: 1_000 }, stock: { how: 'set', value: 12 } }),
    row({ sale: { how: 'end' }, stock: { how: 'by', value: -2 } }, { salePrice: 9_000 }),
    row({}),
  ];
  expect(undoOf(changed)).toEqual([
    { variantId: variant.variantId, price: 19_900, stockBy: -7 },
    { variantId: variant.variantId, salePrice: 9_000, saleFrom: null, saleUntil: null, stockBy: 2 },
  ]);
});
