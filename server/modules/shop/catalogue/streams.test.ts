import { expect, test } from 'vitest';
import type { Cache } from '../../../cache/index.ts';
import type { StreamMessage } from '../../../events/catalog.ts';
import type { SequencedEvent } from '../../../events/outbox.ts';
import type { PublicProduct, PublicVariant } from './reading.ts';
import type { StockNews } from './schemas.ts';
import { catalogueStreams } from './streams.ts';

const NOON = Date.UTC(2026, 10, 21, 12);

const variant = (id: string, more: Partial<PublicVariant> = {}): PublicVariant => ({
  ...{ id, sku: id, choices: [], price: 100, salePrice: null, saleFrom: null, saleUntil: null },
  ...{ sells: 'stock', backorderLimit: 0, availableAt: null, isActive: true },
  ...more,
});
const product = (id: string, isDrop: boolean): PublicProduct => ({
  ...{ categoryId: 'C', name: { ko: '', en: '' }, brand: '', summary: { ko: '', en: '' } },
  ...{ description: { ko: '', en: '' }, tags: [], options: [], delivery: 'none', isDrop, opensAt: null },
  ...{ perMemberLimit: null, id, status: 'on-sale', publishedAt: 0, pictures: [] },
  variants: [variant('A'), variant('B', { sells: 'backorder', backorderLimit: 5 })],
  ...{ likes: 0, reviews: 0, ratingSum: 0 },
});

function streaming() {
  let ms = 0;
  let sequence = 0;
  const known = new Map([product('DROP', true), product('POT', false)].map((one) => [one.id, one]));
  const products = { get: async (id: string) => known.get(id) ?? null } as unknown as Cache<PublicProduct>;
  const mapping = catalogueStreams({ remembered: { products }, now: () => NOON, monotonic: () => ms });
  const event = (name: string, key: string, data: SequencedEvent['data'], at?: number): SequencedEvent => {
    sequence += 1;
    return { name, key, data, at: NOON, by: 'X', id: `E${sequence}`, sequence: at ?? sequence };
  };
  return {
    pass: (by: number) => {
      ms += by;
    },
    changed: (key: string) => mapping(event('shop.product-changed', key, { productId: key })),
    booked: (productId: string, variantId: string, stock: number, at?: number) =>
      mapping(event('shop.stock-changed', productId, { productId, variantId, stock }, at)),
    sold: (...lines: { productId: string; variantId: string; stock: number }[]) =>
      mapping(event('shop.order-paid', 'ORDER', { orderId: 'ORDER', lines })),
  };
}
/** As the stream sends it, some time later. */
async function sent([message]: readonly StreamMessage[]): Promise<StockNews> {
  await Promise.resolve();
  expect(message).toMatchObject({ event: 'stock', conflate: true });
  const data = message!.data as () => Record<string, unknown>;
  return data() as unknown as StockNews;
}

test('what is left is told to the piece where it is little, and always of a drop', async () => {
  const shop = streaming();
  expect(await sent(shop.sold({ productId: 'POT', variantId: 'A', stock: 40 }))).toEqual({
    productId: 'POT',
    variants: [{ variantId: 'A', stock: null, state: 'on-sale' }],
  });
  expect((await sent(shop.sold({ productId: 'POT', variantId: 'A', stock: 3 }))).variants).toEqual([
    { variantId: 'A', stock: 3, state: 'on-sale' },
  ]);
  expect((await sent(shop.sold({ productId: 'DROP', variantId: 'A', stock: 40 }))).variants).toEqual([
    { variantId: 'A', stock: 40, state: 'on-sale' },
  ]);
  expect((await sent(shop.sold({ productId: 'DROP', variantId: 'B', stock: -2 }))).variants).toContainEqual({
    variantId: 'B',
    stock: 3,
    state: 'pre-order',
  });
});

test('a message in the place of another one holds what that one held', async () => {
  const shop = streaming();
  shop.sold({ productId: 'DROP', variantId: 'A', stock: 9 });
  const later = shop.sold({ productId: 'DROP', variantId: 'B', stock: 2 });
  expect((await sent(later)).variants.map(({ variantId }) => variantId)).toEqual(['A', 'B']);
  shop.pass(3_000);
  const muchLater = shop.sold({ productId: 'DROP', variantId: 'B', stock: 1 });
  expect((await sent(muchLater)).variants.map(({ variantId }) => variantId)).toEqual(['B']);
});

test('an order of several products is told to each of their pages', () => {
  const shop = streaming();
  const messages = shop.sold(
    { productId: 'DROP', variantId: 'A', stock: 9 },
    { productId: 'POT', variantId: 'A', stock: 9 },
    { productId: 'POT', variantId: 'B', stock: 9 },
  );
  expect(messages.map(({ topic }) => topic)).toEqual(['shop-product:DROP', 'shop-product:POT']);
});

test('what is read again for a page that comes back undoes nothing', async () => {
  const shop = streaming();
  shop.booked('DROP', 'A', 7, 100);
  const old = shop.booked('DROP', 'A', 50, 90);
  expect((await sent(old)).variants).toMatchObject([{ stock: 7 }]);
});

test('of what nobody knows nothing wrong is said, and a change says that there is something to read', async () => {
  const shop = streaming();
  expect((await sent(shop.sold({ productId: 'NEW', variantId: 'A', stock: 0 }))).variants).toEqual([
    { variantId: 'A', stock: 0, state: 'sold-out' },
  ]);
  expect(shop.changed('POT')).toEqual([
    { topic: 'shop-product:POT', event: 'product', conflate: true, data: { productId: 'POT' } },
  ]);
});
