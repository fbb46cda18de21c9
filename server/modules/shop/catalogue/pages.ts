import { ProblemError } from '../../../http/errors.ts';
import { cardOf, categoryView, productView, trueUntil } from './cards.ts';
import { cardsOf, withAllBelow } from './listing.ts';
import type { CatalogueParts } from './parts.ts';
import { rankingKey } from './rankings.ts';
import type { KnownCategory, PublicProduct, ShownCollection, StockOfProduct } from './reading.ts';
import type { Card, Category, Collection, Home, Product, RankingName } from './schemas.ts';

/** On the home page; what there is more of has a page of its own. */
const PRODUCTS_SHOWN = 12;
/** Drops that were sold out for longer are not shown any more. */
const SHOWN_AFTER_MS = 7 * 86_400_000;

type Parts = Pick<CatalogueParts, 'remembered' | 'rankings'>;

export const categoryViews = (categories: readonly KnownCategory[]): Category[] =>
  categories.filter(({ isHidden }) => !isHidden).map(categoryView);

/** A product as everybody may read it; null for what is none, or is not to be seen. */
export async function readProduct(
  { remembered }: Pick<Parts, 'remembered'>,
  productId: string,
): Promise<{ product: PublicProduct; stock: StockOfProduct } | null> {
  const product = await remembered.products.get(productId);
  if (!product) return null;
  return { product, stock: (await remembered.stocks.get(productId)) ?? {} };
}

interface Written {
  readonly rests: readonly unknown[];
  readonly from: number;
  readonly until: number;
  readonly text: string;
}
/** Answers as they were last written: a crowd gets one text, and it is not made for each of them. */
const written = new WeakMap<object, Written>();

/**
 * A text that was made before, while all that it rests on is the same and its time has not come.
 * @param rests what it is made of; the first one holds it
 */
function sameText(
  [holder, ...rests]: readonly [object, ...unknown[]],
  at: number,
  make: () => { readonly text: string; readonly until: number },
): string {
  const known = written.get(holder);
  const isSame =
    known &&
    known.from <= at &&
    at < known.until &&
    known.rests.length === rests.length &&
    known.rests.every((rest, i) => rest === rests[i]);
  if (isSame) return known.text;
  const { text, until } = make();
  written.set(holder, { rests, from: at, until, text });
  return text;
}

/** What is the same for everybody, and the time of this answer: valid JSON of an object that is not empty. */
const withTime = (text: string, at: number): string =>
  `${text.slice(0, -1)},"serverNow":"${new Date(at).toISOString()}"}`;

/** A product's page as text, for those who like nothing yet. */
export async function productText(
  { remembered }: Pick<Parts, 'remembered'>,
  { product, stock }: { product: PublicProduct; stock: StockOfProduct },
  at: number,
): Promise<string> {
  const [categories, shipping] = [await remembered.categories(), await remembered.shipping()];
  const text = sameText([product, stock, categories, shipping], at, () => ({
    text: JSON.stringify(productView(product, stock, { categories, shipping }, at)),
    until: trueUntil(product, at),
  }));
  return withTime(text, at);
}

/** A product's page. */
export async function productPage(
  { remembered }: Pick<Parts, 'remembered'>,
  { product, stock }: { product: PublicProduct; stock: StockOfProduct },
  at: number,
): Promise<Product> {
  const around = { categories: await remembered.categories(), shipping: await remembered.shipping() };
  return { ...productView(product, stock, around, at), serverNow: new Date(at).toISOString() };
}

/** The first page as text, for those who like nothing yet. */
export async function homeText(parts: Parts, at: number): Promise<string> {
  const shown = await parts.remembered.collections();
  const { serverNow: _now, ...home } = await homePage(parts, at);
  // Cards stay the same ones for as long as they are true.
  const cards = [...home.collections.flatMap(({ products }) => products), ...home.rankings, ...home.drops];
  const text = sameText([shown, JSON.stringify(home.categories), ...cards], at, () => ({
    text: JSON.stringify(home),
    until: Number.POSITIVE_INFINITY,
  }));
  return withTime(text, at);
}

/** All that the first page shows. */
export async function homePage(parts: Parts, at: number): Promise<Home> {
  const { remembered } = parts;
  const collections: Collection[] = [];
  for (const shown of await remembered.collections()) {
    const view = await collectionView(parts, shown, at, PRODUCTS_SHOWN);
    if (view.products.length > 0) collections.push(view);
  }
  return {
    collections,
    rankings: (await rankedCards(parts, 'sales', null, at)).slice(0, PRODUCTS_SHOWN),
    drops: (await dropCards(parts, at)).slice(0, PRODUCTS_SHOWN),
    categories: categoryViews(await remembered.categories()),
    serverNow: new Date(at).toISOString(),
  };
}

async function collectionView(
  parts: Parts,
  { slug, name, lead, productIds }: ShownCollection,
  at: number,
  limit: number,
): Promise<Collection> {
  return { slug, name, lead, products: (await cardsOf(parts, productIds, false, at)).slice(0, limit) };
}

/** @throws ProblemError shop.collection-not-found */
export async function collectionPage(parts: Parts, slug: string, at: number): Promise<Collection> {
  const shown = (await parts.remembered.collections()).find((collection) => collection.slug === slug);
  if (!shown) throw new ProblemError('shop.collection-not-found');
  return collectionView(parts, shown, at, Number.POSITIVE_INFINITY);
}

/** @throws ProblemError shop.category-not-found */
export async function rankingPage(
  parts: Parts,
  { list = 'sales', category }: { readonly list?: RankingName; readonly category?: string },
  at: number,
): Promise<Card[]> {
  if (category === undefined) return rankedCards(parts, list, null, at);
  const [id] = withAllBelow(await parts.remembered.categories(), category);
  if (id === undefined) throw new ProblemError('shop.category-not-found');
  return rankedCards(parts, list, id, at);
}

async function rankedCards(parts: Parts, list: RankingName, categoryId: string | null, at: number) {
  const ids = (await parts.rankings.get(rankingKey(list, categoryId))) ?? [];
  return cardsOf(parts, ids, false, at);
}

/** Drops: what can be bought now, then what opens next, then what is sold out. */
export async function dropCards({ remembered }: Pick<Parts, 'remembered'>, at: number): Promise<Card[]> {
  const ids = await remembered.dropIds();
  const products = await remembered.products.getMany(ids);
  const stocks = await remembered.stocks.getMany(ids);
  const drops = ids.flatMap((id) => {
    const product = products.get(id);
    // Memory follows the list: what is no drop any more is not shown as one.
    if (!product?.isDrop || product.status !== 'on-sale') return [];
    return [{ card: cardOf(product, stocks.get(id) ?? {}, at), opensAt: product.opensAt ?? 0 }];
  });
  const order = ['on-sale', 'pre-order', 'opens', 'sold-out', 'ended'];
  return drops
    .filter(({ card, opensAt }) => card.state !== 'sold-out' || opensAt > at - SHOWN_AFTER_MS)
    .sort(
      (a, b) =>
        order.indexOf(a.card.state) - order.indexOf(b.card.state) ||
        (a.card.state === 'opens' ? a.opensAt - b.opensAt : b.opensAt - a.opensAt),
    )
    .map(({ card }) => card);
}
