import type { Executor } from '../../../db/dialect.ts';
import type { SequencedEvent } from '../../../events/outbox.ts';
import { smallPicture } from '../../../lib/picture-schema.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { firstPictureOf, pathOf, priceOf, ratingOf, soldOf } from './cards.ts';
import {
  type KnownCategory,
  type PicturesOf,
  type PublicProduct,
  readCategories,
  readProducts,
  readStocks,
  type StockOfProduct,
} from './reading.ts';
import { STOCK_EVENTS } from './remembered.ts';
import { productStateAt } from './sale.ts';

/** Facets that everybody filters and counts by. */
export const PRODUCT_FACETS = ['category', 'brand', 'price', 'availability', 'rating', 'badge'] as const;
/** The rating to a tenth: only for sorting by it. */
export const SCORE = 'score';
/** Of those that have no review yet. */
export const NO_SCORE = 'none';

/** Bands of prices, in won: from the one on, below the other. */
const PRICE_BANDS = [0, 10_000, 20_000, 30_000, 50_000, 100_000, 200_000] as const;
const MAX_TEXT = 2_000;

/** The band that a price lies in, such as `10000-20000`; the last one is open. */
export function priceBandOf(price: number): string {
  const from = PRICE_BANDS.findLast((bound) => bound <= price) ?? 0;
  return `${from}-${PRICE_BANDS.find((bound) => bound > price) ?? ''}`;
}

/** Products that are on sale, for everybody. @param picturesOf looks pictures up, in bulk */
export const productSearchable = (picturesOf: PicturesOf, now: () => number): Searchable => ({
  kind: 'product',
  scope: 'public',
  facets: PRODUCT_FACETS,
  events: ['shop.product-changed', 'shop.stock-changed', 'shop.review-changed', ...STOCK_EVENTS],
  idsOf: changedIds,
  documents: async (executor, ids) => {
    const products = await readProducts(executor, ids, picturesOf);
    const stocks = await readStocks(executor, [...products.keys()]);
    const categories = await readCategories(executor);
    const at = now();
    return [...products.values()]
      .filter(({ status }) => status === 'on-sale')
      .map((product) => documentOf(product, stocks.get(product.id) ?? {}, categories, at));
  },
  page: async (executor, after, limit) => pageOfIds(executor, after, limit),
});

/** All products, ascending, a page at a time. */
export async function pageOfIds(executor: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('shop_products')
    .select('id')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

interface MovedLine {
  readonly productId?: unknown;
  readonly quantity?: unknown;
  readonly stock?: unknown;
  readonly sold?: unknown;
}

/**
 * Orders move stock all the time; a document only says whether there is something left, and roughly how much was
 * sold. So most of them change none.
 */
function changedIds({ name, key, data }: Pick<SequencedEvent, 'name' | 'key' | 'data'>): string[] {
  if (name === 'shop.review-changed') return typeof data.productId === 'string' ? [data.productId] : [];
  if (!(STOCK_EVENTS as readonly string[]).includes(name)) return [key];
  const isSale = name === 'shop.order-placed' || name === 'shop.order-paid';
  const lines = Array.isArray(data.lines) ? (data.lines as MovedLine[]) : [];
  const moved = lines.filter(({ quantity, stock, sold }) => {
    if (typeof stock !== 'number' || typeof quantity !== 'number') return !isSale;
    const before = isSale ? stock + quantity : stock - quantity;
    const soldBefore = typeof sold === 'number' ? sold - (isSale ? quantity : 0) : 0;
    const isOtherMagnitude = typeof sold === 'number' && magnitudeOf(sold) !== magnitudeOf(soldBefore);
    return stock > 0 !== before > 0 || stock <= 0 || isOtherMagnitude;
  });
  return [...new Set(moved.flatMap(({ productId }) => (typeof productId === 'string' ? productId : [])))];
}

const magnitudeOf = (count: number): number => String(Math.max(0, count)).length;

function documentOf(
  product: PublicProduct,
  stock: StockOfProduct,
  categories: readonly KnownCategory[],
  at: number,
): SearchDocument {
  const picture = firstPictureOf(product);
  const path = pathOf(categories, product.categoryId);
  const text = (locale: 'ko' | 'en') =>
    [product.summary[locale], product.description[locale]].join('\n').slice(0, MAX_TEXT);
  return {
    kind: 'product',
    id: product.id,
    title: product.name,
    text: { ko: text('ko'), en: text('en') },
    tags: [
      product.brand,
      ...product.tags,
      ...path.flatMap(({ name }) => [name.ko, name.en]),
      ...product.variants.map(({ sku }) => sku),
    ].filter((tag) => tag !== ''),
    facets: facetsOf(product, stock, at),
    price: priceOf(product, at).from,
    at: product.publishedAt ?? at,
    popularity: soldOf(stock),
    link: `/shop/products/${product.id}`,
    picture: picture ? (smallPicture(picture).urls.at(-1)?.url ?? null) : null,
  };
}

function facetsOf(
  product: PublicProduct,
  stock: StockOfProduct,
  at: number,
): Record<string, readonly string[]> {
  const price = priceOf(product, at);
  const rating = ratingOf(product);
  const terms = product.variants.map((variant) => ({ ...variant, stock: stock[variant.id]?.[0] ?? 0 }));
  const state = productStateAt(product, terms, at);
  const atLeast = rating === null ? [] : [4, 3, 2, 1].filter((stars) => rating >= stars).map(String);
  const badges = [
    ...(price.percentOff === null ? [] : ['sale']),
    ...(product.isDrop ? ['drop'] : []),
    ...(product.delivery === 'none' ? ['no-delivery'] : []),
  ];
  return {
    category: [product.categoryId],
    brand: product.brand === '' ? [] : [product.brand],
    price: [priceBandOf(price.from)],
    availability: [state === 'on-sale' ? 'in-stock' : state],
    rating: atLeast,
    badge: badges,
    [SCORE]: [rating === null ? NO_SCORE : rating.toFixed(1)],
  };
}
