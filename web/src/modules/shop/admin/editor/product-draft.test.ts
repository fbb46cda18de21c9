import { expect, test } from 'vitest';
import type { AdminProduct } from '../../../../api/shop-admin-types.ts';
import { changedFields, mergeDrafts } from '../../../admin/merge-drafts.ts';
import { draftOf, emptyProduct, type ProductDraft } from './draft.ts';
import { editedBody, newBody, tagsOf } from './draft-body.ts';
import { productErrors } from './product-errors.ts';

const product: AdminProduct = {
  productId: '1M7ZRPV4N00QP8D0',
  version: 3,
  status: 'on-sale',
  categoryId: '1M7ZRPV4N00QP8D1',
  name: { ko: '감귤 한 상자', en: 'A box of tangerines' },
  summary: { ko: '', en: '' },
  description: { ko: '제주에서 왔어요.', en: 'From Jeju.' },
  brand: '돌담농원',
  tags: ['제주', '과일'],
  options: [
    {
      name: { ko: '무게', en: 'Weight' },
      values: [
        { ko: '3kg', en: '3 kg' },
        { ko: '5kg', en: '5 kg' },
      ],
    },
  ],
  variants: [0, 1].map((at) => ({
    variantId: `1M7ZRPV4N00QP8E${at}`,
    sku: `TG-${at}`,
    choices: [at],
    price: 19_900 + at * 10_000,
    salePrice: null,
    saleFrom: null,
    saleUntil: null,
    stock: 30,
    sells: 'stock',
    backorderLimit: 0,
    availableAt: null,
    sold: 2,
    isActive: true,
  })),
  pictures: [],
  delivery: 'parcel',
  isDrop: false,
  opensAt: null,
  perMemberLimit: 3,
  currency: 'KRW',
  likes: 0,
  reviews: 0,
  publishedAt: '2026-11-20T00:00:00.000Z',
  createdAt: '2026-11-20T00:00:00.000Z',
  updatedAt: '2026-11-20T00:00:00.000Z',
};
const changed = (change: Partial<ProductDraft>): ProductDraft => ({ ...draftOf(product), ...change });
const firstVariant = (change: object) => {
  const draft = draftOf(product);
  return { ...draft, variants: draft.variants.map((one, at) => (at === 0 ? { ...one, ...change } : one)) };
};

test('a product that is opened and saved is the same as before', () => {
  expect(productErrors(draftOf(product))).toEqual({});
  const body = editedBody(draftOf(product), 3);
  expect(body).toMatchObject({ version: 3, name: product.name, tags: product.tags, perMemberLimit: 3 });
  expect(body.options).toEqual(product.options);
  expect(body.variants).toEqual(
    product.variants.map(({ sold: _, ...variant }) => ({ ...variant, stockSeen: variant.stock })),
  );
});

test('an English text that nobody wrote is not sent, and not shown', () => {
  const same = { ko: '감귤', en: '감귤' };
  const draft = draftOf({ ...product, name: same });
  expect(draft.name).toEqual({ ko: '감귤', en: '' });
  expect(newBody(draft).name).toEqual({ ko: '감귤' });
});

test('a way to choose that is not offered is a gap, and not sent; what fits no choice is left where it is', () => {
  const [first] = product.variants;
  const gone = { ...first!, variantId: '1M7ZRPV4N00QP8E9', sku: 'OLD', choices: [7], isActive: false };
  const draft = draftOf({ ...product, variants: [first!, gone] });
  expect(draft.variants.map(({ variantId, isActive }) => [variantId, isActive])).toEqual([
    [first!.variantId, true],
    [null, false],
  ]);
  expect(productErrors(draft)).toEqual({});
  expect(editedBody(draft, 3).variants.map(({ sku }) => sku)).toEqual(['TG-0']);
  const none = draft.variants.map((variant) => ({ ...variant, isActive: false }));
  expect(productErrors({ ...draft, variants: none })).toEqual({ variants: { key: 'noVariant' } });
});

test('a new product says what it needs', () => {
  expect(Object.keys(productErrors(emptyProduct())).filter((place) => !place.startsWith('variants'))).toEqual(
    ['name.ko', 'categoryId'],
  );
});

test('a sale is cheaper than the price and ends after it began', () => {
  const errorsOf = (change: object) => Object.values(productErrors(firstVariant(change)));
  expect(errorsOf({ salePrice: '19900' })).toEqual([{ key: 'saleAbove' }]);
  expect(errorsOf({ salePrice: '15000' })).toEqual([]);
  expect(
    errorsOf({ salePrice: '15000', saleFrom: '2026-11-22T00:00', saleUntil: '2026-11-21T00:00' }),
  ).toEqual([{ key: 'saleOrder' }]);
  expect(errorsOf({ price: '19,900' })).toMatchObject([{ key: 'range' }]);
});

test('no two variants share a SKU; what can be ordered ahead has a bound', () => {
  expect(Object.keys(productErrors(firstVariant({ sku: 'TG-1' })))).toHaveLength(2);
  expect(Object.values(productErrors(firstVariant({ sells: 'backorder' })))).toMatchObject([
    { key: 'range' },
  ]);
  expect(
    Object.values(productErrors(firstVariant({ sells: 'pre-order', backorderLimit: '5' }))),
  ).toMatchObject([{ key: 'availableAt' }]);
});

test('tags stand between commas', () => {
  expect(tagsOf(' 제주, 과일,,제주 ')).toEqual(['제주', '과일']);
});

test('what I changed stays on top of what others saved; what both changed is told', () => {
  const base = draftOf(product);
  const mine = changed({ brand: '내 농원', tags: '귤' });
  const theirs = changed({ brand: '남의 농원', perMemberLimit: '5' });
  expect(changedFields(base, mine)).toEqual(['brand', 'tags']);
  const merged = mergeDrafts(base, mine, theirs);
  expect(merged.draft).toMatchObject({ brand: '내 농원', tags: '귤', perMemberLimit: '5' });
  expect([merged.theirs, merged.both]).toEqual([['perMemberLimit'], ['brand']]);
  expect(mergeDrafts(base, mine, changed({ brand: '내 농원' })).both).toEqual([]);
});
