import type { Cache, CreateCache } from '../../../cache/index.ts';
import type { Executor } from '../../../db/dialect.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { ShippingRule } from '../pricing/rules.ts';
import { shippingRule } from '../promotions/reading.ts';
import {
  type KnownCategory,
  type PicturesOf,
  type PublicProduct,
  readCategories,
  readDropIds,
  readProducts,
  readShownCollections,
  readStocks,
  type ShownCollection,
  type StockOfProduct,
} from './reading.ts';

/** Each of these lists is one value. */
const ALL = 'all';

const keyOf = ({ key }: RecordedEvent): string[] => [key];
const all = (): string[] => [ALL];

/** Products of an order's lines: their stock has moved. */
export const productsOf = ({ data }: Pick<RecordedEvent, 'data'>): string[] => {
  const lines = Array.isArray(data.lines) ? (data.lines as { productId?: unknown }[]) : [];
  return [...new Set(lines.flatMap(({ productId }) => (typeof productId === 'string' ? productId : [])))];
};
const productNamed = ({ data }: RecordedEvent): string[] =>
  typeof data.productId === 'string' ? [data.productId] : [];

/** Events of orders, each with its lines, after which there is more or less of something. */
export const STOCK_EVENTS = [
  'shop.order-placed',
  'shop.order-paid',
  'shop.order-expired',
  'shop.order-cancelled',
  'shop.return-changed',
] as const;

/** What is remembered of the catalogue: what everybody reads while a crowd is there. */
export interface Remembered {
  /** Products that everybody may see: on sale, or over. What moves by itself (price, state) is worked out when it is read. */
  readonly products: Cache<PublicProduct>;
  readonly stocks: Cache<StockOfProduct>;
  categories(): Promise<readonly KnownCategory[]>;
  collections(): Promise<readonly ShownCollection[]>;
  dropIds(): Promise<readonly string[]>;
  shipping(): Promise<ShippingRule>;
  /** To be called after the commit that moved stock or counts, before anybody is answered. */
  changed(productIds: readonly string[]): Promise<void>;
  /** To be called after the commit of an operator's change. */
  edited(productIds: readonly string[], areShelvesChanged: boolean): Promise<void>;
}

/** @param executor the primary */
export function rememberCatalogue(
  executor: Executor,
  createCache: CreateCache,
  picturesOf: PicturesOf,
): Remembered {
  const products: Cache<PublicProduct> = createCache({
    name: 'shop.products',
    load: async (ids) => {
      const found = await readProducts(executor, ids, picturesOf);
      return new Map([...found].filter(([, { status }]) => status === 'on-sale' || status === 'ended'));
    },
    changedBy: {
      'shop.product-changed': keyOf,
      'shop.review-changed': productNamed,
      'shop.product-liked': productNamed,
    },
  });
  const stocks: Cache<StockOfProduct> = createCache({
    name: 'shop.stocks',
    load: (ids) => readStocks(executor, ids),
    changedBy: {
      'shop.product-changed': keyOf,
      'shop.stock-changed': keyOf,
      ...Object.fromEntries(STOCK_EVENTS.map((name) => [name, productsOf])),
    },
  });
  const categories: Cache<readonly KnownCategory[]> = createCache({
    name: 'shop.categories',
    load: async () => new Map([[ALL, await readCategories(executor)]]),
    changedBy: { 'shop.category-changed': all },
  });
  const collections: Cache<readonly ShownCollection[]> = createCache({
    name: 'shop.collections',
    load: async () => new Map([[ALL, await readShownCollections(executor)]]),
    changedBy: { 'shop.collection-changed': all },
  });
  const drops: Cache<readonly string[]> = createCache({
    name: 'shop.drops',
    load: async () => new Map([[ALL, await readDropIds(executor)]]),
    changedBy: { 'shop.product-changed': all },
  });
  const shipping: Cache<ShippingRule> = createCache({
    name: 'shop.shipping',
    load: async () => new Map([[ALL, await shippingRule(executor)]]),
    changedBy: { 'shop.shipping-changed': all },
  });
  return {
    products,
    stocks,
    categories: async () => (await categories.get(ALL)) ?? [],
    collections: async () => (await collections.get(ALL)) ?? [],
    dropIds: async () => (await drops.get(ALL)) ?? [],
    shipping: async () => (await shipping.get(ALL)) ?? (await shippingRule(executor)),
    changed: async (productIds) => {
      await Promise.all([stocks.invalidate(productIds), products.invalidate(productIds)]);
    },
    edited: async (productIds, areShelvesChanged) => {
      const shelves = areShelvesChanged ? [ALL] : [];
      await Promise.all([
        products.invalidate(productIds),
        stocks.invalidate(productIds),
        drops.invalidate(productIds.length > 0 ? [ALL] : []),
        categories.invalidate(shelves),
        collections.invalidate(shelves),
      ]);
    },
  };
}
